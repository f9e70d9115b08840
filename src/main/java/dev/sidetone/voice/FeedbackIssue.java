package dev.sidetone.voice;

import java.util.Locale;

/** What a person did not like of a call. */
public enum FeedbackIssue {
    NOT_REPORTED,
    DROPPED_CALL,
    AUDIO_LATENCY,
    ONE_WAY_AUDIO,
    CHOPPY_AUDIO,
    NOISY_CALL,
    ECHO;

    /** {@code one-way-audio}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
