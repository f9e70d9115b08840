package dev.sidetone.callkit;

import java.time.Instant;
import java.util.UUID;

/** Asks the provider to answer an incoming call. */
public final class CXAnswerCallAction extends CXCallAction {
    public CXAnswerCallAction(UUID callUUID) {
        super(callUUID);
    }

    /** Fulfils with the moment at which the call was connected (R35). */
    public void fulfillWithDateConnected(Instant dateConnected) {
        fulfill(dateConnected);
    }
}
