package dev.sidetone.voice;

/**
 * Hears of messages in a call or an invite, on its delegate queue. Each message that was sent is
 * told of once: as sent or as failed.
 *
 * <p>Whoever needs no more than the call's SID overrides the last three methods alone.
 */
public interface CallMessageDelegate {
    /** A message has come in a call. */
    default void callDidReceiveMessage(Call call, CallMessage message) {
        messageReceived(call.sid(), message);
    }

    /** The server has taken a message of a call. */
    default void callDidSendMessage(Call call, String voiceEventSid) {
        messageSent(call.sid(), voiceEventSid);
    }

    /** A message of a call got nowhere: 31206, 31210, 31211 or 31212; 31009 without a socket. */
    default void callDidFailToSendMessage(Call call, String voiceEventSid, VoiceError error) {
        messageFailed(call.sid(), voiceEventSid, error);
    }

    /** A message has come before the call was answered. */
    default void callInviteDidReceiveMessage(CallInvite invite, CallMessage message) {
        messageReceived(invite.callSid(), message);
    }

    /** The server has taken a message of an invite. */
    default void callInviteDidSendMessage(CallInvite invite, String voiceEventSid) {
        messageSent(invite.callSid(), voiceEventSid);
    }

    /** A message of an invite got nowhere. */
    default void callInviteDidFailToSendMessage(
            CallInvite invite, String voiceEventSid, VoiceError error) {
        messageFailed(invite.callSid(), voiceEventSid, error);
    }

    /** A message has come. */
    default void messageReceived(String callSid, CallMessage message) {}

    /** The server has taken a message. */
    default void messageSent(String callSid, String voiceEventSid) {}

    /** A message got nowhere. */
    default void messageFailed(String callSid, String voiceEventSid, VoiceError error) {}
}
