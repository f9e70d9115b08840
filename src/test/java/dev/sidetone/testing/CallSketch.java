package dev.sidetone.testing;

import dev.sidetone.softphone.CallSnapshot;
import dev.sidetone.softphone.CallStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** An outgoing call as a window is to show it: without hold, mute or trouble unless it is said. */
public final class CallSketch {
    private final String name;
    private final CallStatus status;
    private boolean onHold;
    private boolean muted;
    private boolean canHold;
    private CallSnapshot.@Nullable Failure failure;

    public CallSketch(String name, CallStatus status) {
        this.name = name;
        this.status = status;
        this.canHold = status == CallStatus.CONNECTED;
    }

    public CallSketch held(boolean on) {
        onHold = on;
        return this;
    }

    public CallSketch muted(boolean on) {
        muted = on;
        return this;
    }

    public CallSketch canHold(boolean can) {
        canHold = can;
        return this;
    }

    public CallSketch failed(int code, String text) {
        failure = new CallSnapshot.Failure(code, text);
        return this;
    }

    public CallSnapshot snapshot() {
        boolean talking = status == CallStatus.CONNECTED;
        return new CallSnapshot(
                FakePhone.CALL,
                name,
                true,
                status,
                onHold,
                false,
                muted,
                false,
                false,
                canHold,
                talking,
                talking ? Instant.now().minusSeconds(167) : null,
                "",
                failure,
                !onHold && status.taken(),
                null);
    }
}
