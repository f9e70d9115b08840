package dev.sidetone.softphone;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One call as a view shows it.
 *
 * @param uuid CallKit's id of the call
 * @param name of the other party: {@code bob}, {@code greeting}
 * @param outgoing whether this phone called
 * @param status what is going on
 * @param onHold the state CallKit knows; {@code holdPending} while an action is under way
 * @param muted the state CallKit knows; {@code mutePending} while an action is under way
 * @param endPending an End action is under way
 * @param canHold whether hold is enabled now
 * @param canSendDigits whether the keypad is enabled now
 * @param connectedAt start of the timer; null before
 * @param digits what was sent by the keypad so far
 * @param failure code and text of what went wrong; null otherwise
 * @param active whether it is the one that is talked to, or one of a conference that is: its sound
 *     flows as far as there is any
 * @param conference the same for all calls that hear each other; null for a call alone
 */
public record CallSnapshot(
        UUID uuid,
        String name,
        boolean outgoing,
        CallStatus status,
        boolean onHold,
        boolean holdPending,
        boolean muted,
        boolean mutePending,
        boolean endPending,
        boolean canHold,
        boolean canSendDigits,
        @Nullable Instant connectedAt,
        String digits,
        @Nullable Failure failure,
        boolean active,
        @Nullable UUID conference) {
    /** Whether the call still exists; an ended one is shown for a moment longer. */
    public boolean live() {
        return status.live();
    }

    /** Whether both people talk or could, but for hold: what swap and merge need. */
    public boolean stands() {
        return connectedAt != null && live();
    }

    /**
     * What went wrong.
     *
     * @param code of the Voice SDK, such as 31480
     * @param text for a person: what happened and what to do
     */
    public record Failure(int code, String text) {}
}
