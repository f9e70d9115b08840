package dev.sidetone.server.program;

import dev.sidetone.server.call.SocketId;
import dev.sidetone.server.twiml.Callback;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * What programs ask of the exchange: they take and make calls as clients do, on a socket inside the
 * server. Lives on the server's queue.
 */
public interface Switchboard {
    /** Opens the socket; messages come to {@code listener} on the server's queue, one at a time. */
    SocketId attach(Consumer<Message> listener);

    /** Takes the call of a leg. */
    void answer(String leg, String sdp);

    /** Will not take the call of a leg. */
    void refuse(String leg, WireError why);

    /** Ends the call of a leg. */
    void hangUp(String leg, @Nullable WireError why);

    /**
     * Lets the call of a leg that was not taken yet ring elsewhere; {@code Failed} with the leg's
     * SID brings it back when nobody answers.
     */
    void forward(String leg, Order order);

    /**
     * Makes a call: {@code Ringing}, {@code Answer} and {@code Hangup} follow with {@code dial} as
     * their SID.
     *
     * @param offer to whoever answers
     * @return the legs that ring, and as which target each does; empty where nobody does
     */
    SequencedMap<String, Target> dial(String dial, Order order, String offer);

    /** The leg that answered a call of ours; null when it has gone. */
    @Nullable String calleeOf(String dial);

    /**
     * Presses keys at the other side of a leg; false where that side does not take them by
     * signaling.
     */
    boolean press(String leg, String digits);

    /**
     * Who is to be rung.
     *
     * @param parent the leg on whose behalf; null for none
     * @param named the SID of the first leg; null for any
     * @param from whom they see
     * @param limit how long a call that is forwarded may be talked; null for as long as one likes
     */
    record Order(
            @Nullable String parent,
            @Nullable String named,
            String from,
            List<Target> targets,
            Duration ring,
            @Nullable Duration limit) {
        public Order {
            targets = List.copyOf(targets);
        }

        /** Legs of any names. */
        public Order(@Nullable String parent, String from, List<Target> targets, Duration ring) {
            this(parent, null, from, targets, ring, null);
        }

        /** A first leg of that name. */
        public Order(
                @Nullable String parent,
                @Nullable String named,
                String from,
                List<Target> targets,
                Duration ring) {
            this(parent, named, from, targets, ring, null);
        }

        /** The same that may be talked for so long. */
        public Order within(Duration longest) {
            return new Order(parent, named, from, targets, ring, longest);
        }
    }

    /** One of those who are rung. */
    sealed interface Target {
        /**
         * An endpoint, or a line.
         *
         * @param notified is posted what would be pushed; null lets it be pushed
         */
        record Client(
                String identity,
                Map<String, String> params,
                @Nullable Callback told,
                @Nullable String notified)
                implements Target {
            /** An endpoint of which nobody is told. */
            public Client(String identity, Map<String, String> params) {
                this(identity, params, null, null);
            }
        }

        /** Whoever owns a number. */
        record Number(String number, @Nullable Callback told) implements Target {
            /** A number of which nobody is told. */
            public Number(String number) {
                this(number, null);
            }
        }

        /** What is dialled: a number, or {@code client:} and an identity. */
        default String shown() {
            return switch (this) {
                case Client client -> "client:" + client.identity();
                case Number number -> number.number();
            };
        }

        /** Who hears how it goes on, at an absolute URL; null for nobody. */
        @Nullable Callback told();
    }
}
