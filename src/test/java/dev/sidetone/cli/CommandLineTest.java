package dev.sidetone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.audio.wav.WavBytes;
import dev.sidetone.server.script.Line;
import dev.sidetone.wiring.programs.HouseholdPrograms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Wrong words, wrong files: what is said, where it is said, and the exit code. */
class CommandLineTest {
    @TempDir private Path folder;

    /** What came of a command line. */
    private record Result(int code, String out, String err) {
        /** One line on standard error, with these words in it, and nothing on standard output. */
        void refused(int expected, String... words) {
            assertThat(code).as(err).isEqualTo(expected);
            assertThat(out).isEmpty();
            assertThat(err).startsWith("sidetone: ").contains(words);
            assertThat(err.lines().filter(line -> !line.startsWith("Try: "))).hasSize(1);
        }
    }

    private Result run(String line) {
        return run(line.split(" "));
    }

    private Result run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code =
                Cli.run(
                        words,
                        new HouseholdPrograms(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Result(
                code,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8).strip());
    }

    /** With a data folder of the test's own, and more words. */
    private Result runHere(String line, String... more) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.add("--data");
        words.add(folder.resolve("data").toString());
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "serve --help",
                "lines --help",
                "call --help",
                "answer --help",
                "preflight --help",
                "token --help",
                "token inspect --help",
                "token create --help",
                "bench --help"
            })
    void everyVerbHasHelpWithAnExample(String line) {
        Result help = run(line);

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Usage: sidetone").contains("Example");
        assertThat(help.err()).isEmpty();
        String verb = line.replace("--help", "").strip();
        assertThat(help.out().substring(help.out().indexOf("Example")))
                .contains("  sidetone " + verb);
    }

    @Test
    void eachVerbIsToldInAWholeSentence() {
        assertThat(run("token --help").out()).contains("create   Makes an access token.");
    }

    @Test
    void linesAreListed() {
        Result text = run("lines");
        assertThat(text.code()).isZero();
        assertThat(text.out())
                .contains("echo          +15005550006  sends back what it hears")
                .hasLineCount(Line.values().length);

        assertThat(run("lines --json").out().lines().skip(7).findFirst().orElse(""))
                .contains("\"event\":\"line\"", "\"name\":\"busy\"", "+15005550004");
    }

    @Test
    void aServerForOthersNeedsASecret() {
        runHere("serve", "--host", "0.0.0.0").refused(1, "0.0.0.0", "--secret");
        runHere("serve", "--voice-url", "voice").refused(1, "--voice-url");
    }

    @ParameterizedTest
    @CsvSource({
        "frobnicate, 'frobnicate'",
        "--frob, '--frob'",
        "sip:bob, 'SIP'",
        "tel:bob, 'bob'",
        "call --to bob --frob, '--frob'",
        "call, '--to'",
        "call --to bob --hangup-after soon, 'soon'",
        "call --to bob --hangup-after -1s, '-1s'",
        "call --to bob --hangup-after 99999999999999999999s, 'longer than a day'",
        "call --to bob --param colour, 'colour'",
        "call --to bob --digits 12x, '12x'",
        "answer --after later, 'later'",
        "serve --port many, 'many'",
        "serve --port 65536, '65536'",
        "serve --tls-port -1, '-1'",
        "serve --port 4000 --tls-port 4000, '4000'",
        "bench everything, 'everything'"
    })
    void wrongWordsAreNamed(String line, String named) {
        run(line).refused(2, named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"call --to bob", "answer", "--driven alone"})
    void aNameThatCannotBeUsedSaysWhy(String verb) {
        runHere(verb, "--identity", "al/ice").refused(2, "al/ice", "\"/\"");
        runHere(verb, "--identity", "").refused(2, "name is empty");
        runHere(verb, "--identity", "a".repeat(300)).refused(2, "300");
        runHere(verb, "--identity", "echo").refused(2, "echo", "line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://127.0.0.1",
                "127.0.0.1:3000",
                "http:///x",
                "bob",
                "http://a b",
                "http://a:99999"
            })
    void anAddressThatIsNoneIsNamed(String address) {
        runHere("call --to bob", "--server", address).refused(2, address);
        runHere("answer", "--server", address).refused(2, address);
    }

    @Test
    void aFileThatIsNotThere() {
        String missing = folder.resolve("missing.wav").toString();

        runHere("call --to bob", "--play", missing).refused(1, missing);
        runHere("answer", "--play", missing).refused(1, missing);
    }

    @Test
    void filesThatCannotBePlayed() throws IOException {
        refusedToPlay(new byte[0], "empty");
        refusedToPlay("hello ".repeat(20).getBytes(StandardCharsets.US_ASCII), "WAV");
        refusedToPlay(WavBytes.pcm(8_000, 8, 1).codec(6).of(new byte[100]), "PCM");
        refusedToPlay(WavBytes.pcm(48_000, 16, 1).of(new byte[0]), "no sound");
        byte[] whole = WavBytes.pcm(48_000, 16, 1).tone(440, 0.1);
        refusedToPlay(Arrays.copyOf(whole, 30), "cut off");
    }

    private void refusedToPlay(byte[] content, String why) throws IOException {
        Path file = folder.resolve("bad.wav");
        Files.write(file, content);
        runHere("call --to bob", "--play", file.toString()).refused(1, file.toString(), why);
    }

    @Test
    void aRecordingThatCannotBeWritten() throws IOException {
        String nowhere = folder.resolve("nowhere/out.wav").toString();
        runHere("call --to bob", "--record", nowhere).refused(1, nowhere, "no such folder");

        Path folderItself = Files.createDirectory(folder.resolve("out.wav"));
        runHere("answer", "--record", folderItself.toString()).refused(1, folderItself.toString());
    }

    @Test
    void aDataFolderThatIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        run("serve", "--data", file.toString())
                .refused(1, file.toString(), "not a folder", "--data");
        run("call", "--to", "bob", "--data", file.toString())
                .refused(1, file.toString(), "not a folder", "--data");
    }

    @Test
    void aPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            runHere("serve", "--port", port).refused(1, port, "--port");
            runHere("serve --port 0", "--tls-port", port).refused(1, port, "--tls-port");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.7", "no.such.host.invalid"})
    void anAddressThatIsNotOfThisMachine(String host) {
        runHere("serve --port 0 --tls-port 0", "--host", host).refused(1, host, "--host");
    }

    @Test
    void withJsonAnErrorIsAnEventToo() {
        String missing = folder.resolve("missing.wav").toString();

        Result result = runHere("call --to bob --json", "--play", missing);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out().lines()).hasSize(1);
        assertThat(result.out()).matches("(?s)\\{\"t\":[0-9.]+,\"event\":\"error\",.*}\\s*");
        assertThat(result.err()).contains(missing);
    }

    @Test
    void aTokenThatWasMadeHereIsGoodAndItsSignatureStaysHidden() {
        Result made = runHere("token create --identity alice --ttl 10m");
        assertThat(made.code()).as(made.err()).isZero();
        String token = made.out().strip();
        Result seen = runHere("token inspect " + token);
        assertThat(seen.code()).as(seen.err()).isZero();
        assertThat(seen.out())
                .contains("alice", "checked", "nothing forbids its use")
                .doesNotContain(token.substring(token.lastIndexOf('.') + 1));
        Result json = runHere("token inspect --json " + token);
        assertThat(json.out()).contains("\"event\":\"claims\"", "\"event\":\"good\"");
    }

    @Test
    void aPageThatWasTakenForATokenIsNamedWithBothCodes() {
        Result page = runHere("token inspect", "<html></html>");
        assertThat(page.code()).isEqualTo(1);
        assertThat(page.out())
                .contains(
                        "Wrong:", "a web page", "(20101 mobile, 31204 JavaScript)", "/accessToken");
    }

    @Test
    void aTokenOfMoreThanADayIsNotMade() {
        runHere("token create --identity alice --ttl 24h").refused(2, "86399");
        runHere("token create --ttl 1h", "--identity", "a b").refused(2, "a space");
    }
}
