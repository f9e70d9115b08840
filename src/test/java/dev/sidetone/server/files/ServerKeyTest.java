package dev.sidetone.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.time.Randomness;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The household's key in its file. */
class ServerKeyTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void aKeyStaysWhatItIs() throws IOException {
        ServerKey made = ServerKey.in(folder, Randomness.seeded(1));
        assertThat(made.authToken()).matches("[0-9a-f]{32}");
        assertThat(ServerKey.in(folder, Randomness.seeded(2))).isEqualTo(made);
        assertThat(made.toString()).doesNotContain(made.authToken(), made.token().secret());
    }

    @Test
    void aKeyOfAnOlderVersionIsGivenAnAuthToken() throws IOException {
        ServerKey made = ServerKey.in(folder, Randomness.seeded(1));
        Path file = folder.resolve("server-key.json");
        String older = Files.readString(file).replaceAll(",\\s*\"authToken\"[^}]*", "");
        Files.writeString(file, older);

        ServerKey migrated = ServerKey.in(folder, Randomness.seeded(3));

        assertThat(older).doesNotContain("authToken");
        assertThat(migrated.token()).isEqualTo(made.token());
        assertThat(migrated.authToken()).matches("[0-9a-f]{32}").isNotEqualTo(made.authToken());
        assertThat(ServerKey.in(folder, Randomness.seeded(4))).isEqualTo(migrated);
    }
}
