package dev.sidetone.server.webhook;

import okhttp3.Cookie;
import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The cookies of one call. What came over https never goes over http, whether or not it is marked
 * so. For one queue.
 */
final class CallCookies {
    private static final int MOST = 50;
    private static final int LONGEST = 4096;

    private record Kept(Cookie cookie, boolean secret) {
        boolean replacedBy(Cookie other) {
            return cookie.name().equals(other.name())
                    && cookie.domain().equals(other.domain())
                    && cookie.path().equals(other.path());
        }
    }

    private final List<Kept> kept = new ArrayList<>();

    /** Keeps what an answer sets; {@code now} in milliseconds since 1970. */
    void store(HttpUrl from, List<String> lines, long now) {
        for (String line : lines) {
            Cookie cookie = line.length() > LONGEST ? null : Cookie.parse(from, line);
            if (cookie == null) {
                continue;
            }
            kept.removeIf(old -> old.replacedBy(cookie));
            if (cookie.expiresAt() > now && kept.size() < MOST) {
                kept.add(new Kept(cookie, from.isHttps()));
            }
        }
    }

    /** The header of a request; null for none. */
    @Nullable String header(HttpUrl to, long now) {
        StringBuilder header = new StringBuilder();
        for (Kept one : kept) {
            Cookie cookie = one.cookie;
            boolean open = to.isHttps() || !one.secret;
            if (open && cookie.expiresAt() > now && cookie.matches(to)) {
                header.append(header.isEmpty() ? "" : "; ");
                header.append(cookie.name()).append('=').append(cookie.value());
            }
        }
        return header.isEmpty() ? null : header.toString();
    }
}
