package dev.sidetone.server.twiml;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whom Dial connects to (voice-sdk.md §5.1). */
public sealed interface Noun {
    /** Where it begins. */
    Place at();

    /**
     * An endpoint.
     *
     * @param parameters for the callee, in their order; they arrive as {@code twi_params}
     * @param whisper its document runs for the callee before the two are connected
     * @param notificationUrl hears of incoming calls for this client
     */
    record Client(
            Place at,
            String identity,
            Map<String, String> parameters,
            @Nullable Link whisper,
            @Nullable Callback status,
            @Nullable String notificationUrl)
            implements Noun {
        /** Copies the parameters, keeping their order. */
        public Client {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }
    }

    /**
     * A telephone number.
     *
     * @param number digits, perhaps after a plus; blanks, brackets, dots and dashes are taken out
     * @param sendDigits keys for whoever answers
     * @param whisper as of {@link Client}
     */
    record Number(
            Place at,
            String number,
            @Nullable String sendDigits,
            @Nullable Link whisper,
            @Nullable Callback status)
            implements Noun {}

    /**
     * A room.
     *
     * @param waiting what one hears until it starts; null for the usual music, an empty URL for
     *     silence
     * @param maxParticipants 1 to 250
     * @param trim whether silence at both ends of its recording is cut
     * @param recorded hears of the recording
     */
    record Conference(
            Place at,
            String name,
            boolean muted,
            boolean startOnEnter,
            boolean endOnExit,
            Beep beep,
            int maxParticipants,
            @Nullable Link waiting,
            boolean record,
            boolean trim,
            @Nullable Callback recorded,
            @Nullable Callback status)
            implements Noun {}

    /** A noun that cannot be reached here; its finding stands in the document. */
    record Unsupported(Place at, String name) implements Noun {}

    /** When a conference beeps. */
    enum Beep {
        /** When somebody comes and when somebody leaves. */
        BOTH,
        /** When somebody comes. */
        ON_ENTER,
        /** When somebody leaves. */
        ON_EXIT,
        /** Never. */
        NEVER
    }
}
