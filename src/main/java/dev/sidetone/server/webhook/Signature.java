package dev.sidetone.server.webhook;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The {@code X-Twilio-Signature} of a request: Base64 of HMAC-SHA1, keyed with the auth token, over
 * the whole URL and, of a form POST, each name and its value in the order of names (voice-sdk.md
 * §5.3).
 */
public final class Signature {
    /** The header. */
    public static final String HEADER = "X-Twilio-Signature";

    private static final String BODY_HASH = "bodySHA256";

    private Signature() {}

    /**
     * The signature of a request.
     *
     * @param url as the receiver sees it, with its query
     * @param form of a POST; empty for GET and for other bodies
     */
    public static String of(String authToken, String url, Map<String, String> form) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] code = mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(code);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /**
     * Whether a request is signed with this token; the URL is tried as it is, without its port and
     * with the default port, because proxies change that.
     */
    public static boolean fits(
            String authToken, String url, Map<String, String> form, @Nullable String signature) {
        if (signature == null) {
            return false;
        }
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        boolean fits = false;
        for (String tried : withAndWithoutPort(url)) {
            byte[] ours = of(authToken, tried, form).getBytes(StandardCharsets.UTF_8);
            fits |= MessageDigest.isEqual(ours, given);
        }
        return fits;
    }

    /** {@link #fits} of a body that is no form: its hash is in the URL, the URL is signed. */
    public static boolean fitsBody(
            String authToken, String url, byte[] body, @Nullable String signature) {
        HttpUrl parsed = HttpUrl.parse(url);
        String hash = parsed == null ? null : parsed.queryParameter(BODY_HASH);
        return hash != null
                && MessageDigest.isEqual(
                        hash.getBytes(StandardCharsets.UTF_8),
                        sha256(body).getBytes(StandardCharsets.UTF_8))
                && fits(authToken, url, Map.of(), signature);
    }

    /** {@code url} with the hash of a body that is no form; this is what is signed then. */
    public static String withBodyHash(String url, byte[] body) {
        return url + (url.contains("?") ? "&" : "?") + BODY_HASH + "=" + sha256(body);
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** By text, for the rest of the URL must stay as it was written. */
    private static Set<String> withAndWithoutPort(String url) {
        Set<String> all = new TreeSet<>();
        all.add(url);
        int host = url.indexOf("://") + 3;
        if (host < 3) {
            return all;
        }
        int end = host;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String rest = url.substring(end);
        int colon = url.lastIndexOf(':', end - 1);
        boolean port = colon >= host && url.indexOf(']', colon) < 0;
        if (port) {
            all.add(url.substring(0, colon) + rest);
        } else {
            String usual = url.regionMatches(true, 0, "https", 0, 5) ? ":443" : ":80";
            all.add(url.substring(0, end) + usual + rest);
        }
        return all;
    }
}
