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
     * @param mediaHere whether the media of the call goes through the server, and ends with it
     * @param server the server that issued the token; filled in by it
     */
    record LegClaims(
            String callId,
            String sid,
            String identity,
            String peerSid,
            String peerIdentity,
            boolean mediaHere,
            String server) {
        static LegClaims of(Leg leg, Leg peer, String callId, boolean anchored) {
            return new LegClaims(
                    callId,
                    leg.sid(),
                    leg.identity(),
                    peer.sid(),
                    peer.identity(),
                    anchored || peer.inServer(),
                    "");
        }
    }

    /** A fork of a call and who may fetch it. */
    record BridgeClaims(String callId, String sid, String identity) {}
}
