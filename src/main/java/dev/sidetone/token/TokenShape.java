package dev.sidetone.token;

import com.auth0.jwt.interfaces.DecodedJWT;

import dev.sidetone.token.TokenReport.Item;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a careful reader sees in a token besides what a server refuses, and how to mend defects. */
final class TokenShape {
    private static final Duration SAFE_LIFE = AccessToken.MAX_LIFE.minusSeconds(1);
    private static final Duration CENTURY = Duration.ofDays(36_525);

    private TokenShape() {}

    static String remedy(TokenDefect defect) {
        return switch (defect) {
            case INVALID ->
                    "Print what the token server answers, and take the token alone: three parts"
                            + " with points between them.";
            case HEADER ->
                    "Make the token with a helper library, or write the header as"
                            + " {\"typ\":\"JWT\",\"alg\":\"HS256\",\"cty\":\"twilio-fpa;v=1\"}.";
            case ISSUER ->
                    "Put the SID of an API key (SK…) of this server into iss, and its account"
                            + " (AC…) into sub.";
            case ACCOUNT -> "Put the account that the API key belongs to (AC…) into sub.";
            case SIGNATURE ->
                    "Sign with the secret that was shown when the API key was made; the account's"
                            + " auth token is another thing.";
            case EXPIRED -> "Fetch a fresh token, and set exp to at most 24 hours from now.";
            case NOT_YET_VALID -> "Set the token server's clock, and leave nbf out.";
            case LIFE_TOO_LONG -> "Set exp to at most 86399 seconds after iat.";
            case GRANTS -> "Add a voice grant: grants.voice with incoming and outgoing.";
            case NO_IDENTITY -> "Set grants.identity to the name of who calls.";
            case IDENTITY -> "Name identities with letters, digits and underscores.";
        };
    }

    static void check(DecodedJWT jwt, Instant now, List<Item> items) {
        sid("iss", "SK", jwt.getIssuer(), items);
        sid("sub", "AC", jwt.getSubject(), items);
        String algorithm = jwt.getAlgorithm();
        if ("HS384".equals(algorithm) || "HS512".equals(algorithm)) {
            items.add(
                    new Item(
                            true,
                            20102,
                            31204,
                            "It is signed with " + algorithm + ".",
                            "Choose HS256 in the helper library."));
        }
        Instant expires = jwt.getExpiresAtAsInstant();
        if (expires != null && expires.isAfter(now.plus(CENTURY))) {
            items.add(
                    new Item(
                            true,
                            20104,
                            31205,
                            "exp lies more than a century ahead: it is in milliseconds.",
                            "Write exp, iat and nbf in seconds since 1970."));
        } else if (expires != null && life(jwt, expires, now).compareTo(SAFE_LIFE) > 0) {
            items.add(note(0, 0, "It lives for a whole day or longer.", "86399 seconds are safe."));
        }
        String region = jwt.getHeaderClaim("twr").asString();
        if (region != null) {
            items.add(
                    note(
                            0,
                            0,
                            "It is for the region " + region + " (twr).",
                            "Make the API key in that region, or leave twr out."));
        }
        types(jwt, items);
    }

    private static Duration life(DecodedJWT jwt, Instant expires, Instant now) {
        Instant issued = jwt.getIssuedAtAsInstant();
        return Duration.between(issued == null ? now : issued, expires);
    }

    /** A misspelt SID starts right and is found by its length. */
    private static void sid(String claim, String prefix, @Nullable String value, List<Item> items) {
        if (value != null && value.startsWith(prefix) && !isSid(prefix, value)) {
            items.add(
                    new Item(
                            true,
                            20103,
                            31201,
                            claim + " is no SID: " + prefix + " is followed by 32 digits 0-9 a-f.",
                            "Copy the whole SID."));
        }
    }

    private static boolean isSid(String prefix, String value) {
        return value.matches(prefix + "[0-9a-f]{32}");
    }

    private static void types(DecodedJWT jwt, List<Item> items) {
        Map<String, Object> grants = jwt.getClaim("grants").asMap();
        Object voice = grants == null ? null : grants.get("voice");
        if (voice != null && !(voice instanceof Map)) {
            items.add(
                    new Item(
                            true,
                            20106,
                            31201,
                            "grants.voice is not an object.",
                            "Write grants.voice as {\"incoming\":{\"allow\":true}}."));
        }
    }

    static void check(AccessToken token, List<Item> items) {
        VoiceGrant voice = token.voice();
        String application = voice.applicationSid();
        if (application == null) {
            items.add(
                    note(
                            21218,
                            31001,
                            "It names no application: no call can be placed with it.",
                            "Set outgoing.application_sid to a TwiML application (AP…)."));
        } else if (!isSid("AP", application)) {
            items.add(
                    note(
                            21218,
                            31001,
                            "outgoing.application_sid is no SID of an application.",
                            "It is AP and 32 digits 0-9 a-f."));
        }
        if (!voice.incoming()) {
            items.add(
                    note(
                            20106,
                            31201,
                            "It does not allow incoming calls: nobody can register with it.",
                            "Set incoming.allow to true."));
        }
        credential(voice.pushCredentialSid(), items);
        String warning = Identity.warning(token.identity());
        if (warning != null) {
            items.add(note(31105, 31105, warning, remedy(TokenDefect.IDENTITY)));
        }
    }

    private static void credential(@Nullable String credential, List<Item> items) {
        if (credential == null) {
            items.add(
                    note(
                            31301,
                            0,
                            "It names no push credential: phones cannot register with it.",
                            "Set push_credential_sid (CR…); web clients need none."));
        } else if (!isSid("CR", credential)) {
            items.add(
                    note(
                            31301,
                            0,
                            "push_credential_sid is no SID of a push credential.",
                            "It is CR and 32 digits 0-9 a-f."));
        }
    }

    private static Item note(int mobile, int javascript, String text, String remedy) {
        return new Item(false, mobile, javascript, text, remedy);
    }
}
