package dev.sidetone.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.softphone.BindingMemory.Remembered;
import dev.sidetone.testing.Needs;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What outlives the program of a registration. */
class BindingRecordTest {
    private static final String TOKEN = "ab".repeat(32);
    private static final Instant THEN = Instant.parse("2026-02-03T04:05:06.789Z");

    @TempDir private Path temporary;
    private DataFolder folder;
    private BindingRecord alice;

    @BeforeEach
    void open() {
        folder = DataFolder.open(temporary);
        alice = new BindingRecord(folder, "alice");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void itIsReadAgain() {
        assertThat(alice.read()).isNull();

        alice.write(Remembered.of(TOKEN, THEN));

        Remembered read = new BindingRecord(folder, "alice").read();
        assertThat(read).isEqualTo(Remembered.of(TOKEN, THEN));
        assertThat(read.isOf(TOKEN)).isTrue();
        assertThat(read.isOf(TOKEN.replace('a', 'c'))).isFalse();
        assertThat(read.boundAt()).isEqualTo(THEN);
    }

    @Test
    void eachIdentityHasItsOwn() {
        alice.write(Remembered.of(TOKEN, THEN));

        assertThat(new BindingRecord(folder, "Alice").read()).isNull();
        assertThat(new BindingRecord(folder, "../alice").read()).isNull();
    }

    @Test
    void clearedItIsGone() throws IOException {
        alice.write(Remembered.of(TOKEN, THEN));
        alice.clear();
        alice.clear();

        assertThat(alice.read()).isNull();
        assertThat(files()).isEmpty();
    }

    @Test
    void itHoldsNoToken() throws IOException {
        alice.write(Remembered.of(TOKEN, THEN));

        String text = Files.readString(files().getFirst());
        assertThat(text).contains("alice", "2026-02-03T04:05:06.789Z").doesNotContain(TOKEN);
    }

    @Test
    void itIsForTheUserAlone() throws IOException {
        Needs.that(
                temporary.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "POSIX file permissions");
        alice.write(Remembered.of(TOKEN, THEN));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{ broken",
                "[]",
                "null",
                "{\"identity\":\"alice\",\"boundAt\":\"2026-02-03T04:05:06Z\"}",
                "{\"identity\":\"bob\",\"deviceTokenSha256\":\"ab\",\"boundAt\":\"2026-02-03T04:05:06Z\"}",
                "{\"identity\":\"alice\",\"deviceTokenSha256\":\"ab\",\"boundAt\":\"yesterday\"}"
            })
    void whatCannotBeReadIsSetAside(String content) throws IOException {
        alice.write(Remembered.of(TOKEN, THEN));
        Files.writeString(files().getFirst(), content);

        assertThat(alice.read()).isNull();

        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(file.toString()).endsWith(".broken"));
        alice.write(Remembered.of(TOKEN, THEN));
        assertThat(alice.read()).isNotNull();
    }
}
