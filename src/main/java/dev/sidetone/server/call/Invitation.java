package dev.sidetone.server.call;

import dev.sidetone.server.call.CallState.Ringing;
import dev.sidetone.server.call.CallTokens.BridgeClaims;
import dev.sidetone.server.call.CallTokens.LegClaims;
import dev.sidetone.server.call.Fork.Route;
import dev.sidetone.server.call.Leg.Place;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.PushPayload;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a fork is asked to take a call: an invite with the offer, or a push without it. */
record Invitation(String accountSid, CallTokens tokens) {
    private static final String API_VERSION = "2010-04-01";

    /**
     * Whether the media between the caller and a fork goes through the server: wherever one of them
     * does not say where it can be reached. The JavaScript SDK never does.
     */
    static boolean anchored(Ringing call, Fork fork) {
        Attachment at = fork.at();
        return at != null
                && !at.inServer()
                && !call.caller().inServer()
                && !(at.sidetone() && SessionDescription.hasCandidates(call.placement().offer()));
    }

    Message.Invite invite(Ringing call, Fork fork) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("CallSid", fork.sid());
        parameters.put("AccountSid", accountSid);
        parameters.put("ApiVersion", API_VERSION);
        parameters.put("From", call.placement().from());
        parameters.put("To", fork.callee().to());
        if (!fork.callee().params().isEmpty()) {
            parameters.put("Params", fork.callee().params());
        }
        Leg callee = Leg.on(fork.sid(), fork.callee().identity(), new Place.Lost());
        LegClaims claims = LegClaims.of(callee, call.caller(), call.id(), anchored(call, fork));
        String reconnect = tokens.reconnect(claims);
        return new Message.Invite(fork.sid(), offer(call, fork), null, parameters, reconnect);
    }

    /** Whoever is offered no telephone-events presses keys by signaling, where ours hear them. */
    private static String offer(Ringing call, Fork fork) {
        String offer = call.placement().offer();
        Attachment at = fork.at();
        boolean toPage = at != null && !at.sidetone();
        boolean ours = call.caller().place() instanceof Place.OnSocket(var by) && by.sidetone();
        return toPage && ours ? SessionDescription.withoutTelephoneEvent(offer) : offer;
    }

    /** The push that takes back {@link #push}: the same names, a message of its own. */
    CallEffect.Push cancel(Ringing call, Fork fork, Route.ByPush route) {
        String id = "WB" + route.messageId().substring(2);
        return pushed(fork, route, names(PushPayload.CANCEL, id, call, fork));
    }

    private Map<String, String> names(String type, String id, Ringing call, Fork fork) {
        Map<String, String> payload = new LinkedHashMap<>();
        payload.put(PushPayload.MESSAGE_TYPE, type);
        payload.put(PushPayload.MESSAGE_ID, id);
        payload.put(PushPayload.ACCOUNT_SID, accountSid);
        payload.put(PushPayload.CALL_SID, fork.sid());
        payload.put(PushPayload.FROM, call.placement().from());
        payload.put(PushPayload.TO, fork.callee().to());
        return payload;
    }

    CallEffect.Push push(Ringing call, Fork fork, Route.ByPush route) {
        Map<String, String> payload = woken(route.messageId(), call, fork);
        payload.put(
                PushPayload.ANSWER_TIMEOUT, String.valueOf(call.placement().ring().toSeconds()));
        return pushed(fork, route, payload);
    }

    private static CallEffect.Push pushed(
            Fork fork, Route.ByPush route, Map<String, String> payload) {
        return new CallEffect.Push(fork.callee().identity(), route.deviceToken(), payload);
    }

    /** Without the time that it rings (signaling.md §14). */
    CallEffect.Notify notify(Ringing call, Fork fork, Route.ByWebhook route) {
        return new CallEffect.Notify(fork.sid(), route.url(), woken(route.messageId(), call, fork));
    }

    private Map<String, String> woken(String messageId, Ringing call, Fork fork) {
        Map<String, String> payload = names(PushPayload.CALL, messageId, call, fork);
        payload.put(
                PushPayload.BRIDGE_TOKEN,
                tokens.bridge(new BridgeClaims(call.id(), fork.sid(), fork.callee().identity())));
        payload.put(PushPayload.PARAMS, fork.callee().params());
        return payload;
    }
}
