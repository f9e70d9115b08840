package dev.sidetone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Who answers a request, and how its fields are read. */
class RouterTest {
    private static final HttpRoute HELLO =
            HttpRoute.at(
                    "/hello", List.of("GET", "POST"), ask -> HttpAnswer.text(200, ask.method()));

    private final Router router = new Router(List.of(HELLO));

    private static HttpAsk ask(String method, String path, String query, String type, String body) {
        return new HttpAsk(
                method,
                path,
                query,
                Map.of("content-TYPE", List.of(type), "Authorization", List.of("bearer  tok ")),
                body.getBytes(StandardCharsets.UTF_8),
                false,
                InetAddress.getLoopbackAddress());
    }

    private HttpAnswer answer(String method, String path) {
        return router.answer(ask(method, path, "", "", "")).toCompletableFuture().join();
    }

    @Test
    void whoeverTakesAnAddressAnswers() {
        assertThat(answer("GET", "/hello").content()).isEqualTo("GET");
        assertThat(answer("POST", "/hello").content()).isEqualTo("POST");
        assertThat(answer("GET", "/nobody").status()).isEqualTo(404);
    }

    @Test
    void otherMethodsAreTold() {
        HttpAnswer wrong = answer("DELETE", "/hello");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.headers()).containsEntry("Allow", "GET, POST");
        assertThat(answer("OPTIONS", "/anything").status()).isEqualTo(204);
    }

    @Test
    void aRouteThatFailsIsAnErrorOfTheServer() {
        Router broken =
                new Router(
                        List.of(
                                HttpRoute.at(
                                        "/now",
                                        List.of("GET"),
                                        _ -> {
                                            throw new IllegalStateException("broken");
                                        }),
                                new Later()));
        for (String path : new String[] {"/now", "/later"}) {
            var ask = ask("GET", path, "", "", "");
            assertThat(broken.answer(ask).toCompletableFuture().join().status()).isEqualTo(500);
        }
    }

    /** Fails when everybody has gone on. */
    private static final class Later implements HttpRoute {
        @Override
        public boolean takes(String path) {
            return path.equals("/later");
        }

        @Override
        public List<String> methods(String path) {
            return List.of("GET");
        }

        @Override
        public CompletableFuture<HttpAnswer> answer(HttpAsk ask) {
            return CompletableFuture.failedFuture(new IllegalStateException("broken"));
        }
    }

    @Test
    void fieldsComeFromTheQueryAndTheForm() {
        HttpAsk ask =
                ask(
                        "POST",
                        "/hello",
                        "a=1&b=%E4%B8%AD",
                        "application/x-www-form-urlencoded; charset=utf-8",
                        "a=2&c=x+y&c=z&d=%zz&e");
        Form form = ask.form();

        assertThat(form.get("a")).isEqualTo("1");
        assertThat(form.get("b")).isEqualTo("中");
        assertThat(form.all("c")).containsExactly("x y", "z");
        assertThat(form.get("d")).isEqualTo("%zz");
        assertThat(form.get("e")).isEmpty();
        assertThat(form.get("f")).isNull();
        assertThat(form.text("f")).isEmpty();
        assertThat(form.map()).containsEntry("c", "x y").hasSize(5);
    }

    @Test
    void otherBodiesAreNoForm() {
        assertThat(ask("POST", "/", "", "application/json", "a=1").form().fields()).isEmpty();
    }

    @Test
    void authorizationIsReadByItsWord() {
        HttpAsk ask = ask("GET", "/", "", "", "");
        assertThat(ask.authorization("Bearer")).isEqualTo("tok");
        assertThat(ask.authorization("Basic")).isNull();
    }
}
