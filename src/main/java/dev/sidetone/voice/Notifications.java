package dev.sidetone.voice;

import dev.sidetone.signaling.PushPayload;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.Executor;

/** What pushes tell a {@link VoiceClient}: of calls, and that they are not to be had any more. */
record Notifications(
        Surroundings around, KnownCalls known, KnownCalls cancelled, EarlyCancels early) {
    Notifications(Surroundings around) {
        this(around, new KnownCalls(), new KnownCalls(), new EarlyCancels());
    }

    /** See {@link VoiceClient#handleNotification}. */
    boolean handle(
            Map<String, String> payload,
            NotificationDelegate delegate,
            Executor app,
            @Nullable CallMessageDelegate messages) {
        String type = payload.get(PushPayload.MESSAGE_TYPE);
        String callSid = payload.getOrDefault(PushPayload.CALL_SID, "");
        if (CallInvite.isValid(payload)) {
            var facts = CallInvite.Facts.ofPush(payload);
            invited(new CallInvite(facts, around, delegate, app, messages), payload, delegate);
            return true;
        }
        if (PushPayload.CANCEL.equals(type) && !callSid.isEmpty()) {
            return around.settings().generation().takesCancelPushes()
                    ? cancelled(CallInvite.Facts.ofPush(payload).cancelled(), delegate, app)
                    : notUnderstood(callSid);
        }
        around.journal().note("handleNotification", callSid, type == null ? "" : type);
        return false;
    }

    private void invited(
            CallInvite invite, Map<String, String> payload, NotificationDelegate delegate) {
        String callSid = invite.callSid();
        if (!known.isNew(callSid)) {
            around.journal().note("handleNotification", callSid, "known");
            return;
        }
        called(callSid, PushPayload.CALL, () -> fetch(invite, payload));
        delegate.callInviteReceived(invite);
        if (early.take(callSid)) {
            called(callSid, "cancelled before", () -> around.board().withdraw(callSid));
        }
    }

    private void fetch(CallInvite invite, Map<String, String> payload) {
        around.board().add(invite.runner());
        invite.runner().begin();
        around.connection()
                .fetch(invite.callSid(), payload.getOrDefault(PushPayload.BRIDGE_TOKEN, ""));
    }

    private boolean notUnderstood(String callSid) {
        VoiceError error = VoiceError.of(ErrorCode.UNSUPPORTED_CANCEL_MESSAGE);
        around.journal().note("handleNotification", callSid, error);
        around.reporting()
                .registration(around.connection().token(), "unsupported-cancel-message", error);
        return false;
    }

    /** One that was accepted here is not withdrawn, but told: who answered hears it too, once. */
    private boolean cancelled(
            CancelledCallInvite cancelled, NotificationDelegate delegate, Executor app) {
        String callSid = cancelled.callSid();
        boolean first = this.cancelled.isNew(callSid);
        boolean told = known.knows(callSid);
        if (!told) {
            early.add(callSid);
        }
        called(
                callSid,
                PushPayload.CANCEL,
                () -> {
                    if (!around.board().withdraw(callSid) && told && first) {
                        tooLate(cancelled, delegate, app);
                    }
                });
        return true;
    }

    /** The app is told nevertheless: it is what its phone has heard. */
    private void tooLate(
            CancelledCallInvite cancelled, NotificationDelegate delegate, Executor app) {
        VoiceError error = VoiceError.of(ErrorCode.CALL_CANCELLED);
        around.journal()
                .tell(
                        app,
                        "cancelledCallInviteReceived",
                        cancelled.callSid(),
                        error,
                        () -> delegate.cancelledCallInviteReceived(cancelled, error));
    }

    private void called(String callSid, String detail, Runnable work) {
        around.journal().called("handleNotification", callSid, detail, work);
    }
}
