package dev.sidetone.testing;

import dev.sidetone.signaling.Wire;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Wires in memory: what one end sends arrives at the other after the given delay, in order. A
 * network that can be cut, or fall silent.
 */
public final class MemoryWires implements Wire.Dialer {
    private final SerialQueue network;
    private final Duration delay;
    private final Function<URI, Wire.@Nullable Listener> server;
    private final List<Pair> pairs = new ArrayList<>();

    /** A network to {@code server}, which answers null for an address that nobody listens at. */
    public MemoryWires(Time time, Duration delay, Function<URI, Wire.@Nullable Listener> server) {
        this.network = time.queue("network");
        this.delay = delay;
        this.server = server;
    }

    @Override
    public Wire dial(URI url, Wire.Listener client) {
        Pair pair = new Pair(client);
        pairs.add(pair);
        later(() -> pair.open(server.apply(url)));
        return pair.client;
    }

    /** Every wire breaks, as when the other process is killed. */
    public void cut() {
        List.copyOf(pairs).forEach(Pair::cut);
    }

    /** The wire whose client end is {@code client} breaks. */
    public void cut(Wire client) {
        pairs.stream().filter(pair -> pair.client == client).toList().forEach(Pair::cut);
    }

    /** Nothing gets through any more on the wire of {@code client}, and nobody is told. */
    public void silence(Wire client) {
        pairs.stream().filter(pair -> pair.client == client).forEach(pair -> pair.silent = true);
    }

    private void later(Runnable task) {
        network.after(delay, task);
    }

    private final class Pair {
        final End client;
        final End host;
        boolean silent;
        boolean open = true;

        Pair(Wire.Listener clientListener) {
            client = new End(this);
            host = new End(this);
            client.owner = clientListener;
        }

        void open(Wire.@Nullable Listener hostListener) {
            if (hostListener == null) {
                cut();
            } else if (open) {
                host.owner = hostListener;
                hostListener.opened(host);
                if (client.owner != null) {
                    client.owner.opened(client);
                }
            }
        }

        End other(End end) {
            return end == client ? host : client;
        }

        void cut() {
            end(1006, "the wire broke");
        }

        void end(int code, String reason) {
            if (open) {
                open = false;
                pairs.remove(this);
                later(() -> client.tellClosed(code, reason));
                later(() -> host.tellClosed(code, reason));
            }
        }
    }

    private final class End implements Wire {
        private final Pair pair;
        Wire.@Nullable Listener owner;

        End(Pair pair) {
            this.pair = pair;
        }

        @Override
        public void send(String frame) {
            if (!pair.open || pair.silent) {
                return;
            }
            later(() -> pair.other(this).hear(frame));
        }

        private void hear(String frame) {
            if (owner != null && !pair.silent) {
                owner.frame(this, frame);
            }
        }

        private void tellClosed(int code, String reason) {
            if (owner != null) {
                owner.closed(this, code, reason);
            }
        }

        @Override
        public void close(int code, String reason) {
            if (pair.silent) {
                pair.open = false;
            }
            pair.end(code, reason);
        }
    }
}
