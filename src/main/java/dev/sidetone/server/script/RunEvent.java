package dev.sidetone.server.script;

import dev.sidetone.server.twiml.Document;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;

/** What happens to a program. */
public sealed interface RunEvent {
    /** The call is there. */
    record Started() implements RunEvent {}

    /**
     * A document has come.
     *
     * @param base what its links are relative to; null for a document of our own
     */
    record Loaded(Document document, @Nullable URI base) implements RunEvent {}

    /** No document has come. */
    record LoadFailed(int code, String reason) implements RunEvent {}

    /** Sound flows between the leg and the server. */
    record LegUp() implements RunEvent {}

    /** The call is over, or somebody else has it. */
    record LegGone() implements RunEvent {}

    /** Media cannot be had. */
    record MediaFailed(WireError why) implements RunEvent {}

    /** The last prompt has been heard. */
    record PromptsHeard() implements RunEvent {}

    /** A timer is over. */
    record TimeUp(RunEffect.Clock clock) implements RunEvent {}

    /** The leg pressed keys. */
    record Digits(String digits) implements RunEvent {}

    /**
     * Nobody answered.
     *
     * @param child one of the legs that rang; null where none did
     */
    record DialFailed(WireError why, @Nullable String child) implements RunEvent {
        /** Nobody was rung. */
        public DialFailed(WireError why) {
            this(why, null);
        }
    }

    /** Somebody answered, and can be heard. */
    record DialAnswered(String child) implements RunEvent {}

    /**
     * The other side has hung up.
     *
     * @param recording where what was said can be fetched; null where it was not recorded
     */
    record DialEnded(Duration talked, @Nullable String recording) implements RunEvent {}

    /** The other side pressed keys. */
    record ChildDigits(String digits) implements RunEvent {}

    /** The recording of a Record has ended. */
    record Recorded(String sid, String url, Duration length) implements RunEvent {
        /** Whole seconds. */
        String seconds() {
            return String.valueOf(Math.round(length.toMillis() / 1000.0));
        }
    }

    /** The conference has ended. */
    record RoomClosed() implements RunEvent {}

    /** Another script takes over. */
    record Replaced(Script script) implements RunEvent {}
}
