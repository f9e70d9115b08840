package dev.sidetone.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/** Phones tell a server its secret when it asks for it, and nobody else. */
class ServerSecretTest {
    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient http =
            new OkHttpClient.Builder().authenticator(new ServerSecret("open sesame")).build();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private void closed(String challenge) {
        server.enqueue(
                new MockResponse.Builder()
                        .code(401)
                        .addHeader("WWW-Authenticate", challenge)
                        .build());
    }

    private int asked() throws IOException {
        var request = new Request.Builder().url(server.url("/accessToken"));
        try (Response response = http.newCall(request.build()).execute()) {
            return response.code();
        }
    }

    @Test
    void aServerOfOursIsTold() throws Exception {
        closed("Basic realm=\"Sidetone\"");
        server.enqueue(new MockResponse.Builder().body("token").build());

        assertThat(asked()).isEqualTo(200);
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
        assertThat(server.takeRequest().getHeaders().get("Authorization"))
                .isEqualTo("Bearer open sesame");
    }

    @Test
    void aWrongSecretIsToldOnce() throws IOException {
        closed("Basic realm=\"Sidetone\"");
        closed("Basic realm=\"Sidetone\"");
        assertThat(asked()).isEqualTo(401);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void othersAreNotTold() throws IOException {
        closed("Basic realm=\"somewhere else\"");
        assertThat(asked()).isEqualTo(401);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }
}
