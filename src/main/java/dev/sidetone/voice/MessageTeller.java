package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Executor;

/** Tells the app of the messages of one call or invite, on its queue. */
record MessageTeller(
        Journal journal, Executor app, @Nullable CallMessageDelegate delegate, Subject subject) {
    /** Whose messages they are. */
    sealed interface Subject {
        record OfCall(Call call) implements Subject {}

        record OfInvite(CallInvite invite) implements Subject {}
    }

    void received(CallMessage message) {
        tell(
                "DidReceiveMessage",
                message.voiceEventSid(),
                to -> {
                    switch (subject) {
                        case Subject.OfCall(Call call) -> to.callDidReceiveMessage(call, message);
                        case Subject.OfInvite(CallInvite invite) ->
                                to.callInviteDidReceiveMessage(invite, message);
                    }
                });
    }

    void sent(String eventSid) {
        tell(
                "DidSendMessage",
                eventSid,
                to -> {
                    switch (subject) {
                        case Subject.OfCall(Call call) -> to.callDidSendMessage(call, eventSid);
                        case Subject.OfInvite(CallInvite invite) ->
                                to.callInviteDidSendMessage(invite, eventSid);
                    }
                });
    }

    void failed(String eventSid, VoiceError error) {
        tell(
                "DidFailToSendMessage",
                error,
                to -> {
                    switch (subject) {
                        case Subject.OfCall(Call call) ->
                                to.callDidFailToSendMessage(call, eventSid, error);
                        case Subject.OfInvite(CallInvite invite) ->
                                to.callInviteDidFailToSendMessage(invite, eventSid, error);
                    }
                });
    }

    private void tell(String what, Object detail, Words words) {
        boolean call = subject instanceof Subject.OfCall;
        String method = (call ? "call" : "callInvite") + what;
        if (delegate == null) {
            journal.note(method, null, detail);
        } else {
            journal.tell(app, method, null, detail, () -> words.to(delegate));
        }
    }

    @FunctionalInterface
    private interface Words {
        void to(CallMessageDelegate delegate);
    }
}
