package dev.sidetone.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The page and its one request. */
class ConsoleRouteTest {
    private static final String JSON = "application/json";

    private final List<String> called = new ArrayList<>();
    private final ConsoleRoute route =
            new ConsoleRoute(
                    to -> {
                        called.add(to);
                        return to.equals("nobody!")
                                ? HttpAnswer.text(400, "The name is none.\n")
                                : HttpAnswer.text(200, "CA1");
                    });

    private HttpAnswer ask(String method, String path, String body, Map<String, String> headers) {
        Map<String, List<String>> all = new TreeMap<>(Map.of("Host", List.of("localhost:3000")));
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var from = InetAddress.getLoopbackAddress();
        return route.answer(new HttpAsk(method, path, "", all, bytes, false, from))
                .toCompletableFuture()
                .join();
    }

    private HttpAnswer call(String body, Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(Map.of("Content-Type", JSON));
        all.putAll(headers);
        return ask("POST", "/console/call", body, all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/console.css",
                "/console/console.js",
                "/console/rows.js",
                "/console/settings.js",
                "/console/icon.svg",
                "/console/inter.otf",
                "/console/inter-semibold.otf"
            })
    void everythingIsThereAndNothingElseMayBeLoaded(String path) {
        HttpAnswer answer = ask("GET", path, "", Map.of());

        assertThat(route.takes(path)).isTrue();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isNotEmpty();
        assertThat(answer.headers().get("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe")
                .doesNotContain("http");
    }

    @Test
    void thePageNamesNothingOfAnotherPlace() {
        for (String path : List.of("/console", "/console/console.css", "/console/console.js")) {
            assertThat(ask("GET", path, "", Map.of()).content())
                    .as(path)
                    .doesNotContain("http://")
                    .doesNotContain("https://")
                    .doesNotContain("innerHTML")
                    .doesNotContain("style=");
        }
    }

    @Test
    void aCallIsMadeForOurOwnPage() {
        HttpAnswer answer =
                call(
                        "{\"to\":\" bob \"}",
                        Map.of(
                                "Origin", "http://localhost:3000",
                                "Sec-Fetch-Site", "same-origin"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.content()).isEqualTo("{\"sid\":\"CA1\"}");
        assertThat(called).containsExactly("bob");
    }

    @Test
    void aProgramMayCallToo() {
        assertThat(call("{\"to\":\"bob\"}", Map.of()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://localhost:5000",
        "Origin, http://127.0.0.1:3000",
        "Origin, https://localhost:3000",
        "Origin, null",
        "Origin, http://evil.example",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void noOtherPageMayCall(String header, String value) {
        assertThat(call("{\"to\":\"bob\"}", Map.of(header, value)).status()).isEqualTo(403);
        assertThat(called).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", ""})
    void whatAPlainFormCanSendIsNoCall(String type) {
        HttpAnswer answer = call("{\"to\":\"bob\"}", Map.of("Content-Type", type));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(called).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"to\":\"\"}", "{\"to\":{}}", "null", "7"})
    void nobodyIsNoCall(String body) {
        HttpAnswer answer = call(body, Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.content()).contains("Say who is to be called");
        assertThat(called).isEmpty();
    }

    @Test
    void whyThereIsNoCallIsTold() {
        HttpAnswer answer = call("{\"to\":\"nobody!\"}", Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo(JSON);
        assertThat(answer.content()).isEqualTo("{\"problem\":\"The name is none.\"}");
    }

    @Test
    void theLiveAddressIsForSockets() {
        assertThat(ask("GET", ConsoleRoute.LIVE, "", Map.of()).status()).isEqualTo(426);
        assertThat(route.methods("/console")).containsExactly("GET", "HEAD");
        assertThat(route.methods("/console/call")).containsExactly("POST");
        assertThat(route.takes("/console/../server-key.json")).isFalse();
    }
}
