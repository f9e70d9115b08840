package dev.sidetone.voice;

import dev.sidetone.voice.insights.InsightsEvent.Level;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/** Tells the app of the messages of one call or invite, on its queue. */
record MessageTeller(
        Surroundings around,
        Executor app,
        @Nullable CallMessageDelegate delegate,
        Subject subject) {
    private static final String GROUP = "call-message";

    /** Whose messages they are. */
    sealed interface Subject {
        record OfCall(Call call) implements Subject {}

        record OfInvite(CallInvite invite) implements Subject {}
    }

    void received(CallMessage message) {
        publish(message.messageType(), Level.INFO, facts("received", message.voiceEventSid()));
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

    void sent(String eventSid, CallMessage message) {
        publish(message.messageType(), Level.INFO, facts("sent", eventSid));
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
        publish(
                "error",
                Level.ERROR,
                Map.of(
                        "voice_event_sid",
                        eventSid,
                        "code",
                        error.code(),
                        "message",
                        error.message()));
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

    private static Map<String, Object> facts(String type, @Nullable String eventSid) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("event_type", type);
        if (eventSid != null) {
            facts.put("voice_event_sid", eventSid);
        }
        return facts;
    }

    private void publish(String name, Level level, Map<String, Object> data) {
        switch (subject) {
            case Subject.OfCall(Call call) ->
                    call.runner().observed().insights().event(GROUP, name, level, data);
            case Subject.OfInvite(CallInvite invite) ->
                    around.reporting()
                            .invite(
                                    around,
                                    invite.callSid(),
                                    GROUP,
                                    new ConnectionWords.Word(name, level, data));
        }
    }

    private void tell(String what, Object detail, Words words) {
        boolean call = subject instanceof Subject.OfCall;
        String method = (call ? "call" : "callInvite") + what;
        if (delegate == null) {
            around.journal().note(method, null, detail);
        } else {
            around.journal().tell(app, method, null, detail, () -> words.to(delegate));
        }
    }

    @FunctionalInterface
    private interface Words {
        void to(CallMessageDelegate delegate);
    }
}
