package dev.sidetone.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.binding.Binding;
import dev.sidetone.server.numbers.OwnNumbers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        List<Binding> all = List.of(new Binding("bob", "ab"), new Binding("alice", "cd"));

        new BindingFile(folder).save(all);

        assertThat(new BindingFile(folder).load()).isEqualTo(all);
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
