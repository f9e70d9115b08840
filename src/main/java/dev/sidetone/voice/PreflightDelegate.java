package dev.sidetone.voice;

import java.util.Set;

/**
 * Hears what becomes of a preflight test, on the delegate queue of its options. Exactly one of
 * {@link #preflightDidComplete} and {@link #preflightDidFail} comes, as the last.
 */
public interface PreflightDelegate {
    /** The test's call stands. */
    default void preflightDidConnect(PreflightTest test) {}

    /** A second has passed. */
    default void preflightDidReceiveStatsSample(PreflightTest test, PreflightSample sample) {}

    /** Other quality warnings are active than before. */
    default void preflightDidReceiveQualityWarnings(
            PreflightTest test,
            Set<CallQualityWarning> current,
            Set<CallQualityWarning> previous) {}

    /** It is done. */
    void preflightDidComplete(PreflightTest test, PreflightReport report);

    /** It could not be done, or was stopped. */
    void preflightDidFail(PreflightTest test, VoiceError error);
}
