package dev.sidetone.voice;

import dev.sidetone.signaling.Message;

import org.jspecify.annotations.Nullable;

/** A call's effects as messages of the wire. */
final class CallWords {
    private CallWords() {}

    /**
     * The message of a sending effect.
     *
     * @param id the call's SID, or its temporary name while it has none
     */
    static Message of(CallEffect effect, CallRunner.Origin origin, String id) {
        return switch (effect) {
            case CallEffect.SendInvite(String sdp) ->
                    Message.Invite.outgoing(origin.id(), sdp, origin.params());
            case CallEffect.SendReconnect(String token, String sdp) ->
                    Message.Invite.reconnecting(id, sdp, token);
            case CallEffect.SendReinvite(String sdp) -> new Message.Reinvite(id, sdp);
            case CallEffect.SendAnswer(String sdp) -> new Message.Answer(id, sdp, null);
            case CallEffect.SendHangup(@Nullable String message) ->
                    new Message.Hangup(id, null, message);
            case CallEffect.SendReject _ -> new Message.Reject(id, null);
            case CallEffect.SendDigits(String digits) -> new Message.Dtmf(id, digits);
            default -> throw new IllegalArgumentException("nothing to send: " + effect);
        };
    }
}
