package dev.sidetone.server.history;

import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

/** Where a call is, in the words of webhooks and of the REST interface (voice-sdk.md §5.3). */
public enum CallStatus {
    /** Accepted by the REST interface, and not made yet. */
    QUEUED("queued"),
    /** On its way to whoever is called. */
    INITIATED("initiated"),
    /** It rings. */
    RINGING("ringing"),
    /** Answered. */
    IN_PROGRESS("in-progress"),
    /** Answered once, and over. */
    COMPLETED("completed"),
    /** Refused. */
    BUSY("busy"),
    /** It rang in vain. */
    NO_ANSWER("no-answer"),
    /** It could not be made. */
    FAILED("failed"),
    /** The caller left, or somebody else answered. */
    CANCELED("canceled");

    private final String wire;

    CallStatus(String wire) {
        this.wire = wire;
    }

    /** The word. */
    public String wire() {
        return wire;
    }

    /** Whether nothing follows. */
    public boolean over() {
        return ordinal() >= COMPLETED.ordinal();
    }

    /** How a call ended that nobody answered. */
    static CallStatus unanswered(@Nullable WireError why) {
        return switch (why == null ? 0 : why.code()) {
            case 0 -> COMPLETED;
            case 31486, 31600, 31603 -> BUSY;
            case 31480 -> NO_ANSWER;
            case 31487 -> CANCELED;
            default -> FAILED;
        };
    }
}
