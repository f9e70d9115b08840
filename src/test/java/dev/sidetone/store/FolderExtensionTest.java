package dev.sidetone.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXError;
import dev.sidetone.system.directory.CallDirectory;
import dev.sidetone.system.directory.Directory;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A folder with two text files is an extension. */
class FolderExtensionTest {
    @TempDir private Path folder;
    private final VirtualTime time = new VirtualTime();
    private final CallDirectory directory =
            new CallDirectory("test", time, new Trace(time::nanos), () -> Switches.STANDARD);
    private final List<String> reports = new ArrayList<>();
    private @Nullable CXError error;

    @BeforeEach
    void install() {
        directory.install(
                FolderExtension.identifier(folder),
                "Spam",
                () -> new FolderExtension(folder, reports::add));
    }

    private Directory load() {
        directory.setEnabled(FolderExtension.identifier(folder), true, told -> error = told);
        time.run();
        return directory.directory();
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    @Test
    @DisplayName("R93: numbers and labels are read, comments and empty lines skipped")
    void r93Files() throws IOException {
        write("blocking.txt", "\ufeff# my list\r\n\r\n+1 (555) 010-0100\r\n  15550100101\n");
        write(
                "identification.txt",
                "# number, label\n15550100 Bakery # 1\n15550100\tCaf\u00e9 Zentral\n"
                        + "+1 555 0101\t7 Dwarfs\n");

        Directory loaded = load();

        assertThat(error).isNull();
        assertThat(reports).isEmpty();
        assertThat(loaded.blocks(15550100100L)).isTrue();
        assertThat(loaded.blocks(15550100101L)).isTrue();
        assertThat(loaded.labelsOf(15550100)).containsExactly("Bakery # 1", "Caf\u00e9 Zentral");
        assertThat(loaded.labelsOf(15550101)).containsExactly("7 Dwarfs");
    }

    @ParameterizedTest
    @DisplayName("R93: one of the two files is enough")
    @CsvSource({"blocking.txt, 1", "identification.txt, 1 One"})
    void r93OneFile(String name, String content) throws IOException {
        write(name, content);

        assertThat(load().sources().getFirst().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @DisplayName("R94: entries out of order are refused as by iOS, with the line, and never sorted")
    @CsvSource(
            delimiter = '|',
            value = {
                "blocking.txt | 7,9,#,8,1 | 3 | line 4: 8 comes after 9, but must not. Sort the"
                        + " file by number, smallest first.",
                "blocking.txt | 7,7 | 4 | line 2: 7 comes twice. Delete one of the two lines.",
                "identification.txt | 7 a,6 b | 3 | line 2: 6 comes after 7, but must not. Sort the"
                        + " file by number, smallest first."
            })
    void r94Disorder(String name, String lines, int code, String report) throws IOException {
        write(name, lines.replace(',', '\n'));

        assertThat(load().sources()).isEmpty();

        assertThat(Objects.requireNonNull(error).code().rawValue()).isEqualTo(code);
        assertThat(error.code().domain()).isEqualTo("com.apple.CallKit.error.calldirectorymanager");
        assertThat(reports).containsExactly(folder.resolve(name) + ", " + report);
    }

    @ParameterizedTest
    @DisplayName("R97: a wrong line is told with file, line and what to do")
    @CsvSource(
            delimiter = '|',
            value = {
                "blocking.txt | bob | \"bob\" is no number. Write country code and number, 15"
                        + " digits at most, such as +15550100.",
                "blocking.txt | -5 | \"-5\" is no number. Write country code and number, 15 digits"
                        + " at most, such as +15550100.",
                "blocking.txt | 0 | \"0\" is no number. Write country code and number, 15 digits at"
                        + " most, such as +15550100.",
                "blocking.txt | 030123 | \"030123\" is no number. Write country code and number, 15"
                        + " digits at most, such as +15550100.",
                "blocking.txt | 1234567890123456 | \"1234567890123456\" is no number. Write country"
                        + " code and number, 15 digits at most, such as +15550100.",
                "blocking.txt | 99999999999999999999999 | \"99999999999999999999999\" is no number."
                        + " Write country code and number, 15 digits at most, such as +15550100.",
                "identification.txt | 15550100 | the label is missing. Write it after the number"
                        + " and a tab.",
                "identification.txt | +1 555 0100 Bakery | the label is missing. Write it after the"
                        + " number and a tab.",
                "identification.txt | Bakery 15550100 | the label is missing. Write it after the"
                        + " number and a tab.",
                "identification.txt | Bakery Zentral | \"Bakery\" is no number. Write country code"
                    + " and number, 15 digits at most, such as +15550100, then a tab and the label."
            })
    void r97WrongLine(String name, String line, String report) throws IOException {
        write(name, "# first\n" + line + "\n");

        assertThat(load().sources()).isEmpty();

        assertThat(error).isEqualTo(new CXError(FolderErrorCode.WRONG_LINE));
        assertThat(reports).containsExactly(folder.resolve(name) + ", line 2: " + report);
    }

    @Test
    @DisplayName("R97: what is too long is told in short")
    void r97TooLong() throws IOException {
        write("blocking.txt", "x".repeat(5_000_000));
        load();
        assertThat(reports.getFirst()).contains("\"" + "x".repeat(40) + "\u2026\" is no number");

        reports.clear();
        write("blocking.txt", "");
        write("identification.txt", "1 " + "x".repeat(200) + "\n2 " + "x".repeat(201));
        directory.reload(FolderExtension.identifier(folder), told -> error = told);
        time.run();
        assertThat(reports)
                .containsExactly(
                        folder.resolve("identification.txt")
                                + ", line 2: the label has more than 200 characters. Shorten it.");
    }

    @Test
    @DisplayName("R97: an empty or missing folder is told")
    void r97Nothing() throws IOException {
        load();
        assertThat(reports)
                .containsExactly(
                        folder + " has neither blocking.txt nor identification.txt: make one.");
        assertThat(error).isEqualTo(new CXError(FolderErrorCode.UNREADABLE));
        assertThat(error.localizedDescription())
                .contains("(dev.sidetone.error.folderextension error 1.)");
    }

    @Test
    @DisplayName("R97: what is no text or no file is told")
    void r97NoText() throws IOException {
        Files.write(folder.resolve("blocking.txt"), new byte[] {'1', '\n', (byte) 0xff, '\n'});
        load();
        assertThat(reports)
                .containsExactly(
                        folder.resolve("blocking.txt") + " is no text in UTF-8: save it as such.");

        reports.clear();
        Files.delete(folder.resolve("blocking.txt"));
        Files.createDirectory(folder.resolve("blocking.txt"));
        directory.reload(FolderExtension.identifier(folder), told -> error = told);
        time.run();
        assertThat(reports).containsExactly(folder.resolve("blocking.txt") + " is no file.");
        assertThat(error).isEqualTo(new CXError(FolderErrorCode.UNREADABLE));
    }

    @Test
    @DisplayName("R97: after a mistake the list before stays, until it is put right")
    void r97PutRight() throws IOException {
        write("blocking.txt", "1\n");
        load();
        write("blocking.txt", "2\n1\n");
        directory.reload(FolderExtension.identifier(folder), told -> error = told);
        time.run();
        assertThat(directory.directory().blocks(1)).isTrue();
        assertThat(directory.directory().blocks(2)).isFalse();

        write("blocking.txt", "2\n3\n");
        directory.reload(FolderExtension.identifier(folder), told -> error = told);
        time.run();
        assertThat(error).isNull();
        assertThat(directory.directory().blocks(1)).as("the list is complete").isFalse();
        assertThat(directory.directory().blocks(3)).isTrue();
    }
}
