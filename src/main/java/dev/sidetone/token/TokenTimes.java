package dev.sidetone.token;

import com.auth0.jwt.interfaces.DecodedJWT;

import dev.sidetone.token.TokenInspector.Finding;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The times in a token: over, not yet begun, or too far apart. */
final class TokenTimes {
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

    private TokenTimes() {}

    static void check(DecodedJWT jwt, Instant now, List<Finding> findings) {
        Instant expires = jwt.getExpiresAtAsInstant();
        Instant issued = jwt.getIssuedAtAsInstant();
        if (expires == null) {
            findings.add(new Finding(TokenDefect.EXPIRED, "The access token has no expiry (exp)."));
        } else if (!expires.isAfter(now)) {
            findings.add(
                    new Finding(
                            TokenDefect.EXPIRED,
                            "The access token expired "
                                    + shown(Duration.between(expires, now))
                                    + " ago. Fetch a fresh one."));
        }
        Instant start = later(issued, jwt.getNotBeforeAsInstant());
        if (start != null && start.isAfter(now.plus(CLOCKS_DIFFER))) {
            findings.add(
                    new Finding(
                            TokenDefect.NOT_YET_VALID,
                            "The access token is good only in "
                                    + shown(Duration.between(now, start))
                                    + ". Compare the clock of the token server."));
        }
        Instant from = issued == null ? now : issued;
        if (expires != null && expires.isAfter(from.plus(AccessToken.MAX_LIFE))) {
            findings.add(
                    new Finding(
                            TokenDefect.LIFE_TOO_LONG,
                            "The access token is good for more than 24 hours. Make it with an"
                                    + " earlier expiry (exp)."));
        }
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static String shown(Duration time) {
        if (time.toHours() >= 48) {
            return time.toDays() + " days";
        }
        if (time.toMinutes() >= 120) {
            return time.toHours() + " hours";
        }
        return time.toSeconds() >= 120
                ? time.toMinutes() + " minutes"
                : time.toSeconds() + " seconds";
    }
}
