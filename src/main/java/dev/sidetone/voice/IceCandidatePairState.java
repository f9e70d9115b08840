package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

/** What came of trying two candidates with each other. */
public enum IceCandidatePairState {
    SUCCEEDED,
    FROZEN,
    WAITING,
    IN_PROGRESS,
    FAILED,
    CANCELLED,
    UNKNOWN;

    static IceCandidatePairState of(@Nullable String word) {
        return switch (word) {
            case "succeeded" -> SUCCEEDED;
            case "frozen" -> FROZEN;
            case "waiting" -> WAITING;
            case "in-progress" -> IN_PROGRESS;
            case "failed" -> FAILED;
            case "cancelled" -> CANCELLED;
            case null, default -> UNKNOWN;
        };
    }
}
