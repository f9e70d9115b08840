package dev.sidetone.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.webhook.Courier.Letter;
import dev.sidetone.server.webhook.Courier.Reply;
import dev.sidetone.server.webhook.VoiceWebhook.Question;
import dev.sidetone.server.webhook.WebhookResult.Answered;
import dev.sidetone.testing.Fuzz;
import dev.sidetone.testing.Mutator;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

import okhttp3.OkHttpClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The network as it is: real sockets, and everything that can be wrong with them. */
class OkHttpCourierTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient client =
            new OkHttpClient.Builder()
                    .dns(
                            host -> {
                                if (host.equals("unknown.example")) {
                                    throw new UnknownHostException(host);
                                }
                                return okhttp3.Dns.SYSTEM.lookup(host);
                            })
                    .build();
    private final OkHttpCourier courier = new OkHttpCourier(client);

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        courier.close();
        server.close();
    }

    private Reply get(String url, Duration within) throws InterruptedException {
        return send(new Letter(HttpMethod.GET, url, Map.of("User-Agent", "x"), null, within));
    }

    private Reply send(Letter letter) throws InterruptedException {
        BlockingQueue<Reply> replies = new ArrayBlockingQueue<>(2);
        courier.send(letter, replies::add);
        return Objects.requireNonNull(replies.poll(20, TimeUnit.SECONDS));
    }

    private String url() {
        return server.url("/x?y=1").toString();
    }

    private static FetchError lost(Reply reply) {
        return ((Reply.Lost) reply).error();
    }

    @Test
    void brokenAnswersOfARealServerEndInAResult() throws Exception {
        brokenAnswers(1_000);
    }

    @Test
    @Tag("soak")
    void manyBrokenAnswersOfARealServerEndInAResult() throws Exception {
        brokenAnswers(20_000);
    }

    /** Bytes that break the rules of HTTP too, over real sockets. */
    private void brokenAnswers(int times) throws Exception {
        List<byte[]> good =
                Mutator.utf8(
                        "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nSet-Cookie: a=b;"
                                + " Path=/\r\nContent-Length: 22\r\n\r\n<Response></Response>\r\n",
                        "HTTP/1.1 302 Found\r\nLocation: /x?y=2\r\nContent-Length: 0\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "5\r\n<Resp\r\n0\r\n\r\n",
                        "HTTP/1.1 500 Broken\r\nContent-Encoding: gzip\r\n\r\nhello");
        int[] lost = {0};
        try (var hostile = new HostileServer()) {
            Fuzz.seeded(21)
                    .bytes(
                            times,
                            good,
                            answer -> {
                                hostile.answers(answer);
                                lost[0] += get(hostile.url(), LONG) instanceof Reply.Lost ? 1 : 0;
                            });
        }
        assertThat(lost[0]).isBetween(times / 20, times - 1);
    }

    @Test
    void whatTheServerSeesFitsItsSignature() throws Exception {
        server.enqueue(
                new MockResponse.Builder().code(307).addHeader("Location", "/b?z=%20").build());
        server.enqueue(
                new MockResponse.Builder()
                        .addHeader("Content-Type", "text/xml")
                        .body("<Response><Hangup/></Response>")
                        .build());
        RealTime time = new RealTime();
        try (VoiceWebhook webhook =
                new VoiceWebhook(courier, "12345", time, Randomness.seeded(1), event -> {})) {
            Map<String, String> form = Map.of("Name", "王 &=+", "To", "", "to", "bob");
            var asked = new CompletableFuture<WebhookResult>();
            webhook.conversation("CA1")
                    .fetch(new Question(new Link(url(), HttpMethod.POST), null, form))
                    .thenAccept(asked::complete);
            WebhookResult result = asked.get(20, TimeUnit.SECONDS);
            assertThat(((Answered) result).url()).isEqualTo(server.url("/b?z=%20").toString());
        }
        for (String target : new String[] {"/x?y=1", "/b?z=%20"}) {
            RecordedRequest request = server.takeRequest();
            assertThat(request.getTarget()).isEqualTo(target);
            assertThat(request.getHeaders().get("User-Agent")).isEqualTo("TwilioProxy/1.1");
            assertThat(request.getHeaders().get("Content-Type"))
                    .startsWith("application/x-www-form-urlencoded");
            String seen = "http://" + request.getHeaders().get("Host") + request.getTarget();
            Map<String, String> form = decoded(request.getBody().utf8());
            assertThat(form).containsEntry("Name", "王 &=+").containsEntry("To", "");
            String signature = request.getHeaders().get(Signature.HEADER);
            assertThat(Signature.fits("12345", seen, form, signature)).isTrue();
        }
    }

    private static Map<String, String> decoded(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : body.split("&")) {
            String[] both = field.split("=", 2);
            form.put(
                    URLDecoder.decode(both[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    @Test
    void anAnswerComesWithItsHeadersAndIsNotFollowed() throws InterruptedException {
        server.enqueue(
                new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", "/other")
                        .addHeader("Set-Cookie", "a=1")
                        .addHeader("Set-Cookie", "b=2")
                        .body("there")
                        .build());
        Reply.Received received = (Reply.Received) get(url(), LONG);
        assertThat(received.status()).isEqualTo(302);
        assertThat(received.header("location")).isEqualTo("/other");
        assertThat(received.headers().get("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(new String(received.body(), StandardCharsets.UTF_8)).isEqualTo("there");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void ofAnEndlessAnswer64KilobytesAreRead() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().body("x".repeat(65_536)).build());
        Reply.Received whole = (Reply.Received) get(url(), LONG);
        assertThat(whole.body()).hasSize(65_536);
        assertThat(whole.cut()).isFalse();
        server.enqueue(new MockResponse.Builder().body("x".repeat(1_000_000)).build());
        Reply.Received cut = (Reply.Received) get(url(), LONG);
        assertThat(cut.body()).hasSize(65_536);
        assertThat(cut.cut()).isTrue();
    }

    @Test
    void aSilentServerIsGivenUpInTime() throws InterruptedException {
        server.enqueue(
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        assertThat(lost(get(url(), Duration.ofMillis(300)))).isEqualTo(FetchError.CONNECTION);
    }

    @Test
    void aBodyThatStopsIsGivenUpInTime() throws InterruptedException {
        server.enqueue(
                new MockResponse.Builder()
                        .body("<Response>")
                        .onResponseBody(SocketEffect.Stall.INSTANCE)
                        .build());
        assertThat(lost(get(url(), Duration.ofMillis(300)))).isEqualTo(FetchError.CONNECTION);
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        Reply reply = get("http://127.0.0.1:" + port + "/", LONG);
        assertThat(lost(reply)).isEqualTo(FetchError.CONNECTION);
    }

    @Test
    void anUnknownHost() throws InterruptedException {
        assertThat(lost(get("http://unknown.example/", LONG))).isEqualTo(FetchError.HOST);
    }

    @Test
    void whatIsNotHttp() throws InterruptedException {
        server.enqueue(
                new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
        assertThat(lost(get(url(), LONG))).isEqualTo(FetchError.PROTOCOL);
    }

    @Test
    void whatIsNotTls() throws Exception {
        try (ServerSocket plain = new ServerSocket(0)) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try (var socket = plain.accept()) {
                                    byte[] words =
                                            "This is not TLS.\r\n"
                                                    .getBytes(StandardCharsets.US_ASCII);
                                    socket.getOutputStream().write(words);
                                    socket.getInputStream().readAllBytes();
                                } catch (IOException gone) {
                                    // the client has heard enough
                                }
                            });
            String secure = "https://127.0.0.1:" + plain.getLocalPort() + "/";
            assertThat(lost(get(secure, LONG))).isEqualTo(FetchError.TLS);
        }
    }

    @Test
    void whatIsNoUrl() throws InterruptedException {
        assertThat(lost(get("ftp://a.example/", LONG))).isEqualTo(FetchError.URL);
    }

    @Test
    void oneThatIsGivenUpIsOver() throws InterruptedException {
        server.enqueue(
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        BlockingQueue<Reply> replies = new ArrayBlockingQueue<>(2);
        Letter letter = new Letter(HttpMethod.GET, url(), Map.of(), null, LONG);
        Runnable giveUp = courier.send(letter, replies::add);
        server.takeRequest();
        giveUp.run();
        Reply reply = Objects.requireNonNull(replies.poll(5, TimeUnit.SECONDS));
        assertThat(reply).isInstanceOf(Reply.Lost.class);
    }
}
