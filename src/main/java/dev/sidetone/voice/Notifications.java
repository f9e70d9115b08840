package dev.sidetone.voice;

import dev.sidetone.signaling.PushPayload;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.Executor;

/** What pushes tell a {@link VoiceClient}: of calls, and that they are not to be had any more. */
record Notifications(Surroundings around, KnownCalls known, EarlyCancels early) {
    Notifications(Surroundings around) {
        this(around, new KnownCalls(), new EarlyCancels());
    }

    /** See {@link VoiceClient#handleNotification}. */
    boolean handle(
            Map<String, String> payload,
            NotificationDelegate delegate,
            Executor app,
            @Nullable CallMessageDelegate messages,
            SdkGeneration generation) {
        String type = payload.get(PushPayload.MESSAGE_TYPE);
        String callSid = payload.getOrDefault(PushPayload.CALL_SID, "");
        if (CallInvite.isValid(payload)) {
            var facts = CallInvite.Facts.ofPush(payload);
            invited(new CallInvite(facts, around, delegate, app, messages), payload, delegate);
            return true;
        }
        if (PushPayload.CANCEL.equals(type) && !callSid.isEmpty()) {
            if (generation == SdkGeneration.V6) {
                VoiceError error = VoiceError.of(ErrorCode.UNSUPPORTED_CANCEL_MESSAGE);
                around.journal().note("handleNotification", callSid, error);
                return false;
            }
            cancelled(callSid);
            return true;
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

    /** One that was accepted here is not withdrawn: the phone that answered hears it too. */
    private void cancelled(String callSid) {
        if (!known.knows(callSid)) {
            early.add(callSid);
        }
        called(callSid, PushPayload.CANCEL, () -> around.board().withdraw(callSid));
    }

    private void called(String callSid, String detail, Runnable work) {
        around.journal().called("handleNotification", callSid, detail, work);
    }
}
