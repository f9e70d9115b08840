package dev.sidetone.server.files;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that nobody but the user reads, and that are never half written. */
public final class PrivateFile {
    private static final Logger log = LoggerFactory.getLogger(PrivateFile.class);

    private PrivateFile() {}

    /** Writes a file whole or not at all. */
    public static void replace(Path file, byte[] content) throws IOException {
        // temporary files are created for the user alone where the system knows permissions
        Path fresh = Files.createTempFile(folderOf(file), nameOf(file), ".new");
        try {
            OwnersOnly.restrict(fresh);
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Moves a file that cannot be read out of the way, and says so. */
    static void setAside(Path file, String why) throws IOException {
        Path aside = Files.createTempFile(folderOf(file), nameOf(file), ".broken");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException stuck) {
            Files.deleteIfExists(aside);
            throw stuck;
        }
        String first = why.lines().findFirst().orElse("");
        log.warn(
                "{} cannot be read ({}); it was set aside as {}", file, first, aside.getFileName());
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.getRoot() : folder;
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}
