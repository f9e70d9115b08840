package dev.sidetone.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.binding.Binding;
import dev.sidetone.server.numbers.OwnNumbers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Bindings and numbers are read as they were written. */
class ListFilesTest {
    @TempDir private Path folder;

    @Test
    void numbersComeBackInTheirOrder() {
        List<OwnNumbers> all =
                List.of(
                        new OwnNumbers("bob", List.of("+15550101", "+15550102")),
                        new OwnNumbers("alice", List.of()));
        assertThat(new NumberFile(folder).load()).isEmpty();

        new NumberFile(folder).save(all);

        assertThat(new NumberFile(folder).load()).isEqualTo(all);
    }

    @Test
    void bindingsComeBackInTheirOrder() {
        Instant renewed = Instant.parse("2026-01-01T00:00:00Z");
        List<Binding> all =
                List.of(
                        new Binding("bob", "ab", null, null, renewed),
                        new Binding("alice", "cd", "CR1", "sandbox", renewed.plusSeconds(1)));

        new BindingFile(folder).save(all);

        assertThat(new BindingFile(folder).load()).isEqualTo(all);
    }

    /** Their year begins when their file was written. */
    @Test
    void bindingsOfOlderVersionsHaveNoDate() throws IOException {
        Instant written = Instant.parse("2025-11-05T06:07:08Z");
        Path file = folder.resolve("bindings.json");
        Files.writeString(file, "[{\"identity\":\"bob\",\"deviceToken\":\"ab\"}]");
        Files.setLastModifiedTime(file, FileTime.from(written));

        assertThat(new BindingFile(folder).load())
                .containsExactly(new Binding("bob", "ab", null, null, written));
    }

    @Test
    void whatCannotBeReadIsSetAsideAndWrittenAnew() throws IOException {
        Files.writeString(folder.resolve("numbers.json"), "[ broken");
        NumberFile numbers = new NumberFile(folder);

        assertThat(numbers.load()).isEmpty();
        numbers.save(List.of(new OwnNumbers("bob", List.of("+15550101"))));

        assertThat(numbers.load()).hasSize(1);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).filteredOn(file -> file.toString().endsWith(".broken")).hasSize(1);
        }
    }
}
