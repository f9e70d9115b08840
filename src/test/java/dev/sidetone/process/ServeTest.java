package dev.sidetone.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.testing.Needs;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The voice server alone, and networks and machines that lack something. */
class ServeTest extends ProcessTest {

    private Program serve(String... ports) {
        List<String> words = new ArrayList<>(List.of("serve"));
        words.addAll(List.of(ports));
        return sidetone(words.toArray(String[]::new));
    }

    @Test
    void listensAndEndsCleanly() throws IOException {
        Program server = serve("--port", "0", "--tls-port", "0");
        String line = server.awaits("listening");
        assertThat(line)
                .matches("listening http://127\\.0\\.0\\.1:\\d+ https://127\\.0\\.0\\.1:\\d+");
        int port = Integer.parseInt(line.split(" ")[1].replaceAll(".*:", ""));
        try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
            server.signal("TERM");

            assertThat(server.exit()).isEqualTo(143);
            assertThat(open.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(server.errors()).isEmpty();
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Program server = serve("--port", Integer.toString(taken.getLocalPort()));

            assertThat(server.exit()).isEqualTo(1);
            assertThat(server.errors())
                    .contains(Integer.toString(taken.getLocalPort()))
                    .contains("--port")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aSecondServerOnTheSameFolderSaysWhereTheFirstIs() {
        Program first = serve("--port", "0", "--tls-port", "0");
        String url = first.awaits("listening").split(" ")[1];

        Program second = serve("--port", "0", "--tls-port", "0");

        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.errors()).contains(data()).contains(url).contains("--data");
    }

    @Test
    void withoutTheNativeLibraryItServesAndMediaLinesAreUnavailable() throws Exception {
        Needs.namespaces();
        Path library = library();
        Program server =
                keep(
                        Program.behind(
                                List.of(
                                        "unshare",
                                        "-rm",
                                        "sh",
                                        "-c",
                                        "mount --bind /dev/null " + library + " && exec \"$@\"",
                                        "sh"),
                                "serve",
                                "--port",
                                "0",
                                "--tls-port",
                                "0",
                                "--data",
                                data()));
        String url = server.awaits("listening").split(" ")[1];
        Needs.webrtc();

        Program alice = sidetone("call", "--to", "echo", "--server", url);

        assertThat(alice.exit()).isEqualTo(1);
        assertThat(alice.errors()).contains("31503");
        assertThat(server.errors()).contains("libpulse").doesNotContain("\tat ");
    }

    private static Path library() throws IOException {
        for (String place : List.of("x86_64-linux-gnu", "aarch64-linux-gnu")) {
            Path library = Path.of("/usr/lib", place, "libpulse.so.0");
            if (Files.exists(library)) {
                return library.toRealPath();
            }
        }
        Needs.webrtc();
        throw new IOException("libpulse.so.0 is where it was not looked for");
    }

    @Test
    void withLoopbackAloneTheFirstCallIsMade() {
        Needs.webrtc();
        Needs.namespaces();
        Program phone =
                keep(
                        Program.behind(
                                List.of(
                                        "unshare",
                                        "-rn",
                                        "sh",
                                        "-c",
                                        "ip link set lo up && exec \"$@\"",
                                        "sh"),
                                "--data",
                                data()));

        phone.succeeds();

        assertThat(phone.told()).contains("greeting").containsPattern("-?\\d+(\\.\\d)? dB");
    }
}
