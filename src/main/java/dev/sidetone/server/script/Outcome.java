package dev.sidetone.server.script;

import dev.sidetone.server.webhook.CallStatus;
import dev.sidetone.signaling.Message.WireError;

/** How a Dial came out: {@code DialCallStatus} (voice-sdk.md §5.1). */
enum Outcome {
    COMPLETED("completed"),
    ANSWERED("answered"),
    BUSY("busy"),
    NO_ANSWER("no-answer"),
    FAILED("failed"),
    CANCELED("canceled");

    private final String wire;

    Outcome(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }

    /** By the code that a caller would see; a caller who leaves cancels without one. */
    static Outcome of(WireError why) {
        return switch (CallStatus.unanswered(why.code())) {
            case BUSY -> BUSY;
            case NO_ANSWER, CANCELED -> NO_ANSWER;
            default -> FAILED;
        };
    }
}
