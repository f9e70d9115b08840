package dev.sidetone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who is let in by the secret, and how it is remembered. */
class SecretTest {
    private static final String WORDS = "the words that open it";

    private final HttpRoute inside =
            HttpRoute.at("/in", List.of("GET"), _ -> HttpAnswer.text(200, "in"));
    private final HttpRoute guarded =
            new Guarded(inside, new Secret(WORDS), ask -> ask.header("X-Signed") != null);

    private HttpAnswer ask(String query, Map<String, List<String>> headers) {
        var ask =
                new HttpAsk(
                        "GET",
                        "/in",
                        query,
                        headers,
                        new byte[0],
                        false,
                        InetAddress.getLoopbackAddress());
        return guarded.answer(ask).toCompletableFuture().join();
    }

    private HttpAnswer with(String header, String value) {
        return ask("", Map.of(header, List.of(value)));
    }

    private static String basic(String text) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes());
    }

    @Test
    void whoKnowsItIsLetIn() {
        assertThat(with("Authorization", "Bearer " + WORDS).status()).isEqualTo(200);
        assertThat(with("Authorization", basic("anybody:" + WORDS)).status()).isEqualTo(200);
        assertThat(with("X-Signed", "yes").status()).isEqualTo(200);
    }

    @Test
    void whoDoesNotIsNot() {
        assertThat(ask("", Map.of()).status()).isEqualTo(401);
        assertThat(ask("", Map.of()).headers()).containsKey("WWW-Authenticate");
        for (String wrong :
                new String[] {"Bearer words", basic("anybody:words"), "Basic !", "Bearer "}) {
            HttpAnswer answer = with("Authorization", wrong);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.content()).doesNotContain(WORDS);
        }
        assertThat(ask("secret=wrong", Map.of()).headers()).doesNotContainKey("Set-Cookie");
        assertThat(with("Cookie", "sidetone=" + WORDS).status()).isEqualTo(401);
    }

    @Test
    void aPageTellsItOnce() {
        HttpAnswer first = ask("secret=the+words%20that+open+it", Map.of());
        assertThat(first.status()).isEqualTo(200);
        String cookie = Objects.requireNonNull(first.headers().get("Set-Cookie"));
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain(WORDS);

        String pair = cookie.substring(0, cookie.indexOf(';'));
        assertThat(with("Cookie", "other=1; " + pair).status()).isEqualTo(200);
        assertThat(with("Cookie", pair).headers()).doesNotContainKey("Set-Cookie");
    }

    @Test
    void whatIsGuardedStaysWhatItIs() {
        assertThat(guarded.takes("/in")).isTrue();
        assertThat(guarded.takes("/out")).isFalse();
        assertThat(guarded.methods("/in")).containsExactly("GET");
        assertThat(guarded.largestBody()).isEqualTo(inside.largestBody());
        assertThat(guarded.tooLarge().status()).isEqualTo(413);
        assertThat(new Secret(WORDS)).hasToString("Secret");
    }
}
