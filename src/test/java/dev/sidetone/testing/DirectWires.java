package dev.sidetone.testing;

import dev.sidetone.signaling.Wire;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Wires in memory for several threads: what one end sends, the other has at once. */
public final class DirectWires implements Wire.Dialer {
    private final SerialQueue network;
    private final Function<URI, Wire.@Nullable Listener> server;
    private final Set<End> ends = ConcurrentHashMap.newKeySet();

    /** A network to {@code server}, which answers null for an address that nobody listens at. */
    public DirectWires(Time time, Function<URI, Wire.@Nullable Listener> server) {
        this.network = time.queue("network");
        this.server = server;
    }

    @Override
    public Wire dial(URI url, Wire.Listener client) {
        End here = new End(client);
        network.execute(() -> open(url, here));
        return here;
    }

    private void open(URI url, End here) {
        Wire.Listener host = server.apply(url);
        if (host == null) {
            here.listener.closed(here, 1006, "connection refused");
            return;
        }
        End there = new End(host);
        here.peer = there;
        there.peer = here;
        ends.add(here);
        host.opened(there);
        here.listener.opened(here);
    }

    /** Every wire breaks, as when the other process is killed. */
    public void cut() {
        ends.forEach(end -> end.close(1006, "connection lost"));
    }

    private final class End implements Wire {
        private final Wire.Listener listener;
        private volatile @Nullable End peer;
        private boolean over;

        End(Wire.Listener listener) {
            this.listener = listener;
        }

        @Override
        public void send(String frame) {
            network.execute(
                    () -> {
                        End to = peer;
                        if (to != null && !over) {
                            to.listener.frame(to, frame);
                        }
                    });
        }

        @Override
        public void close(int code, String reason) {
            network.execute(
                    () -> {
                        end(code, reason);
                        End other = peer;
                        if (other != null) {
                            other.end(code, reason);
                        }
                    });
        }

        private void end(int code, String reason) {
            if (!over) {
                over = true;
                ends.remove(this);
                listener.closed(this, code, reason);
            }
        }
    }
}
