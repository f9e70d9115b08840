package dev.sidetone.signaling;

import org.jspecify.annotations.Nullable;

/** What a message is about, in a few bytes: the trace keeps thousands of them. */
final class Gist {
    private Gist() {}

    /** The call; null for none. */
    static @Nullable String callOf(Message message) {
        return switch (message) {
            case Message.Invite invite -> invite.callSid();
            case Message.Ringing ringing -> ringing.callSid();
            case Message.Answer answer -> answer.callSid();
            case Message.Reinvite reinvite -> reinvite.callSid();
            case Message.Hangup hangup -> hangup.callSid();
            case Message.Cancel cancel -> cancel.callSid();
            case Message.Reject reject -> reject.callSid();
            case Message.Dtmf dtmf -> dtmf.callSid();
            case Message.Tones tones -> tones.callSid();
            case Message.UserMessage user -> user.callSid();
            case Message.Ack ack -> ack.callSid();
            case Message.Failed failed -> failed.callSid();
            default -> null;
        };
    }

    /** Its type, and what makes it different from others of that type; never a secret. */
    static String of(Message message) {
        String type = String.valueOf(MessageCodec.typeOf(message));
        return switch (message) {
            case Message.Hangup hangup -> withCode(type, hangup.error());
            case Message.Failed failed -> withCode(type, failed.error());
            case Message.Listen listen -> listen.bridgeToken() == null ? type : "listen for a push";
            case Message.Connected connected -> "connected as " + connected.token().identity();
            case Message.Register register -> register.audio() ? type : "unregister";
            case Message.Invite invite when isReconnect(invite) -> "reconnect";
            default -> type;
        };
    }

    private static boolean isReconnect(Message.Invite invite) {
        return invite.reconnect() != null && invite.parameters().isEmpty();
    }

    private static String withCode(String type, Message.@Nullable WireError error) {
        return error == null ? type : type + " " + error.code();
    }
}
