package dev.sidetone.server.program;

import dev.sidetone.server.media.MediaDesk;
import dev.sidetone.server.program.Switchboard.Order;
import dev.sidetone.server.program.Switchboard.Target;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A call that the server makes itself, with media of its own: its port has the name of the call.
 * Lives on the server's queue.
 */
final class OwnCall {
    private final Stage stage;
    private final Conductor conductor;
    private final String dial;
    private final Listener listener;
    private final RecordingEars ears;
    private @Nullable Order order;
    private SequencedMap<String, Target> legs = new LinkedHashMap<>();
    private boolean placed;
    private boolean answered;
    private boolean over;

    /** What becomes of it. */
    interface Listener {
        /** Somebody answered, and can be heard. */
        void answered(String child);

        /**
         * Nobody answered ({@code why} says why), or the call is over; told once, unless we end.
         */
        void ended(@Nullable WireError why);

        /** The other side pressed keys. */
        void digits(String digits);

        /** What was played has been heard. */
        void played();
    }

    /** Who hears of recordings. */
    @FunctionalInterface
    interface RecordingEars {
        /** A recording has ended. */
        void recorded(Path file, Duration length);
    }

    OwnCall(Stage stage, Conductor conductor, String dial, Listener listener, RecordingEars ears) {
        this.stage = stage;
        this.conductor = conductor;
        this.dial = dial;
        this.listener = listener;
        this.ears = ears;
    }

    /** Makes an offer, and rings with it. */
    void place(Order to) {
        order = to;
        stage.media().offer(dial, new Port());
    }

    void heard(Message message) {
        switch (message) {
            case Message.Answer(_, String sdp, _) when sdp != null ->
                    stage.media().answered(dial, sdp);
            case Message.Hangup(_, WireError why, _) -> gone(why);
            case Message.Dtmf(_, String digits) -> listener.digits(digits);
            case Message.Reinvite(_, String sdp) -> stage.media().reoffered(dial, sdp);
            default -> {
                // that it rings is known
            }
        }
    }

    /** We end it; nothing is told. */
    void end() {
        if (!over) {
            over = true;
            conductor.forget(dial);
            stage.media().close(dial);
            if (placed) {
                stage.switchboard().hangUp(dial, null);
            }
        }
    }

    boolean isAnswered() {
        return answered;
    }

    /** One of the legs that rang; null where none did. */
    @Nullable String firstLeg() {
        return legs.isEmpty() ? null : legs.firstEntry().getKey();
    }

    /** As whom a leg was rung; null for one that was not. */
    @Nullable Target target(String leg) {
        return legs.get(leg);
    }

    /** Presses keys at the other side: by signaling where it takes them so, otherwise as tones. */
    void press(String digits) {
        if (!digits.isEmpty() && !stage.switchboard().press(dial, digits)) {
            stage.media().sendDigits(dial, digits);
        }
    }

    private void gone(@Nullable WireError why) {
        if (!over) {
            over = true;
            conductor.forget(dial);
            stage.media().close(dial);
            listener.ended(why);
        }
    }

    private final class Port implements MediaDesk.Listener {
        @Override
        public void described(String sdp) {
            stage.queue().execute(() -> offered(sdp));
        }

        private void offered(String sdp) {
            Order to = order;
            if (over || to == null) {
                return;
            }
            if (placed) {
                stage.switchboard().answer(dial, sdp);
            } else {
                placed = true;
                legs = stage.switchboard().dial(dial, to, sdp);
            }
        }

        @Override
        public void connected() {
            stage.queue().execute(this::up);
        }

        private void up() {
            if (!over && !answered) {
                answered = true;
                String child = stage.switchboard().calleeOf(dial);
                listener.answered(child == null ? dial : child);
            }
        }

        @Override
        public void interrupted() {
            // the far side restarts ICE, or its signaling ends the call
        }

        @Override
        public void played() {
            stage.queue().execute(listener::played);
        }

        @Override
        public void recorded(Path file, Duration length) {
            stage.queue().execute(() -> ears.recorded(file, length));
        }

        @Override
        public void failed(int code, String reason) {
            stage.queue().execute(() -> broken(new WireError(code, reason)));
        }

        private void broken(WireError why) {
            if (!over && placed) {
                stage.switchboard().hangUp(dial, why);
            }
            gone(why);
        }
    }
}
