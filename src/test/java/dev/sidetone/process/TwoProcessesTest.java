package dev.sidetone.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.sidetone.testing.Needs;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Endpoints in processes of their own, as shells start them, with real media between them. */
class TwoProcessesTest extends ProcessTest {

    @BeforeEach
    void needs() {
        Needs.webrtc();
    }

    private Program serve() {
        Program server = sidetone("serve", "--port", "0", "--tls-port", "0");
        server.awaits("listening");
        return server;
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Program bob(String... more) throws IOException {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "answer",
                                "--json",
                                "--play",
                                Wavs.tone(folder, 880, 40),
                                "--record",
                                file("bob.wav")));
        words.addAll(List.of(more));
        Program bob = sidetone(words.toArray(String[]::new));
        bob.event("registered");
        return bob;
    }

    private Program alice(String... more) throws IOException {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "call",
                                "--to",
                                "bob",
                                "--json",
                                "--play",
                                Wavs.tone(folder, 440, 40),
                                "--record",
                                file("alice.wav")));
        words.addAll(List.of(more));
        return sidetone(words.toArray(String[]::new));
    }

    private Wavs.Heard heard(String name) throws IOException {
        return Wavs.Heard.in(folder.resolve(name));
    }

    private static void seconds(int count) throws InterruptedException {
        TimeUnit.SECONDS.sleep(count);
    }

    private static List<String> names(Program program) {
        return program.events().stream().map(event -> event.get("event").asText()).toList();
    }

    @Test
    void eachHearsTheOther() throws Exception {
        Program bob = bob("--once");
        Program alice = alice("--hangup-after", "3s", "--digits", "12#", "--param", "colour=blue");

        alice.succeeds();
        bob.succeeds();

        assertThat(heard("alice.wav").level(880)).isGreaterThan(-20);
        assertThat(heard("alice.wav").level(440)).isLessThan(-50);
        assertThat(heard("bob.wav").level(440)).isGreaterThan(-20);
        assertThat(heard("bob.wav").level(880)).isLessThan(-50);
        assertThat(names(alice)).containsExactly("calling", "ringing", "connected", "disconnected");
        assertThat(names(bob))
                .containsSubsequence("registered", "incoming", "connected", "disconnected")
                .contains("digits");
        assertThat(alice.errors()).isEmpty();
        assertThat(bob.errors()).isEmpty();
        double last = 0;
        for (JsonNode event : alice.events()) {
            assertThat(event.get("t").asDouble()).isGreaterThanOrEqualTo(last);
            last = event.get("t").asDouble();
        }
        assertThat(alice.event("connected").get("callSid").asText()).matches("CA[0-9a-f]{32}");
    }

    @Test
    void aProcessThatIsKilledIsMissedByTheOther() throws Exception {
        serve();
        Program bob = bob();
        Program alice = alice();
        alice.event("connected");
        seconds(1);

        bob.signal("KILL");

        assertThat(alice.exit()).isEqualTo(1);
        assertThat(alice.event("disconnected").get("code").asInt()).isEqualTo(53001);
        assertThat(alice.errors()).contains("bob").contains("53001");
        assertThat(heard("bob.wav").level(440)).as("what bob had heard").isGreaterThan(-20);
    }

    @Test
    void aProcessThatIsEndedHangsUpAndLeavesItsRecording() throws Exception {
        serve();
        Program bob = bob("--once");
        Program alice = alice();
        alice.event("connected");
        seconds(2);

        alice.signal("TERM");

        assertThat(alice.exit()).isEqualTo(143);
        bob.succeeds();
        assertThat(heard("alice.wav").seconds()).isBetween(1.0, 6.0);
        assertThat(heard("alice.wav").level(880)).isGreaterThan(-20);
    }

    @Test
    void aProcessThatSleptGoesOn() throws Exception {
        serve();
        bob();
        Program alice = alice("--hangup-after", "12s");
        alice.event("connected");
        seconds(1);

        alice.signal("STOP");
        seconds(4);
        alice.signal("CONT");
        alice.succeeds();

        Wavs.Heard heard = heard("alice.wav");
        double end = heard.seconds();
        assertThat(heard.level(880, end - 2, end - 1)).as("before the end").isGreaterThan(-20);
    }

    @Test
    void aServerThatDiesIsReplacedByOneOfTheEndpoints() throws Exception {
        Program server = serve();
        Program bob = bob("--once");
        Program alice = alice();
        alice.event("connected");
        seconds(1);

        server.signal("KILL");
        goesOn(alice, bob);

        Wavs.Heard heard = heard("bob.wav");
        for (double at = 0.5; at < heard.seconds() - 1; at += 0.5) {
            assertThat(heard.level(440, at, at + 0.5)).as("at %s s", at).isGreaterThan(-20);
        }
    }

    /** Both have the server again, and it takes what one says to the other. */
    private static void goesOn(Program alice, Program bob) throws InterruptedException {
        alice.event("reconnecting");
        alice.event("reconnected");
        bob.event("reconnected");
        seconds(1);
        alice.signal("TERM");
        assertThat(alice.exit()).isEqualTo(143);
        bob.succeeds();
    }

    @Test
    void aSuccessorThatMustTakeOtherPortsIsFound() throws Exception {
        Program server = serve();
        int port = URI.create(server.awaits("listening").split(" ")[1]).getPort();
        Program bob = bob("--once");
        Program alice = alice();
        alice.event("connected");

        server.signal("KILL");
        try (ServerSocket taken = taking(port)) {
            goesOn(alice, bob);
            assertThat(taken.getLocalPort()).isEqualTo(port);
        }
    }

    /** Takes the port before anybody else does. */
    private static ServerSocket taking(int port) throws IOException, InterruptedException {
        while (true) {
            try {
                return new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
            } catch (BindException notYet) {
                Thread.sleep(1);
            }
        }
    }

    @Test
    void aCallRecoversWithARestartedServerOfTheSameKey() throws Exception {
        Program server = serve();
        String url = server.awaits("listening").split(" ")[1];
        Program bob = bob("--once", "--server", url);
        Program alice = alice("--server", url);
        alice.event("connected");
        seconds(1);

        server.signal("KILL");
        alice.event("reconnecting");
        String port = Integer.toString(URI.create(url).getPort());
        sidetone("serve", "--port", port, "--tls-port", "0").awaits("listening");

        goesOn(alice, bob);
    }

    @Test
    void anEndpointThatHostsTheServerHangsUpWhenItIsEnded() throws Exception {
        Program bob = bob();
        Program alice = alice();
        alice.event("connected");
        seconds(1);

        bob.signal("TERM");

        assertThat(bob.exit()).isEqualTo(143);
        alice.succeeds();
    }

    @Test
    void overTls() throws Exception {
        String url = serve().awaits("listening").split(" ")[2];
        assertThat(url).startsWith("https://");
        Program bob = bob("--once", "--server", url);
        Program alice = alice("--hangup-after", "1s", "--server", url);

        alice.succeeds();
        bob.succeeds();
    }

    @Test
    void withoutAServerTheCallEndsAfterAWhile() throws Exception {
        Program server = serve();
        String url = server.awaits("listening").split(" ")[1];
        bob("--server", url);
        Program alice = alice("--server", url);
        alice.event("connected");
        seconds(1);

        server.signal("KILL");

        assertThat(alice.exit()).isEqualTo(1);
        JsonNode lost = alice.event("reconnecting");
        JsonNode end = alice.event("disconnected");
        assertThat(end.get("code").asInt()).isEqualTo(53001);
        assertThat(end.get("t").asDouble() - lost.get("t").asDouble()).isBetween(28.0, 35.0);
        Wavs.Heard heard = heard("alice.wav");
        assertThat(heard.level(880, 5, 6)).as("media goes on meanwhile").isGreaterThan(-20);
    }

    @Test
    void nobodyThere() throws Exception {
        Program alice = alice();

        assertThat(alice.exit()).isEqualTo(1);

        assertThat(alice.event("failed").get("code").asInt()).isEqualTo(31480);
        assertThat(alice.errors()).isEqualTo("sidetone: nobody named bob is registered (31480)");
    }

    @Test
    void declined() throws Exception {
        Program bob = bob("--reject", "--once");
        Program alice = alice();

        assertThat(alice.exit()).isEqualTo(1);
        bob.succeeds();

        assertThat(names(bob)).contains("rejected");
        assertThat(names(alice)).doesNotContain("connected").contains("failed");
    }
}
