package dev.sidetone.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.DecodedJWT;

import dev.sidetone.token.TokenInspector.Finding;
import dev.sidetone.token.TokenInspector.Inspection;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a person is told of a token: what it claims, what is wrong with it, and how to mend that.
 * The signature and the values of parameters are never among it.
 *
 * @param claims by name, as they are shown; empty when nothing can be read
 * @param items the weightiest first
 */
public record TokenReport(Map<String, String> claims, List<Item> items) {
    /**
     * One thing to be said.
     *
     * @param fatal whether a server refuses the token for everything; else something alone cannot
     *     be done with it
     * @param mobile the code that the mobile SDKs report; 0 for none
     * @param javascript the JavaScript SDK's
     * @param remedy how to mend it
     */
    public record Item(boolean fatal, int mobile, int javascript, String text, String remedy) {}

    public TokenReport {
        items = List.copyOf(items);
    }

    /** Looks at {@code text} as {@code inspector} does, and at what it does not mind besides. */
    public static TokenReport of(String text, Instant now, TokenInspector inspector) {
        Inspection inspection = inspector.inspect(text, now);
        List<Item> items = new ArrayList<>();
        inspection.findings().forEach(finding -> items.add(item(finding)));
        Map<String, String> claims = new LinkedHashMap<>();
        DecodedJWT jwt = decoded(text);
        if (jwt != null) {
            claims(jwt, inspection.token(), claims);
            TokenShape.check(jwt, now, items);
        }
        if (inspection.token() != null) {
            TokenShape.check(inspection.token(), items);
        }
        return new TokenReport(claims, items);
    }

    /** Whether no server would refuse it altogether. */
    public boolean good() {
        return items.stream().noneMatch(Item::fatal);
    }

    private static Item item(Finding finding) {
        TokenDefect defect = finding.defect();
        return new Item(
                true,
                defect.mobileCode(),
                defect.wireCode(),
                finding.text(),
                TokenShape.remedy(defect));
    }

    private static @Nullable DecodedJWT decoded(String text) {
        try {
            return JWT.decode(text.strip());
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    private static void claims(
            DecodedJWT jwt, @Nullable AccessToken token, Map<String, String> shown) {
        put(shown, "alg", jwt.getAlgorithm());
        put(shown, "typ", jwt.getType());
        put(shown, "cty", jwt.getContentType());
        put(shown, "twr", jwt.getHeaderClaim("twr").asString());
        put(shown, "jti", jwt.getId());
        put(shown, "iss", jwt.getIssuer());
        put(shown, "sub", jwt.getSubject());
        put(shown, "iat", jwt.getIssuedAtAsInstant());
        put(shown, "nbf", jwt.getNotBeforeAsInstant());
        put(shown, "exp", jwt.getExpiresAtAsInstant());
        if (token != null) {
            VoiceGrant voice = token.voice();
            put(shown, "identity", token.identity());
            put(shown, "incoming", voice.incoming());
            put(shown, "application_sid", voice.applicationSid());
            put(shown, "params", String.join(", ", new TreeSet<>(voice.outgoingParams().keySet())));
            put(shown, "push_credential_sid", voice.pushCredentialSid());
            put(shown, "endpoint_id", voice.endpointId());
        }
        put(shown, "signature", "\u2026");
    }

    private static void put(Map<String, String> shown, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            shown.put(name, value.toString());
        }
    }
}
