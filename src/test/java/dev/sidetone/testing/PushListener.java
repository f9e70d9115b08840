package dev.sidetone.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.MalformedFrame;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.signaling.PushPayload;
import dev.sidetone.signaling.Wire;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A phone's push link that keeps what it is pushed and answers heartbeats. */
public final class PushListener implements Wire.Listener {
    private final Runnable settle;
    private final Duration patience;
    private final Wire wire;
    private final CompletableFuture<Wire> opened = new CompletableFuture<>();
    private final BlockingQueue<String> pushes = new LinkedBlockingQueue<>();
    private volatile @Nullable Integer closeCode;

    /** On virtual time: {@code settle} lets everything arrive that is under way. */
    public PushListener(Wire.Dialer dialer, URI url, Runnable settle) {
        this.settle = settle;
        this.patience = Duration.ZERO;
        this.wire = dialer.dial(url, this);
        settle.run();
    }

    /** On real sockets: waits for as long as {@code patience} for what is to come. */
    public PushListener(Wire.Dialer dialer, URI url, Duration patience) {
        this.settle = () -> {};
        this.patience = patience;
        this.wire = dialer.dial(url, this);
        opened.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /** The next push. */
    public Map<String, String> push() throws MalformedFrame {
        settle.run();
        try {
            String next = pushes.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(next).as("a push").isNotNull();
            return PushPayload.decode(String.valueOf(next));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** How many pushes wait. */
    public int count() {
        settle.run();
        return pushes.size();
    }

    /** No push has come. */
    public void hearsNothing() {
        assertThat(count()).isZero();
    }

    /** The code that the link was closed with; null while it is open. */
    public @Nullable Integer closeCode() {
        settle.run();
        return closeCode;
    }

    /** The phone's end. */
    public Wire wire() {
        return wire;
    }

    @Override
    public void opened(Wire from) {
        opened.complete(from);
    }

    @Override
    public void frame(Wire from, String text) {
        if (text.equals(Protocol.HEARTBEAT)) {
            from.send(Protocol.HEARTBEAT);
        } else {
            pushes.add(text);
        }
    }

    @Override
    public void closed(Wire from, int code, String reason) {
        closeCode = code;
    }
}
