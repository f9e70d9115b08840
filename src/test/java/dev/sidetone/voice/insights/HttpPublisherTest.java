package dev.sidetone.voice.insights;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.sidetone.time.VirtualTime;

import okhttp3.OkHttpClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class HttpPublisherTest {
    private final BlockingQueue<String> got = new LinkedBlockingQueue<>();
    private final VirtualTime time = new VirtualTime();
    private final OkHttpClient http = new OkHttpClient();
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile boolean slow;
    private HttpServer server;
    private HttpPublisher publisher;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    String token = exchange.getRequestHeaders().getFirst("X-Twilio-Token");
                    got.add(exchange.getRequestURI() + " " + token + " " + body);
                    hold();
                    exchange.getResponseHeaders().add("Location", "/elsewhere");
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
        int port = server.getAddress().getPort();
        publisher = new HttpPublisher(http, () -> URI.create("ws://127.0.0.1:" + port), time);
    }

    private void hold() {
        try {
            if (slow && !gate.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("held for ever");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @AfterEach
    void close() {
        gate.countDown();
        server.stop(0);
        http.dispatcher().executorService().shutdown();
    }

    private void publish(String body) {
        publisher.publish(Publisher.EVENTS_PATH, "jwt", body);
    }

    private String next() throws InterruptedException {
        return String.valueOf(got.poll(10, TimeUnit.SECONDS));
    }

    private void nothingMoreFor(long millis) throws InterruptedException {
        assertThat(got.poll(millis, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void postsArriveInTheirOrderWithTheToken() throws InterruptedException {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            publish("{\"n\":" + i + "}");
            expected.add("/v4/EndpointEvents jwt {\"n\":" + i + "}");
        }
        List<String> arrived = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            arrived.add(next());
        }
        assertThat(arrived).isEqualTo(expected);
    }

    @Test
    void aSlowGatewayHoldsNobodyUpAndTheQueueHasAnEnd() throws InterruptedException {
        slow = true;
        int many = HttpPublisher.LONGEST_QUEUE + 100;
        for (int i = 0; i < many; i++) {
            publish("{}");
        }
        assertThat(next()).contains("{}");
        slow = false;
        gate.countDown();
        int arrived = 1;
        while (arrived < HttpPublisher.LONGEST_QUEUE && got.poll(10, TimeUnit.SECONDS) != null) {
            arrived++;
        }
        while (got.poll(500, TimeUnit.MILLISECONDS) != null) {
            arrived++;
        }
        assertThat(arrived).isBetween(HttpPublisher.LONGEST_QUEUE, HttpPublisher.LONGEST_QUEUE + 1);
    }

    @Test
    void aGatewayThatWantsNothingIsLeftAloneForAMinute() throws InterruptedException {
        status = 404;
        for (int i = 0; i < 3; i++) {
            publish("{}");
            assertThat(next()).contains("{}");
        }
        nothingMoreFor(100);
        publish("{}");
        nothingMoreFor(200);
        time.advance(Duration.ofSeconds(61));
        status = 200;
        publish("{\"again\":1}");
        assertThat(next()).contains("again");
    }

    @Test
    void redirectsGetNoToken() throws InterruptedException {
        status = 307;
        publish("{}");
        assertThat(next()).startsWith("/v4/EndpointEvents");
        nothingMoreFor(200);
    }
}
