package dev.sidetone.server.script;

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

    /** By the code that a caller would see (voice-sdk.md §1.3). */
    static Outcome of(WireError why) {
        return switch (why.code()) {
            case 31486, 31600, 31603 -> BUSY;
            case 31480, 31487, 31408 -> NO_ANSWER;
            default -> FAILED;
        };
    }
}
