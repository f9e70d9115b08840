package dev.sidetone.testing;

import dev.sidetone.signaling.DialFailure;
import dev.sidetone.signaling.MalformedFrame;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.MessageCodec;
import dev.sidetone.signaling.Wire;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The far end of the wires of one client: a test says what the server says. */
public final class ScriptedServer implements Wire.Dialer {
    private final SerialQueue network;
    private final MessageCodec codec = new MessageCodec();
    private final List<ScriptedWire> wires = new ArrayList<>();
    private @Nullable DialFailure refusal;
    private boolean silent;

    /** A server that opens whatever is dialled. */
    public ScriptedServer(Time time) {
        this.network = time.queue("network");
    }

    /** From now on dialling fails; null: works again. */
    public void refuse(@Nullable DialFailure failure) {
        refusal = failure;
    }

    /** From now on dialling leads nowhere. */
    public void swallow() {
        silent = true;
    }

    @Override
    public Wire dial(URI url, Wire.Listener listener) {
        ScriptedWire wire = new ScriptedWire(listener);
        wires.add(wire);
        DialFailure failure = refusal;
        if (failure != null) {
            network.execute(() -> listener.closed(wire, 1006, failure.reason("scripted")));
        } else if (!silent) {
            network.execute(() -> listener.opened(wire));
        }
        return wire;
    }

    /** How often the client has dialled. */
    public int dialled() {
        return wires.size();
    }

    /** The wire dialled last. */
    public ScriptedWire wire() {
        return wires.getLast();
    }

    /** Says something on the last wire. */
    public void say(Message message) {
        wire().sayRaw(codec.encode(message));
    }

    /** All messages of a type that the client has sent on any wire, oldest first. */
    public <M extends Message> List<M> heard(Class<M> type) {
        return wires.stream()
                .flatMap(wire -> wire.heard.stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The last message of a type that the client has sent. */
    public <M extends Message> M last(Class<M> type) {
        return heard(type).getLast();
    }

    /** One wire, seen from the server. */
    public final class ScriptedWire implements Wire {
        private final Wire.Listener listener;
        private final List<Message> heard = new ArrayList<>();
        private @Nullable Integer closedWith;
        private boolean expedited;

        private ScriptedWire(Wire.Listener listener) {
            this.listener = listener;
        }

        /** The types that were sent on this wire, in their order: {@code Listen, Invite}. */
        public List<String> types() {
            return heard.stream().map(message -> message.getClass().getSimpleName()).toList();
        }

        /** The code with which the client closed it; null while it is open. */
        public @Nullable Integer closedWith() {
            return closedWith;
        }

        /** Whether what the client sends is marked. */
        public boolean expedited() {
            return expedited;
        }

        @Override
        public void expedite(boolean value) {
            expedited = value;
        }

        /** Says any text. */
        public void sayRaw(String frame) {
            network.execute(() -> listener.frame(this, frame));
        }

        /** Breaks the wire. */
        public void drop() {
            network.execute(() -> listener.closed(this, 1006, DialFailure.BROKEN.reason("")));
        }

        @Override
        public void send(String frame) {
            try {
                heard.add(codec.decode(frame));
            } catch (MalformedFrame malformed) {
                throw new AssertionError("the client sent " + malformed.getMessage(), malformed);
            }
        }

        @Override
        public void close(int code, String reason) {
            closedWith = code;
        }
    }
}
