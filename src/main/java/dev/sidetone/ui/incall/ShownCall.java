package dev.sidetone.ui.incall;

import dev.sidetone.softphone.CallSnapshot;
import dev.sidetone.softphone.CallStatus;
import dev.sidetone.system.SystemSnapshot;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A call as the surface shows it, whichever app it is of: what the phone knows of it, and for a
 * call of the softphone what only the app knows.
 *
 * @param uuid CallKit's id
 * @param name of the other party
 * @param app whose call it is, as a person reads it; empty where the phone has not told
 * @param video whether it is a video call
 * @param outgoing whether this phone called
 * @param status what is going on
 * @param onHold the state CallKit knows; {@code holdPending} while an action is under way
 * @param muted the state CallKit knows; {@code mutePending} while an action is under way
 * @param endPending an End action is under way
 * @param canHold whether hold is enabled now (U4)
 * @param canSendDigits whether the keypad is enabled now (U4)
 * @param canUngroup whether Private is enabled (U4)
 * @param group the conference it is in; null for none
 * @param connectedAt start of the timer; null before
 * @param digits what was sent by the keypad so far
 * @param failure what went wrong; null otherwise
 */
public record ShownCall(
        UUID uuid,
        String name,
        String app,
        boolean video,
        boolean outgoing,
        CallStatus status,
        boolean onHold,
        boolean holdPending,
        boolean muted,
        boolean mutePending,
        boolean endPending,
        boolean canHold,
        boolean canSendDigits,
        boolean canUngroup,
        @Nullable Long group,
        @Nullable Instant connectedAt,
        String digits,
        CallSnapshot.@Nullable Failure failure) {

    /** A call of another app or of the cellular phone. */
    static ShownCall of(SystemSnapshot.Line line) {
        return new ShownCall(
                line.call(),
                line.name(),
                line.appName(),
                line.video(),
                line.outgoing(),
                status(line),
                line.onHold(),
                line.holdPending(),
                line.muted(),
                line.mutePending(),
                line.endPending(),
                line.canHold() && line.connected(),
                line.canSendDigits() && line.connected(),
                line.canUngroup(),
                line.group(),
                line.connectedAt(),
                "",
                null);
    }

    /** A call of the softphone; the line is null before the phone knows it and after its end. */
    static ShownCall of(CallSnapshot call, SystemSnapshot.@Nullable Line line) {
        return new ShownCall(
                call.uuid(),
                line == null || line.name().isBlank() ? call.name() : line.name(),
                line == null ? "" : line.appName(),
                line != null && line.video(),
                call.outgoing(),
                call.status(),
                call.onHold(),
                call.holdPending(),
                call.muted(),
                call.mutePending(),
                call.endPending(),
                call.canHold(),
                call.canSendDigits(),
                line != null && line.canUngroup(),
                line == null ? null : line.group(),
                call.connectedAt(),
                call.digits(),
                call.failure());
    }

    /** U7: "calling…" before the call is reported to connect, "connecting…" from then on. */
    private static CallStatus status(SystemSnapshot.Line line) {
        if (line.connected()) {
            return CallStatus.CONNECTED;
        }
        return line.outgoing() && !line.connecting() ? CallStatus.CALLING : CallStatus.CONNECTING;
    }

    /** Whether the call still exists. */
    public boolean live() {
        return status != CallStatus.ENDED && status != CallStatus.FAILED;
    }
}
