package dev.sidetone.callkit;

import java.time.Instant;
import java.util.UUID;

/** Asks the provider to answer an incoming call. */
public final class CXAnswerCallAction extends CXCallAction {
    public CXAnswerCallAction(UUID callUUID) {
        super(callUUID);
    }

    private CXAnswerCallAction(UUID uuid, UUID callUUID) {
        super(uuid, callUUID);
    }

    @Override
    CXAnswerCallAction copy() {
        return new CXAnswerCallAction(uuid(), callUUID());
    }

    /** Fulfils with the moment at which the call was connected (R35). */
    public void fulfillWithDateConnected(Instant dateConnected) {
        fulfill(dateConnected);
    }
}
