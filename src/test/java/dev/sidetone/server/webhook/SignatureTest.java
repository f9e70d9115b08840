package dev.sidetone.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Map;

class SignatureTest {
    private static final String TOKEN = "12345";
    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final Map<String, String> FORM =
            Map.of(
                    "CallSid", "CA1234567890ABCDE",
                    "Caller", "+12349013030",
                    "Digits", "1234",
                    "From", "+12349013030",
                    "To", "+18005551212");

    @Test
    void thePublishedVector() {
        assertThat(Signature.of(TOKEN, URL, FORM)).isEqualTo("0/KCTR6DLpKmkAf8muzZqo1nDgQ=");
    }

    /** This and the next were computed by another program. */
    @Test
    void aGetIsItsUrl() {
        assertThat(Signature.of(TOKEN, "https://a.example/x?b=1", Map.of()))
                .isEqualTo("tFO7j+aKKUyOGOm4tKLAroTjFAA=");
    }

    @Test
    void textBeyondAsciiIsUtf8() {
        assertThat(Signature.of(TOKEN, "https://a.example/", Map.of("Name", "王小明")))
                .isEqualTo("bHrefHqPDrNOjUqlWzRjPhzFAbM=");
    }

    @Test
    void itFitsWithAndWithoutThePort() {
        String at443 = "https://mycompany.com:443/myapp.php?foo=1&bar=2";
        String signed = Signature.of(TOKEN, at443, FORM);
        assertThat(Signature.fits(TOKEN, URL, FORM, signed)).isTrue();
        assertThat(Signature.fits(TOKEN, at443, FORM, Signature.of(TOKEN, URL, FORM))).isTrue();
        String odd = "http://127.0.0.1:3000/x";
        String bare = Signature.of(TOKEN, "http://127.0.0.1/x", FORM);
        assertThat(Signature.fits(TOKEN, odd, FORM, bare)).isTrue();
        assertThat(Signature.fits(TOKEN, odd, FORM, Signature.of(TOKEN, odd, FORM))).isTrue();
        String six = Signature.of(TOKEN, "http://[::1]:80/x", FORM);
        assertThat(Signature.fits(TOKEN, "http://[::1]/x", FORM, six)).isTrue();
    }

    @Test
    void itDoesNotFitAnythingElse() {
        String signed = Signature.of(TOKEN, URL, FORM);
        assertThat(Signature.fits("12346", URL, FORM, signed)).isFalse();
        assertThat(Signature.fits(TOKEN, URL + "x", FORM, signed)).isFalse();
        assertThat(Signature.fits(TOKEN, URL, Map.of(), signed)).isFalse();
        assertThat(Signature.fits(TOKEN, URL, FORM, null)).isFalse();
        assertThat(Signature.fits(TOKEN, URL, FORM, "")).isFalse();
        assertThat(Signature.fits(TOKEN, "no url", FORM, signed)).isFalse();
    }

    @Test
    void aBodyThatIsNoFormIsHashedIntoTheUrl() {
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        String url = Signature.withBodyHash("https://a.example/x?b=2", body);
        assertThat(url)
                .isEqualTo(
                        "https://a.example/x?b=2&bodySHA256=015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862");
        assertThat(Signature.withBodyHash("https://a.example/x", body)).contains("/x?bodySHA256=");
        String signed = Signature.of(TOKEN, url, Map.of());
        assertThat(Signature.fitsBody(TOKEN, url, body, signed)).isTrue();
        byte[] other = "{\"a\":2}".getBytes(StandardCharsets.UTF_8);
        assertThat(Signature.fitsBody(TOKEN, url, other, signed)).isFalse();
        assertThat(Signature.fitsBody("1", url, body, signed)).isFalse();
        assertThat(Signature.fitsBody(TOKEN, "https://a.example/x", body, signed)).isFalse();
    }
}
