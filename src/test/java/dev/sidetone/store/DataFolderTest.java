package dev.sidetone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sidetone.testing.Needs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The data folder, its locks, and where it says that the server is. */
class DataFolderTest {
    @TempDir private Path temporary;

    @ParameterizedTest
    @CsvSource({
        "Linux, '', /home/me/.local/share/sidetone",
        "Linux, /data, /data/sidetone",
        "Mac OS X, '', /home/me/Library/Application Support/Sidetone",
        "Windows 11, '', /roaming/Sidetone"
    })
    void itIsInThePlatformsUsualPlace(String system, String xdg, Path expected) {
        Map<String, String> environment = Map.of("XDG_DATA_HOME", xdg, "APPDATA", "/roaming");

        assertThat(DataFolder.usualPlace(system, "/home/me", environment)).isEqualTo(expected);
    }

    @Test
    void itIsMadeForTheUserAlone() throws IOException {
        Needs.that(
                temporary.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "POSIX file permissions");
        DataFolder folder = DataFolder.open(temporary.resolve("a/b"));

        for (Path made : List.of(folder.root(), folder.folder("locks"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void manyMayMakeItAtOnce() throws InterruptedException, ExecutionException {
        for (int round = 0; round < 100; round++) {
            Path root = temporary.resolve("round" + round);
            var together = new CyclicBarrier(4);
            try (var threads = Executors.newFixedThreadPool(4)) {
                var made =
                        IntStream.range(0, 4)
                                .mapToObj(
                                        _ ->
                                                threads.submit(
                                                        () -> {
                                                            together.await();
                                                            return DataFolder.open(root)
                                                                    .folder("locks");
                                                        }))
                                .toList();
                for (var each : made) {
                    assertThat(each.get()).isDirectory();
                }
            }
        }
    }

    @Test
    void aFileInItsPlaceIsNamed() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(DataFolder.UnusableFolder.class)
                .hasMessage(
                        "The data folder "
                                + file
                                + " cannot be used: it is not a folder. Choose another one with"
                                + " --data DIR.");
    }

    @Test
    void aLockIsHeldByOne() {
        DataFolder folder = DataFolder.open(temporary);
        Lock alice = Lock.onIdentity(folder, "alice");

        assertThat(alice).isNotNull();
        assertThat(Lock.onIdentity(folder, "alice")).isNull();
        Lock other = Lock.onIdentity(folder, "Alice");
        assertThat(other).as("upper and lower case are different names").isNotNull();
        Lock longest = Lock.onIdentity(folder, "\u00fc".repeat(121));
        assertThat(longest).as("no name is too long for a file").isNotNull();

        alice.close();
        Lock again = Lock.onIdentity(folder, "alice");
        assertThat(again).isNotNull();
        for (Lock held : List.of(other, longest, again)) {
            held.close();
        }
    }

    @Test
    void whereTheServerIsIsReadByOthers() throws IOException {
        DataFolder folder = DataFolder.open(temporary);
        assertThat(ServerRecord.read(folder)).isNull();

        ServerRecord.here("0.0.0.0", 3000, 3443).write(folder);

        ServerRecord read = Objects.requireNonNull(ServerRecord.read(folder));
        assertThat(read.url()).isEqualTo(URI.create("http://127.0.0.1:3000"));
        assertThat(read.secureUrl()).isEqualTo(URI.create("https://127.0.0.1:3443"));
        assertThat(read.hostAlive()).isTrue();
        assertThat(ServerRecord.here("2001:db8::1", 1, 2).url())
                .isEqualTo(URI.create("http://[2001:db8::1]:1"));
    }

    @Test
    void aPhoneHasTheSameDeviceTokenEachTime() throws IOException {
        DataFolder folder = DataFolder.open(temporary);
        byte[] first = DeviceSecret.of(folder, new byte[32]).token("alice");

        DeviceSecret again = DeviceSecret.of(folder, new byte[] {1});
        assertThat(again.token("alice")).isEqualTo(first).hasSize(32);
        assertThat(again.token("bob")).isNotEqualTo(first);

        Files.write(folder.file("device-secret"), new byte[7]);
        assertThat(DeviceSecret.of(folder, new byte[32]).token("alice")).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"''", "'{'", "'[]'", "'{\"httpPort\":\"x\"}'"})
    void aSpoiltRecordSaysNothing(String content) throws IOException {
        DataFolder folder = DataFolder.open(temporary);
        Files.writeString(folder.file("server.json"), content);

        assertThat(ServerRecord.read(folder)).isNull();
    }
}
