package dev.sidetone.softphone;

import dev.sidetone.voice.Call;

/**
 * Hands what the app knows of its calls on to their sound. A call that is neither held nor active
 * (two ungrouped calls, for the moment that a transaction takes or because a phone let it happen)
 * is as silent as a held one: people who do not know of each other are never mixed (L33).
 */
final class Floor {
    private final AppCalls calls;
    private final Ringback ringback;
    private boolean ringing;

    Floor(AppCalls calls, Ringback ringback) {
        this.calls = calls;
        this.ringback = ringback;
    }

    /** Brings sound in line; to be called before an action is fulfilled (L34). */
    void settle() {
        // first those that fall silent: not a frame of two calls at once
        calls.all(call -> !calls.active(call)).forEach(this::settle);
        calls.all(calls::active).forEach(this::settle);
        settleRingback();
    }

    private void settle(AppCall app) {
        Call call = app.call;
        if (call == null) {
            return;
        }
        boolean silent = !calls.active(app);
        if (call.isOnHold() != silent) {
            call.setOnHold(silent);
        }
        if (call.isMuted() != app.muted) {
            call.setMuted(app.muted);
        }
        if (app.conference == null
                ? call.conference() != null
                : !app.conference.equals(call.conference())) {
            call.setConference(app.conference);
        }
    }

    /** Not under a sheet that asks what to do with another call (R82). */
    private void settleRingback() {
        AppCall front = calls.front();
        boolean wanted =
                front != null
                        && front.status == CallStatus.RINGING
                        && calls.first(call -> call.status == CallStatus.INCOMING) == null;
        if (wanted && !ringing) {
            ringback.start();
        } else if (!wanted && ringing) {
            ringback.stop();
        }
        ringing = wanted;
    }
}
