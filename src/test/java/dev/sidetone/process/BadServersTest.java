package dev.sidetone.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.testing.Needs;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What calls itself a voice server and is none. */
class BadServersTest extends ProcessTest {

    @BeforeEach
    void needs() {
        Needs.webrtc();
    }

    private void fails(String server, String... words) {
        Program alice = sidetone("call", "--to", "bob", "--server", server);
        assertThat(alice.exit()).as(alice::told).isEqualTo(1);
        assertThat(alice.errors()).startsWith("sidetone: ").contains(words);
        assertThat(alice.errors().lines()).as("one line").hasSize(1);
    }

    @Test
    void nothingListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        fails("http://127.0.0.1:" + port, "127.0.0.1:" + port);
    }

    @Test
    void itTakesTheConnectionAndIsSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            fails("http://127.0.0.1:" + silent.getLocalPort(), "answer");
        }
    }

    @Test
    void itSpeaksAnotherProtocol() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon(true).start(() -> greet(other));

            fails("http://127.0.0.1:" + other.getLocalPort(), "127.0.0.1");
        }
    }

    private static void greet(ServerSocket other) {
        try {
            while (true) {
                Socket client = other.accept();
                client.getOutputStream()
                        .write("SSH-2.0-Other\r\n".getBytes(StandardCharsets.US_ASCII));
                client.shutdownOutput();
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void answered(MockResponse answer, String... words) throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            for (int i = 0; i < 8; i++) {
                server.enqueue(answer);
            }
            server.start(InetAddress.getByName("127.0.0.1"), 0);

            fails("http://127.0.0.1:" + server.getPort(), words);
        }
    }

    @Test
    void itGivesAPageInsteadOfAToken() throws IOException {
        answered(
                new MockResponse.Builder()
                        .addHeader("Content-Type", "text/html")
                        .body("<html><body>Please log in</body></html>")
                        .build(),
                "page");
    }

    @Test
    void itGivesSomethingThatIsNoToken() throws IOException {
        answered(new MockResponse.Builder().body("open sesame").build(), "token");
    }

    @Test
    void itHasNothingThere() throws IOException {
        answered(new MockResponse.Builder().code(404).body("Not Found").build(), "404");
    }
}
