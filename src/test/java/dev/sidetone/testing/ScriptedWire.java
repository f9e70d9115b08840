package dev.sidetone.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.MalformedFrame;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.MessageCodec;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.signaling.Wire;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A client that a test drives line by line: says what it is told to say, keeps what it hears, and
 * answers heartbeats by itself.
 */
public final class ScriptedWire implements Wire.Listener {
    private final MessageCodec codec = new MessageCodec();
    private final Runnable settle;
    private final Deque<Message> heard = new ArrayDeque<>();
    private final List<String> frames = new ArrayList<>();
    private @Nullable Wire wire;
    private @Nullable Integer closeCode;
    private int heartbeats;
    private boolean mute;

    /** {@code settle} lets everything arrive that is under way. */
    public ScriptedWire(Wire.Dialer dialer, URI url, Runnable settle) {
        this.settle = settle;
        this.wire = dialer.dial(url, this);
        settle.run();
    }

    /** Says something and lets it arrive. */
    public ScriptedWire say(Message message) {
        return sayRaw(codec.encode(message));
    }

    /** Says anything at all. */
    public ScriptedWire sayRaw(String frame) {
        wire().send(frame);
        settle.run();
        return this;
    }

    /** The next message, which has to be of this type. */
    public <M extends Message> M hear(Class<M> type) {
        settle.run();
        Message next = heard.poll();
        assertThat(next).as("the next message").isInstanceOf(type);
        return type.cast(next);
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
        return closeCode;
    }

    /** Closes the wire. */
    public void close() {
        wire().close(1000, "");
        settle.run();
    }

    /** The client's end. */
    public Wire wire() {
        if (wire == null) {
            throw new IllegalStateException("not dialled");
        }
        return wire;
    }

    @Override
    public void opened(Wire opened) {
        wire = opened;
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
        closeCode = code;
    }
}
