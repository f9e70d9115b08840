package dev.sidetone.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of the server are whole, and leave nothing behind. */
class PrivateFileTest {
    @TempDir private Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theLastContentStays() throws IOException {
        Path file = folder.resolve("list.json");

        PrivateFile.replace(file, bytes("first"));
        PrivateFile.replace(file, bytes("second"));

        assertThat(file).hasContent("second");
        assertThat(names()).containsExactly("list.json");
    }

    @Test
    void aFileThatCannotBeReplacedLeavesNoOtherBehind() throws IOException {
        Path inTheWay = Files.createDirectories(folder.resolve("list.json").resolve("full"));

        assertThatIOException()
                .isThrownBy(() -> PrivateFile.replace(folder.resolve("list.json"), bytes("new")));

        assertThat(names()).containsExactly("list.json");
        assertThat(inTheWay).exists();
    }

    @Test
    void whatCannotBeSetAsideLeavesNoOtherBehind() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> PrivateFile.setAside(folder.resolve("none.json"), "it is gone"));

        assertThat(names()).isEmpty();
    }
}
