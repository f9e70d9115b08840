package dev.sidetone.server.call;

import dev.sidetone.time.Time;
import dev.sidetone.token.SealedClaims;
import dev.sidetone.token.TokenKey;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** Call tokens signed with the household's key. */
public final class SealedCallTokens implements CallTokens {
    private static final Duration LONGEST_CALL = Duration.ofHours(24);
    private static final Duration LONGEST_RING = Duration.ofMinutes(2);

    private final Time time;
    private final String server;
    private final SealedClaims legs;
    private final SealedClaims bridges;

    /** Tokens of {@code server}, a name that no other server has had. */
    public SealedCallTokens(TokenKey key, Time time, String server) {
        this.time = time;
        this.server = server;
        this.legs = new SealedClaims(key, "sidetone-reconnect");
        this.bridges = new SealedClaims(key, "sidetone-bridge");
    }

    /** Whether {@code leg} comes from another server than this one: its call may be rebuilt. */
    public boolean isForeign(LegClaims leg) {
        return !leg.server().equals(server);
    }

    @Override
    public String reconnect(LegClaims leg) {
        return legs.seal(
                Map.of(
                        "call", leg.callId(),
                        "sid", leg.sid(),
                        "identity", leg.identity(),
                        "peer", leg.peerSid(),
                        "with", leg.peerIdentity(),
                        "way", leg.way().name(),
                        "server", server),
                time.now().plus(LONGEST_CALL));
    }

    @Override
    public String bridge(BridgeClaims fork) {
        return bridges.seal(
                Map.of("call", fork.callId(), "sid", fork.sid(), "identity", fork.identity()),
                time.now().plus(LONGEST_RING));
    }

    /** What a reconnect token says; null when it is not from a server with this key. */
    public @Nullable LegClaims openReconnect(String token) {
        Map<String, String> claims = legs.open(token, time.now());
        if (claims == null || claims.size() < 7) {
            return null;
        }
        return new LegClaims(
                claims.getOrDefault("call", ""),
                claims.getOrDefault("sid", ""),
                claims.getOrDefault("identity", ""),
                claims.getOrDefault("peer", ""),
                claims.getOrDefault("with", ""),
                way(claims.get("way")),
                claims.getOrDefault("server", ""));
    }

    /** A token of an earlier release names none; its call ends where it may have been served. */
    private static MediaWay way(@Nullable String name) {
        return Stream.of(MediaWay.values())
                .filter(way -> way.name().equals(name))
                .findFirst()
                .orElse(MediaWay.SERVED);
    }

    /** What a bridge token says; null when it is not from a server with this key, or too old. */
    public @Nullable BridgeClaims openBridge(String token) {
        Map<String, String> claims = bridges.open(token, time.now());
        if (claims == null || claims.size() < 3) {
            return null;
        }
        return new BridgeClaims(
                claims.getOrDefault("call", ""),
                claims.getOrDefault("sid", ""),
                claims.getOrDefault("identity", ""));
    }
}
