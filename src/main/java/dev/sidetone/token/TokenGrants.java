package dev.sidetone.token;

import com.auth0.jwt.interfaces.DecodedJWT;

import dev.sidetone.token.TokenInspector.Finding;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The grants of a token, and with them the token as a whole. */
final class TokenGrants {
    private TokenGrants() {}

    /** The token; null where it says too little to be one, which is then among the findings. */
    static @Nullable AccessToken read(DecodedJWT jwt, List<Finding> findings) {
        Map<String, Object> grants = jwt.getClaim("grants").asMap();
        if (grants == null) {
            findings.add(finding("has no grants"));
            return null;
        }
        if (!(grants.get("identity") instanceof String identity) || identity.isEmpty()) {
            findings.add(
                    new Finding(
                            TokenDefect.NO_IDENTITY,
                            "The access token names no identity (grants.identity)."));
            return null;
        }
        String problem = Identity.problem(identity);
        if (problem != null) {
            findings.add(new Finding(TokenDefect.IDENTITY, problem));
        }
        if (!(grants.get("voice") instanceof Map<?, ?> voice)) {
            findings.add(finding("has no voice grant (grants.voice)"));
            return null;
        }
        return new AccessToken(
                Objects.requireNonNullElse(jwt.getId(), ""),
                Objects.requireNonNullElse(jwt.getIssuer(), ""),
                Objects.requireNonNullElse(jwt.getSubject(), ""),
                identity,
                jwt.getIssuedAtAsInstant(),
                jwt.getNotBeforeAsInstant(),
                Objects.requireNonNullElse(jwt.getExpiresAtAsInstant(), Instant.EPOCH),
                grant(voice),
                jwt.getHeaderClaim("twr").asString());
    }

    private static VoiceGrant grant(Map<?, ?> voice) {
        Map<String, String> params = new LinkedHashMap<>();
        Map<?, ?> outgoing = mapOf(voice.get("outgoing"));
        mapOf(outgoing.get("params"))
                .forEach((name, value) -> params.put(String.valueOf(name), String.valueOf(value)));
        return new VoiceGrant(
                Boolean.TRUE.equals(mapOf(voice.get("incoming")).get("allow")),
                textOf(outgoing.get("application_sid")),
                params,
                textOf(voice.get("push_credential_sid")),
                textOf(voice.get("endpoint_id")));
    }

    private static Map<?, ?> mapOf(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static @Nullable String textOf(@Nullable Object value) {
        return value instanceof String text && !text.isEmpty() ? text : null;
    }

    private static Finding finding(String what) {
        return new Finding(TokenDefect.GRANTS, "The access token " + what + ".");
    }
}
