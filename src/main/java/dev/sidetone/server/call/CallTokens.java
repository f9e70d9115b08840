package dev.sidetone.server.call;

/** Tokens that say all there is to know about a leg, so that any server with the key can go on. */
public interface CallTokens {
    /** The token with which a leg comes back after its socket broke. */
    String reconnect(LegClaims leg);

    /** The token with which a pushed app fetches its offer. */
    String bridge(BridgeClaims fork);

    /**
     * A leg and its peer.
     *
     * @param callId SID of the caller's leg: {@code sid} or {@code peerSid}
     * @param way which the media take
     * @param server the server that issued the token; filled in by it
     */
    record LegClaims(
            String callId,
            String sid,
            String identity,
            String peerSid,
            String peerIdentity,
            MediaWay way,
            String server) {
        static LegClaims of(Leg leg, Leg peer, String callId, boolean anchored) {
            return new LegClaims(
                    callId,
                    leg.sid(),
                    leg.identity(),
                    peer.sid(),
                    peer.identity(),
                    peer.inServer()
                            ? MediaWay.SERVED
                            : anchored ? MediaWay.ANCHORED : MediaWay.DIRECT,
                    "");
        }
    }

    /** Which way the media of a call take. */
    enum MediaWay {
        /** From one side to the other. */
        DIRECT,
        /** Through the server, sealed: another one can take that up. */
        ANCHORED,
        /** To the server itself, and they end with it. */
        SERVED
    }

    /** A fork of a call and who may fetch it. */
    record BridgeClaims(String callId, String sid, String identity) {}
}
