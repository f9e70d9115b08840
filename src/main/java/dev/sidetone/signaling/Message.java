package dev.sidetone.signaling;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;

/**
 * One frame of the signaling socket {@code /signal}. The names are the wire's own; {@link
 * MessageCodec} writes and reads them.
 *
 * <p>What carries a token or a session description shows neither in its {@code toString}, so a
 * message may be logged.
 */
public sealed interface Message {
    /** The one-character frame that both sides send so that silence means a broken socket. */
    record Heartbeat() implements Message {}

    /**
     * Client: who I am. The first message on every socket, and again for a new token. With a bridge
     * token: bring me the call that this push was about.
     *
     * @param token access token
     * @param bridgeToken {@code twi_bridge_token} of a push (our extension)
     * @param reconnectTimeout seconds for which the client wants its calls kept after a loss
     */
    record Listen(
            String token,
            @Nullable String bridgeToken,
            int reconnectTimeout,
            @Nullable Endpoint endpoint)
            implements Message {
        @Override
        public String toString() {
            return "Listen[" + (bridgeToken == null ? "" : "bridged, ") + endpoint + "]";
        }
    }

    /** Server: the token is good, the socket can be used. */
    record Connected(Identified token, Place place) implements Message {}

    /** Client: present ({@code audio} true) or no longer present for incoming calls. */
    record Register(boolean audio) implements Message {}

    /** Server: registered. */
    record Ready() implements Message {}

    /** Server: no longer registered. */
    record Offline() implements Message {}

    /**
     * Client: a new call ({@code callSid} is a temporary one, {@code params} say where to), or with
     * {@code reconnect} the continuation of a call. Server: an incoming call.
     *
     * @param params client to server: {@code k=v&k=v}; null when the call has no parameters at all
     * @param parameters server to client: {@code CallSid}, {@code From}, {@code To}, {@code Params}
     * @param reconnect the token that continues this leg after a loss
     */
    record Invite(
            String callSid,
            @Nullable String sdp,
            @Nullable String params,
            Map<String, String> parameters,
            @Nullable String reconnect)
            implements Message {
        public Invite {
            parameters = Map.copyOf(parameters);
        }

        /** A new outgoing call; null {@code params} for none at all. */
        public static Invite outgoing(String temporarySid, String sdp, @Nullable String params) {
            return new Invite(temporarySid, sdp, params, Map.of(), null);
        }

        /** The same with another description. */
        public Invite withSdp(String other) {
            return new Invite(callSid, other, params, parameters, reconnect);
        }

        /** The continuation of a call on a fresh socket. */
        public static Invite reconnecting(String callSid, @Nullable String sdp, String reconnect) {
            return new Invite(callSid, sdp, null, Map.of(), reconnect);
        }

        @Override
        public String toString() {
            return "Invite["
                    + callSid
                    + (reconnect != null && parameters.isEmpty() ? ", reconnecting" : "")
                    + "]";
        }
    }

    /**
     * Server: the far side rings; {@code callSid} is the leg's name from now on.
     *
     * @param temporarySid the SID that the invite had (our extension): tells two calls on one
     *     socket apart, even when the first was hung up meanwhile
     */
    record Ringing(String callSid, @Nullable String sdp, @Nullable String temporarySid)
            implements Message {
        /** Ringing as the JavaScript SDK knows it. */
        public Ringing(String callSid, @Nullable String sdp) {
            this(callSid, sdp, null);
        }

        @Override
        public String toString() {
            return "Ringing[" + callSid + "]";
        }
    }

    /** Accepts an invite, answers a reinvite, or (server) confirms a reconnect invite. */
    record Answer(String callSid, @Nullable String sdp, @Nullable String reconnect)
            implements Message {
        /** The same with another description. */
        public Answer withSdp(String other) {
            return new Answer(callSid, other, reconnect);
        }

        @Override
        public String toString() {
            return "Answer[" + callSid + "]";
        }
    }

    /** New ICE credentials in a running call. Server to client only towards Sidetone endpoints. */
    record Reinvite(String callSid, String sdp) implements Message {
        @Override
        public String toString() {
            return "Reinvite[" + callSid + "]";
        }
    }

    /**
     * The call is over.
     *
     * @param callSid null (server only): every call of the socket
     * @param error why, when it did not end normally
     * @param message client to server: what failed locally
     */
    record Hangup(@Nullable String callSid, @Nullable WireError error, @Nullable String message)
            implements Message {
        /** A normal end. */
        public static Hangup of(String callSid) {
            return new Hangup(callSid, null, null);
        }

        /** An end with a reason. */
        public static Hangup of(String callSid, WireError error) {
            return new Hangup(callSid, error, null);
        }
    }

    /** Server: the incoming call that was not answered yet has gone, whatever the reason. */
    record Cancel(String callSid) implements Message {}

    /**
     * Client: I will not take this call.
     *
     * @param reason {@code busy}, or null for a plain refusal (our extension)
     */
    record Reject(String callSid, @Nullable String reason) implements Message {}

    /** Digits {@code 0-9*#w}. Server to client only towards Sidetone endpoints. */
    record Dtmf(String callSid, String digits) implements Message {}

    /**
     * Server: the other side cannot be told of these digits, so let it hear their tones (our
     * extension).
     */
    record Tones(String callSid, String digits) implements Message {}

    /**
     * A message of the app inside a call.
     *
     * @param content any JSON value, as JSON text
     */
    record UserMessage(
            String callSid,
            String content,
            String contentType,
            String messageType,
            String voiceEventSid)
            implements Message {
        @Override
        public String toString() {
            return "UserMessage[" + callSid + ", " + voiceEventSid + "]";
        }
    }

    /** Server: a {@link UserMessage} was taken. */
    record Ack(String ackType, String callSid, String voiceEventSid) implements Message {}

    /** Server: something that a client asked for cannot be done. */
    record Failed(WireError error, @Nullable String callSid, @Nullable String voiceEventSid)
            implements Message {
        /** A failure of the socket as a whole. */
        public static Failed of(int code, String message) {
            return new Failed(new WireError(code, message), null, null);
        }
    }

    /** Server: close this socket and do not come back by yourself. */
    record Close() implements Message {}

    /** A well-formed message of a type that we do not know. */
    record Unknown(String type) implements Message {}

    /**
     * Whom the server recognised.
     *
     * @param ttl seconds for which the token is still good
     */
    record Identified(String identity, long ttl, @Nullable String accountSid) {}

    /** Names for the place of the server; the JavaScript SDK reports them onwards. */
    record Place(
            @Nullable String gateway,
            @Nullable String region,
            @Nullable String edge,
            @Nullable String home) {}

    /**
     * What speaks: {@code browserinfo} on the wire.
     *
     * @param platform {@code browser} for the JavaScript SDK, {@link #SIDETONE} for ours
     * @param version of the SDK
     * @param edge which one the client wished for, where it is no usual one (our extension)
     * @param region the same of regions
     */
    record Endpoint(
            String platform,
            @Nullable String version,
            @Nullable String edge,
            @Nullable String region) {
        /** Understands what this project adds to the protocol. */
        public static final String SIDETONE = "sidetone";

        /** One without wishes. */
        public Endpoint(String platform, @Nullable String version) {
            this(platform, version, null, null);
        }

        /** Whether our additions may be sent there. */
        public boolean sidetone() {
            return Objects.equals(platform, SIDETONE);
        }
    }

    /**
     * A failure as the wire tells it.
     *
     * @param code of the Voice SDK, 31480 for example
     */
    record WireError(int code, String message) {}
}
