package dev.sidetone.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Reads a token and says everything that is wrong with it, the weightiest first. The only algorithm
 * is HS256, whatever the token claims.
 */
public final class TokenInspector {
    private static final int MAX_LENGTH = 16 * 1024;

    private final @Nullable Function<String, @Nullable TokenKey> keys;

    private TokenInspector(@Nullable Function<String, @Nullable TokenKey> keys) {
        this.keys = keys;
    }

    /** Looks at form, times and grants alone: who signed is not checked. */
    public static TokenInspector withoutKey() {
        return new TokenInspector(null);
    }

    /** Insists on the account, key and secret of {@code key}. */
    public static TokenInspector of(TokenKey key) {
        return of(sid -> sid.equals(key.keySid()) ? key : null);
    }

    /**
     * Insists on the account and secret of one of several keys.
     *
     * @param keys the key of a SID; null for one that is not taken
     */
    public static TokenInspector of(Function<String, @Nullable TokenKey> keys) {
        return new TokenInspector(keys);
    }

    /**
     * What was found.
     *
     * @param token what could be read; null when nothing could
     * @param findings empty for a good token
     */
    public record Inspection(@Nullable AccessToken token, List<Finding> findings) {}

    /** One thing that is wrong, and what to do about it. */
    public record Finding(TokenDefect defect, String text) {}

    /**
     * The token, if it is good at {@code now}.
     *
     * @throws InvalidToken with the first finding
     */
    public AccessToken verify(String text, Instant now) throws InvalidToken {
        Inspection inspection = inspect(text, now);
        AccessToken token = inspection.token();
        if (token == null || !inspection.findings().isEmpty()) {
            Finding first = inspection.findings().getFirst();
            throw new InvalidToken(first.defect(), first.text());
        }
        return token;
    }

    /** Everything there is to say about {@code text} at {@code now}. */
    public Inspection inspect(String text, Instant now) {
        String trimmed = text.trim();
        Finding formless = form(trimmed);
        if (formless != null) {
            return new Inspection(null, List.of(formless));
        }
        DecodedJWT jwt;
        try {
            jwt = JWT.decode(trimmed);
        } catch (RuntimeException unreadable) {
            return new Inspection(null, List.of(invalid("its three parts cannot be decoded")));
        }
        List<Finding> findings = new ArrayList<>();
        header(jwt, findings);
        issuer(jwt, findings);
        signature(jwt, findings);
        TokenTimes.check(jwt, now, findings);
        AccessToken token = TokenGrants.read(jwt, findings);
        return new Inspection(token, List.copyOf(findings));
    }

    private static @Nullable Finding form(String text) {
        if (text.isEmpty()) {
            return invalid("it is empty");
        }
        if (text.length() > MAX_LENGTH) {
            return invalid("it is longer than any token");
        }
        if (text.startsWith("<")) {
            String page =
                    text.toLowerCase(Locale.ROOT).contains("<response") ? "TwiML" : "a web page";
            return invalid(
                    "it is "
                            + page
                            + ". The address of the token server usually ends in /accessToken");
        }
        if (text.startsWith("{") || text.startsWith("\"")) {
            return invalid("it is JSON around a token. Take the token out of it");
        }
        if (text.chars().filter(c -> c == '.').count() != 2) {
            return invalid("it does not have three parts");
        }
        return null;
    }

    private static Finding invalid(String why) {
        return new Finding(TokenDefect.INVALID, "This is not an access token: " + why + ".");
    }

    private static void header(DecodedJWT jwt, List<Finding> findings) {
        if (jwt.getClaim("scope").asString() != null) {
            findings.add(invalid("it is a capability token of the old Client SDK"));
        } else if (!"HS256".equals(jwt.getAlgorithm())) {
            findings.add(header("is signed with an algorithm other than HS256"));
        } else if (!"JWT".equals(jwt.getType())) {
            findings.add(header("has no typ \"JWT\" in its header"));
        } else if (!AccessToken.CONTENT_TYPE.equals(jwt.getContentType())) {
            findings.add(header("lacks cty \"" + AccessToken.CONTENT_TYPE + "\" in its header"));
        }
    }

    private static Finding header(String what) {
        return new Finding(TokenDefect.HEADER, "The access token " + what + ".");
    }

    private void issuer(DecodedJWT jwt, List<Finding> findings) {
        String issuer = jwt.getIssuer();
        String subject = jwt.getSubject();
        if (issuer == null || !issuer.startsWith("SK")) {
            findings.add(issuer("names no API key (iss must be SK…)"));
        } else if (subject == null || !subject.startsWith("AC")) {
            findings.add(issuer("names no account (sub must be AC…)"));
        } else if (keys != null) {
            TokenKey key = keys.apply(issuer);
            if (key == null) {
                findings.add(issuer("was made with an API key that this server does not have"));
            } else if (!key.accountSid().equals(subject)) {
                findings.add(
                        new Finding(
                                TokenDefect.ACCOUNT,
                                "The access token belongs to another account than its API key."));
            }
        }
    }

    private static Finding issuer(String what) {
        return new Finding(TokenDefect.ISSUER, "The access token " + what + ".");
    }

    /** Of a key that is not known, nobody can say whether the signature is right. */
    private void signature(DecodedJWT jwt, List<Finding> findings) {
        TokenKey key = keys == null || jwt.getIssuer() == null ? null : keys.apply(jwt.getIssuer());
        if (key == null) {
            return;
        }
        try {
            Algorithm.HMAC256(key.secret()).verify(jwt);
        } catch (JWTVerificationException wrong) {
            findings.add(
                    new Finding(
                            TokenDefect.SIGNATURE,
                            "The access token was signed with another secret than the one of its"
                                    + " API key."));
        }
    }
}
