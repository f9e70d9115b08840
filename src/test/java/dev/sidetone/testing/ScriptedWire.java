package dev.sidetone.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.MalformedFrame;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.MessageCodec;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.signaling.Wire;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A client that a test drives line by line: says what it is told to say, keeps what it hears, and
 * answers heartbeats by itself.
 */
public final class ScriptedWire implements Wire.Listener {
    private final MessageCodec codec = new MessageCodec();
    private final Runnable settle;
    private final Duration patience;
    private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final CompletableFuture<Wire> opened = new CompletableFuture<>();
    private final Wire wire;
    private volatile int heartbeats;
    private volatile boolean mute;

    /** On virtual time: {@code settle} lets everything arrive that is under way. */
    public ScriptedWire(Wire.Dialer dialer, URI url, Runnable settle) {
        this.settle = settle;
        this.patience = Duration.ZERO;
        this.wire = dialer.dial(url, this);
        settle.run();
    }

    /** On real sockets: waits for as long as {@code patience} for what is to come. */
    public ScriptedWire(Wire.Dialer dialer, URI url, Duration patience) {
        this.settle = () -> {};
        this.patience = patience;
        this.wire = dialer.dial(url, this);
        opened.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /** Says something and lets it arrive. */
    public ScriptedWire say(Message message) {
        return sayRaw(codec.encode(message));
    }

    /** Says anything at all. */
    public ScriptedWire sayRaw(String frame) {
        wire.send(frame);
        settle.run();
        return this;
    }

    /** The next message, which has to be of this type. */
    public <M extends Message> M hear(Class<M> type) {
        settle.run();
        Message next = next();
        assertThat(next).as("the next message").isInstanceOf(type);
        return type.cast(next);
    }

    private @Nullable Message next() {
        try {
            return heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Nothing more has been said. */
    public void hearsNothing() {
        settle.run();
        assertThat(heard).as("what was said").isEmpty();
    }

    /** Every frame but heartbeats, as it came. */
    public List<String> frames() {
        return List.copyOf(frames);
    }

    /** How many heartbeats came. */
    public int heartbeats() {
        return heartbeats;
    }

    /** Answers no heartbeats from now on. */
    public void fallMute() {
        mute = true;
    }

    /** The code that the wire was closed with; null while it is open. */
    public @Nullable Integer closeCode() {
        settle.run();
        return patience.isZero()
                ? closeCode.getNow(null)
                : closeCode.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /** Closes the wire. */
    public void close() {
        wire.close(1000, "");
        settle.run();
    }

    /** The client's end. */
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
            heartbeats++;
            if (!mute) {
                from.send(Protocol.HEARTBEAT);
            }
            return;
        }
        frames.add(text);
        try {
            heard.add(codec.decode(text));
        } catch (MalformedFrame broken) {
            throw new AssertionError("the server sent " + text, broken);
        }
    }

    @Override
    public void closed(Wire from, int code, String reason) {
        closeCode.complete(code);
        opened.completeExceptionally(new IOException("closed: " + code + " " + reason));
    }
}
