package dev.sidetone.softphone;

import dev.sidetone.voice.Call;
import dev.sidetone.voice.CallInvite;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** One call of the app. Lives on the app's main queue; views get snapshots. */
final class AppCall {
    final UUID uuid;
    final String name;

    /** What was typed; empty for the greeting. */
    final String to;

    final boolean outgoing;
    final @Nullable CallInvite invite;
    @Nullable Call call;
    CallStatus status;

    /** When it was placed, taken up or unheld last: the greatest has the floor. */
    long turn;

    /** Calls with the same hear each other; null for a call alone. */
    @Nullable UUID conference;

    boolean onHold;
    boolean holdPending;
    boolean muted;
    boolean mutePending;
    boolean endPending;

    /** Without CallKit: the alert was closed, the invite lives on. */
    boolean ignored;

    @Nullable Instant connectedAt;
    String digits = "";
    CallSnapshot.@Nullable Failure failure;

    private AppCall(
            UUID uuid, String name, String to, @Nullable CallInvite invite, CallStatus status) {
        this.uuid = uuid;
        this.name = name;
        this.to = to;
        this.outgoing = invite == null;
        this.invite = invite;
        this.status = status;
    }

    static AppCall outgoing(UUID uuid, String to) {
        return new AppCall(uuid, to.isEmpty() ? "greeting" : to, to, null, CallStatus.CALLING);
    }

    static AppCall incoming(CallInvite invite) {
        String from = invite.from();
        String name = from == null ? "Unknown" : from.replaceFirst("^client:", "");
        return new AppCall(invite.uuid(), name, "", invite, CallStatus.INCOMING);
    }

    boolean live() {
        return status.live();
    }

    /** Live, and placed or answered here. */
    boolean taken() {
        return status.taken();
    }

    /** An outgoing call that does not stand yet. */
    boolean beingPlaced() {
        return outgoing && status.beingPlaced();
    }

    boolean joinedTo(AppCall other) {
        return conference != null && conference.equals(other.conference);
    }

    CallSnapshot snapshot(boolean active) {
        boolean talking = status == CallStatus.CONNECTED;
        return new CallSnapshot(
                uuid,
                name,
                outgoing,
                status,
                onHold,
                holdPending,
                muted,
                mutePending,
                endPending,
                taken(),
                talking && !onHold,
                connectedAt,
                digits,
                failure,
                active,
                conference);
    }
}
