package dev.sidetone.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The claims of an access token for voice, as Twilio writes them.
 *
 * @param id {@code jti}, any unique text
 * @param region {@code twr} of the header, such as {@code ie1}; null for the usual one
 * @param issuedAt absent in tokens of the Java helper library
 */
public record AccessToken(
        String id,
        String keySid,
        String accountSid,
        String identity,
        @Nullable Instant issuedAt,
        @Nullable Instant notBefore,
        Instant expires,
        VoiceGrant voice,
        @Nullable String region) {
    /** {@code cty} of the header. */
    static final String CONTENT_TYPE = "twilio-fpa;v=1";

    /** The longest life of a token. */
    public static final Duration MAX_LIFE = Duration.ofHours(24);

    /** The usual life of a token. */
    public static final Duration USUAL_LIFE = Duration.ofHours(1);

    /** A token for {@code identity} that is good from {@code now} on for {@code life}. */
    public static AccessToken of(
            TokenKey key, String identity, VoiceGrant voice, Instant now, Duration life) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return new AccessToken(
                key.keySid() + "-" + second.getEpochSecond(),
                key.keySid(),
                key.accountSid(),
                identity,
                second,
                null,
                second.plus(life),
                voice,
                null);
    }

    /** The same, good only from a moment on, for a region. */
    public AccessToken with(@Nullable Instant start, @Nullable String otherRegion) {
        return new AccessToken(
                id, keySid, accountSid, identity, issuedAt, start, expires, voice, otherRegion);
    }

    /** The compact form, signed with HS256. */
    public String sign(TokenKey key) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("cty", CONTENT_TYPE);
        if (region != null) {
            header.put("twr", region);
        }
        var builder =
                JWT.create()
                        .withHeader(header)
                        .withJWTId(id)
                        .withIssuer(keySid)
                        .withSubject(accountSid)
                        .withExpiresAt(expires)
                        .withClaim("grants", grants());
        if (issuedAt != null) {
            builder.withIssuedAt(issuedAt);
        }
        if (notBefore != null) {
            builder.withNotBefore(notBefore);
        }
        return builder.sign(Algorithm.HMAC256(key.secret()));
    }

    private Map<String, Object> grants() {
        Map<String, Object> grant = new LinkedHashMap<>();
        if (voice.incoming()) {
            grant.put("incoming", Map.of("allow", true));
        }
        String application = voice.applicationSid();
        if (application != null) {
            Map<String, Object> outgoing = new LinkedHashMap<>();
            outgoing.put("application_sid", application);
            if (!voice.outgoingParams().isEmpty()) {
                outgoing.put("params", voice.outgoingParams());
            }
            grant.put("outgoing", outgoing);
        }
        String credential = voice.pushCredentialSid();
        if (credential != null) {
            grant.put("push_credential_sid", credential);
        }
        if (voice.endpointId() != null) {
            grant.put("endpoint_id", voice.endpointId());
        }
        return Map.of("identity", identity, "voice", grant);
    }
}
