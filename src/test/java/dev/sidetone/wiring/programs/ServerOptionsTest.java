package dev.sidetone.wiring.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sidetone.server.ServerConfig;
import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.verbs.Programs.Developer;
import dev.sidetone.verbs.Programs.Serve;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the words of {@code sidetone serve} come to, with its files and its environment. */
class ServerOptionsTest {
    private static final String ACCOUNT = "AC" + "a".repeat(32);
    private static final String SECRET = "long enough to keep";

    @TempDir private Path here = Path.of("");

    private ServerConfig config(String host, Developer developer, Map<String, String> environment)
            throws IOException {
        var serve = new Serve(host, null, null, null, false, developer);
        return ServerOptions.of(serve, here, environment, here);
    }

    private static Developer developer(@Nullable String voiceUrl, @Nullable String secret) {
        return new Developer(null, voiceUrl, "POST", null, secret);
    }

    @Test
    void withoutWordsItIsTheHouseholds() throws IOException {
        assertThat(config("127.0.0.1", developer(null, null), Map.of()))
                .isEqualTo(
                        new ServerConfig(
                                here,
                                "127.0.0.1",
                                ServerConfig.USUAL_HTTP_PORT,
                                ServerConfig.USUAL_HTTPS_PORT,
                                false));
    }

    @Test
    void settingsComeFromTheFileAndTheEnvironmentGoesFirst() throws IOException {
        Files.writeString(here.resolve(".env"), "PORT=4000\nACCOUNT_SID=" + ACCOUNT + "\n");
        ServerConfig read = config("127.0.0.1", developer(null, null), Map.of("PORT", "5000"));

        assertThat(read.httpPort()).isEqualTo(5000);
        assertThat(read.exactPorts()).isTrue();
        assertThat(read.cloud().settings().accountSid()).isEqualTo(ACCOUNT);

        var missing = new Developer(here.resolve("no.env"), null, "POST", null, null);
        assertThatThrownBy(() -> config("127.0.0.1", missing, Map.of()))
                .hasMessageContaining("no.env");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "::"})
    void whatOthersCanReachNeedsASecret(String host) throws IOException {
        assertThatThrownBy(() -> config(host, developer(null, null), Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(host, "--secret", "SIDETONE_SECRET");

        assertThat(config(host, developer(null, SECRET), Map.of()).cloud().secret())
                .isEqualTo(SECRET);
        Map<String, String> environment = Map.of("SIDETONE_SECRET", SECRET);
        ServerConfig read = config(host, developer(null, null), environment);
        assertThat(read.cloud().secret()).isEqualTo(SECRET);
        assertThat(read.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "127.8.8.8", "localhost"})
    void thisMachineAloneNeedsNone(String host) throws IOException {
        assertThat(config(host, developer(null, null), Map.of()).cloud().secret()).isNull();
    }

    @Test
    void aSecretThatCanBeGuessedIsNone() {
        assertThatThrownBy(() -> config("127.0.0.1", developer(null, "hunter2"), Map.of()))
                .hasMessageContaining("12 characters")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void developersServersAreAskedAndTold() throws IOException {
        var wanted =
                new Developer(null, "http://localhost:5000/voice", "get", "https://x.test/s", null);
        ServerConfig read = config("127.0.0.1", wanted, Map.of());
        assertThat(read.cloud().voice())
                .isEqualTo(new Link("http://localhost:5000/voice", HttpMethod.GET));
        assertThat(read.cloud().status()).isEqualTo(new Link("https://x.test/s", HttpMethod.POST));
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, POST, whole address",
        "/voice, POST, whole address",
        "http://localhost/voice, PUT, GET or POST"
    })
    void wordsThatMakeNoSenseAreTold(String url, String method, String text) {
        var wanted = new Developer(null, url, method, null, null);
        assertThatThrownBy(() -> config("127.0.0.1", wanted, Map.of())).hasMessageContaining(text);
    }
}
