package dev.sidetone.server.http;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What somebody must know who asks over HTTP: as {@code Bearer}, as the password of {@code Basic},
 * once as {@code ?secret=}, or by the cookie that is given for it. The cookie does not tell the
 * secret.
 */
public final class Secret {
    private static final String COOKIE = "sidetone";
    private static final String FIELD = "secret";

    private final byte[] secret;
    private final byte[] pass;

    /** A secret of the server's owner. */
    public Secret(String text) {
        secret = text.getBytes(StandardCharsets.UTF_8);
        pass = pass(text).getBytes(StandardCharsets.UTF_8);
    }

    private static String pass(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] all = ("sidetone cookie " + text).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(digest.digest(all));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Whether a request knows it. */
    public boolean knows(HttpAsk ask) {
        return same(secret, ask.authorization("Bearer"))
                || same(secret, password(ask))
                || same(secret, ask.form().get(FIELD))
                || same(pass, cookie(ask));
    }

    /**
     * The answer, with the cookie where the request has told the secret by its query, or as a
     * browser does that has asked a person: not all of them tell it again on a WebSocket.
     */
    HttpAnswer remembered(HttpAsk ask, HttpAnswer answer) {
        if (ask.form().get(FIELD) == null && password(ask) == null) {
            return answer;
        }
        String cookie = COOKIE + "=" + new String(pass, StandardCharsets.UTF_8);
        String secure = ask.secure() ? "; Secure" : "";
        return answer.with("Set-Cookie", cookie + "; Path=/; HttpOnly; SameSite=Strict" + secure);
    }

    private static boolean same(byte[] right, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(right, given.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String password(HttpAsk ask) {
        String basic = ask.authorization("Basic");
        if (basic == null) {
            return null;
        }
        try {
            String both = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            return both.substring(both.indexOf(':') + 1);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static @Nullable String cookie(HttpAsk ask) {
        String header = ask.header("Cookie");
        for (String cookie : (header == null ? "" : header).split(";")) {
            String pair = cookie.trim();
            if (pair.startsWith(COOKIE + "=")) {
                return pair.substring(COOKIE.length() + 1);
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
