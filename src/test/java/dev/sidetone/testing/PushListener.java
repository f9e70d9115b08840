package dev.sidetone.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.MalformedFrame;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.signaling.PushPayload;
import dev.sidetone.signaling.Wire;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** A phone's push link that keeps what it is pushed and answers heartbeats. */
public final class PushListener implements Wire.Listener {
    private final Runnable settle;
    private final Wire wire;
    private final Deque<String> pushes = new ArrayDeque<>();
    private @Nullable Integer closeCode;

    /** {@code settle} lets everything arrive that is under way. */
    public PushListener(Wire.Dialer dialer, URI url, Runnable settle) {
        this.settle = settle;
        this.wire = dialer.dial(url, this);
        settle.run();
    }

    /** The next push. */
    public Map<String, String> push() throws MalformedFrame {
        settle.run();
        String next = pushes.poll();
        assertThat(next).as("a push").isNotNull();
        return PushPayload.decode(String.valueOf(next));
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
    public void opened(Wire opened) {
        // nothing is said first on a push link
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
