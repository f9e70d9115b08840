package dev.sidetone.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Claims that a server hands to a client and takes back later, perhaps in another process: signed,
 * not encrypted. Each purpose has its own key, so that one can never pass for another, nor for an
 * access token.
 */
public final class SealedClaims {
    private final Algorithm algorithm;
    private final String purpose;

    /** Claims for {@code purpose}, sealed with the secret of {@code key}. */
    public SealedClaims(TokenKey key, String purpose) {
        this.algorithm = Algorithm.HMAC256(purpose + '\n' + key.secret());
        this.purpose = purpose;
    }

    /** Signs {@code claims}; they can be opened until {@code expires}. */
    public String seal(Map<String, String> claims, Instant expires) {
        return JWT.create()
                .withAudience(purpose)
                .withExpiresAt(expires)
                .withClaim("claims", claims)
                .sign(algorithm);
    }

    /** The claims of {@code token}; null when it is not ours, was changed, or is too old. */
    public @Nullable Map<String, String> open(String token, Instant now) {
        try {
            var jwt = JWT.decode(token);
            algorithm.verify(jwt);
            Instant expires = jwt.getExpiresAtAsInstant();
            Map<String, Object> claims = jwt.getClaim("claims").asMap();
            if (claims == null || expires == null || !expires.isAfter(now)) {
                return null;
            }
            Map<String, String> opened = new HashMap<>();
            claims.forEach((name, value) -> opened.put(name, String.valueOf(value)));
            return opened;
        } catch (JWTVerificationException notOurs) {
            return null;
        }
    }
}
