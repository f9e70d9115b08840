package dev.sidetone.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.system.directory.ExtensionFolders;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders that are call directory extensions outlive the program. */
class ExtensionsFileTest {
    @TempDir private Path temporary = Path.of("");
    private final List<String> reports = new ArrayList<>();

    private ExtensionsFile file() {
        return new ExtensionsFile(DataFolder.open(temporary), reports::add);
    }

    @Test
    @DisplayName("R93: folders come back with their switches, in their order")
    void comeBack() {
        assertThat(file().load()).isEqualTo(ExtensionFolders.NONE);
        var folders = ExtensionFolders.NONE.with("/b", true).with("/a", true).with("/b", false);

        file().save(folders);

        assertThat(file().load().all())
                .containsExactly(
                        new ExtensionFolders.Choice("/b", false),
                        new ExtensionFolders.Choice("/a", true));
        assertThat(file().load().without("/b").all()).hasSize(1);
        assertThat(reports).isEmpty();
    }

    @Test
    @DisplayName("R93: an entry that is wrong does not cost the others, and is told")
    void wrongEntry() throws IOException {
        Files.writeString(
                temporary.resolve("extensions.json"),
                "{\"folders\":[{\"folder\":1},{\"folder\":\"/a\",\"enabled\":true}]}");

        assertThat(file().load().all()).containsExactly(new ExtensionFolders.Choice("/a", true));
        assertThat(reports).singleElement().asString().contains("folder");
    }
}
