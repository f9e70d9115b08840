package dev.sidetone.softphone;

import dev.sidetone.voice.Call;
import dev.sidetone.voice.CallInvite;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** One call of the app. Lives on the app's main queue; views get {@link #snapshot()}. */
final class AppCall {
    final UUID uuid;
    final String name;
    final boolean outgoing;
    final @Nullable CallInvite invite;
    @Nullable Call call;
    CallStatus status;
    boolean onHold;
    boolean holdPending;
    boolean muted;
    boolean mutePending;
    boolean endPending;
    boolean endedHere;
    @Nullable Instant connectedAt;
    String digits = "";
    CallSnapshot.@Nullable Failure failure;

    private AppCall(
            UUID uuid,
            String name,
            boolean outgoing,
            @Nullable CallInvite invite,
            CallStatus status) {
        this.uuid = uuid;
        this.name = name;
        this.outgoing = outgoing;
        this.invite = invite;
        this.status = status;
    }

    static AppCall outgoing(UUID uuid, String name) {
        return new AppCall(uuid, name, true, null, CallStatus.CALLING);
    }

    static AppCall incoming(CallInvite invite, String name) {
        return new AppCall(invite.uuid(), name, false, invite, CallStatus.INCOMING);
    }

    boolean live() {
        return status != CallStatus.ENDED && status != CallStatus.FAILED;
    }

    CallSnapshot snapshot() {
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
                talking,
                talking && !onHold,
                connectedAt,
                digits,
                failure);
    }
}
