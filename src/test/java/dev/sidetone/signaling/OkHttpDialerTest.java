package dev.sidetone.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLSocketFactory;

/** Real sockets on loopback. */
class OkHttpDialerTest {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void framesTravelBothWaysInOrderAndTheCloseIsTold() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder().webSocketUpgrade(new Echo()).build());
            server.start();
            Wire wire = OkHttpDialer.platform().dial(url("ws", server), new Ears());
            await().until(() -> heard.contains("opened"));
            wire.send("one");
            wire.send("two");
            wire.send("bye");
            await().until(() -> heard.size() == 5);
            assertThat(heard).containsExactly("opened", "one", "two", "bye", "closed 1001 gone");
        }
    }

    @Test
    void aSelfSignedServerIsReachedByPinningItsCertificateAndNotOtherwise() throws IOException {
        HeldCertificate own =
                new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
        var certificates = new HandshakeCertificates.Builder().heldCertificate(own).build();
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(certificates.sslSocketFactory());
            server.enqueue(new MockResponse.Builder().webSocketUpgrade(new Echo()).build());
            server.enqueue(new MockResponse.Builder().webSocketUpgrade(new Echo()).build());
            server.start(InetAddress.getByName("127.0.0.1"), 0);
            URI url = URI.create("wss://127.0.0.1:" + server.getPort() + "/signal");

            OkHttpDialer.platform().dial(url, new Ears());
            await().until(() -> heard.size() == 1);
            assertThat(DialFailure.of(reason(heard.getFirst()))).isEqualTo(DialFailure.NOT_TRUSTED);
            heard.clear();

            Wire wire = OkHttpDialer.trusting(List.of(own.certificate())).dial(url, new Ears());
            await().until(() -> heard.contains("opened"));
            wire.close(1000, "");
            heard.clear();

            var trust = new HandshakeCertificates.Builder();
            trust.addTrustedCertificate(own.certificate());
            SSLSocketFactory sockets = trust.build().sslSocketFactory();
            OkHttpDialer.trusting(sockets, trust.build().trustManager()).dial(url, new Ears());
            await().until(() -> heard.contains("opened"));
        }
    }

    @Test
    void theSocketIsMarkedForExpeditedForwarding() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder().webSocketUpgrade(new Echo()).build());
            server.start();
            Wire wire = OkHttpDialer.platform().dial(url("ws", server), new Ears());
            await().until(() -> heard.contains("opened"));
            wire.expedite(true);
            assertThat(((OkHttpWire) wire).trafficClass()).isEqualTo(46 << 2);
            wire.expedite(false);
            assertThat(((OkHttpWire) wire).trafficClass()).isZero();
            wire.close(1000, "");
        }
    }

    @Test
    void nobodyListening() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        assertThat(failure("ws://127.0.0.1:" + port + "/signal")).isEqualTo(DialFailure.REFUSED);
    }

    @Test
    void unknownHost() {
        assertThat(failure("ws://no-such-host.invalid/signal")).isEqualTo(DialFailure.UNKNOWN_HOST);
    }

    @Test
    void aPlainWebServer() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder().body("<html>").build());
            server.start();
            assertThat(failure(url("ws", server).toString()))
                    .isEqualTo(DialFailure.NOT_OUR_PROTOCOL);
        }
    }

    @Test
    void somethingThatIsNotHttp() throws IOException {
        try (ServerSocket ssh = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answerOnce(ssh, "SSH-2.0-x\r\n");
            assertThat(failure("ws://127.0.0.1:" + ssh.getLocalPort() + "/signal"))
                    .isEqualTo(DialFailure.NOT_OUR_PROTOCOL);
        }
    }

    @Test
    void somethingThatHangsUp() throws IOException {
        try (ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform()
                    .daemon()
                    .start(
                            () -> {
                                try {
                                    for (int i = 0; i < 3; i++) {
                                        rude.accept().close();
                                    }
                                } catch (IOException ended) {
                                    // the test is over
                                }
                            });
            assertThat(failure("ws://127.0.0.1:" + rude.getLocalPort() + "/signal"))
                    .isIn(DialFailure.NOT_OUR_PROTOCOL, DialFailure.BROKEN);
        }
    }

    /**
     * A plain server that answers a TLS hello as the malformed request that it is. (One that waits
     * for the end of a line instead is a server that does not answer in time.)
     */
    @Test
    void secureToAPlainPort() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answerOnce(plain, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            assertThat(failure("wss://127.0.0.1:" + plain.getLocalPort() + "/signal"))
                    .isIn(DialFailure.NOT_OUR_PROTOCOL, DialFailure.NOT_TRUSTED);
        }
    }

    /**
     * Takes one connection, reads what has come, answers, and keeps it open until the test ends.
     */
    private static void answerOnce(ServerSocket server, String answer) {
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            try (var client = server.accept()) {
                                client.getInputStream().read(new byte[4096]);
                                client.getOutputStream().write(answer.getBytes());
                                client.getInputStream().transferTo(OutputStream.nullOutputStream());
                            } catch (IOException ended) {
                                // the client went away
                            }
                        });
    }

    private DialFailure failure(String url) {
        OkHttpDialer.platform().dial(URI.create(url), new Ears());
        await().until(() -> !heard.isEmpty());
        assertThat(heard.getFirst()).startsWith("closed 1006 ");
        return DialFailure.of(reason(heard.getFirst()));
    }

    private static String reason(String closed) {
        return closed.substring("closed 1006 ".length());
    }

    private static URI url(String scheme, MockWebServer server) {
        return URI.create(scheme + "://127.0.0.1:" + server.getPort() + "/signal");
    }

    private static final class Echo extends WebSocketListener {
        @Override
        public void onMessage(WebSocket webSocket, String text) {
            webSocket.send(text);
            if (text.equals("bye")) {
                webSocket.close(1001, "gone");
            }
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            webSocket.close(1000, null);
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable broken, @Nullable Response response) {
            // the other side went away
        }
    }

    private final class Ears implements Wire.Listener {
        @Override
        public void opened(Wire wire) {
            heard.add("opened");
        }

        @Override
        public void frame(Wire wire, String text) {
            heard.add(text);
        }

        @Override
        public void closed(Wire wire, int code, String reason) {
            heard.add("closed " + code + " " + reason);
        }
    }
}
