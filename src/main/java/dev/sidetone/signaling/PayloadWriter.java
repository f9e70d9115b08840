package dev.sidetone.signaling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.signaling.Message.Ack;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Cancel;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Dtmf;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Identified;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Place;
import dev.sidetone.signaling.Message.Register;
import dev.sidetone.signaling.Message.Reinvite;
import dev.sidetone.signaling.Message.Reject;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.Tones;
import dev.sidetone.signaling.Message.UserMessage;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.util.TreeMap;

/** Writes the payload of one message; fields that are null are left out. */
final class PayloadWriter {
    private final ObjectMapper json;
    private final ObjectNode payload;

    PayloadWriter(ObjectMapper json, ObjectNode payload) {
        this.json = json;
        this.payload = payload;
    }

    void write(Message message) {
        switch (message) {
            case Listen listen -> listen(listen);
            case Connected connected -> connected(connected.token(), connected.place());
            case Register(boolean audio) -> payload.putObject("media").put("audio", audio);
            case Invite invite -> invite(invite);
            case Ringing(String callSid, String sdp, String temporarySid) ->
                    put("callsid", callSid).put("sdp", sdp).put("temporarysid", temporarySid);
            case Answer(String callSid, String sdp, String reconnect) ->
                    put("callsid", callSid).put("sdp", sdp).put("reconnect", reconnect);
            case Reinvite(String callSid, String sdp) -> put("callsid", callSid).put("sdp", sdp);
            case Hangup(String callSid, WireError error, String text) ->
                    put("callsid", callSid).put("message", text).error(error);
            case Cancel(String callSid) -> put("callsid", callSid);
            case Reject(String callSid, String reason) ->
                    put("callsid", callSid).put("reason", reason);
            case Dtmf(String callSid, String digits) -> put("callsid", callSid).put("dtmf", digits);
            case Tones(String callSid, String digits) ->
                    put("callsid", callSid).put("dtmf", digits);
            case UserMessage user -> user(user);
            case Ack(String ackType, String callSid, String voiceEventSid) ->
                    put("acktype", ackType)
                            .put("callsid", callSid)
                            .put("voiceeventsid", voiceEventSid);
            case Failed(WireError error, String callSid, String voiceEventSid) ->
                    put("callsid", callSid).put("voiceeventsid", voiceEventSid).error(error);
            default -> {
                // the rest has nothing to say beyond its type
            }
        }
    }

    private void listen(Listen listen) {
        put("token", listen.token()).put("bridgetoken", listen.bridgeToken());
        payload.put("reconnectTimeout", listen.reconnectTimeout());
        Endpoint endpoint = listen.endpoint();
        if (endpoint != null) {
            ObjectNode info = payload.putObject("browserinfo");
            info.put("p", endpoint.platform()).put("plugin", "rtc");
            put(info, "v", endpoint.version());
            put(info, "edge", endpoint.edge());
            put(info, "region", endpoint.region());
        }
    }

    private void connected(Identified token, Place place) {
        put("gateway", place.gateway()).put("region", place.region());
        put("edge", place.edge()).put("home", place.home());
        ObjectNode identified = payload.putObject("token");
        identified.put("identity", token.identity()).put("ttl", token.ttl());
        if (token.accountSid() != null) {
            identified.put("account_sid", token.accountSid());
        }
    }

    private void invite(Invite invite) {
        put("callsid", invite.callSid()).put("sdp", invite.sdp());
        put("reconnect", invite.reconnect());
        if (invite.parameters().isEmpty()) {
            ObjectNode params = payload.putObject("twilio");
            if (invite.params() != null) {
                params.put("params", invite.params());
            }
        } else {
            ObjectNode parameters = payload.putObject("parameters");
            new TreeMap<>(invite.parameters()).forEach(parameters::put);
        }
    }

    private void user(UserMessage user) {
        put("callsid", user.callSid());
        try {
            payload.set("content", json.readTree(user.content()));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("the content of a message must be JSON", notJson);
        }
        put("contenttype", user.contentType()).put("messagetype", user.messageType());
        put("voiceeventsid", user.voiceEventSid());
    }

    private PayloadWriter put(String name, @Nullable String value) {
        put(payload, name, value);
        return this;
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private void error(@Nullable WireError error) {
        if (error != null) {
            payload.putObject("error").put("code", error.code()).put("message", error.message());
        }
    }
}
