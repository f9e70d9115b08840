package dev.sidetone.store;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;

/**
 * The folder that the phones of one user share. Private to the user where the system can say so.
 */
public final class DataFolder {
    /** Names that are devices on Windows, and those that this makes up itself. */
    private static final String RESERVED = "con|prn|aux|nul|com\\d|lpt\\d|phone-.*";

    private final Path root;

    private DataFolder(Path root) {
        this.root = root;
    }

    /**
     * Opens the given folder, or the platform's usual place; makes it where it is missing.
     *
     * @throws UnusableFolder with a text for the user when it cannot be made or written
     */
    public static DataFolder open(@Nullable Path chosen) {
        Path root =
                chosen != null
                        ? chosen.toAbsolutePath()
                        : usualPlace(
                                System.getProperty("os.name"),
                                System.getProperty("user.home"),
                                System.getenv());
        try {
            createPrivate(root);
        } catch (IOException broken) {
            throw new UnusableFolder(
                    "The data folder "
                            + root
                            + " cannot be used: "
                            + reason(broken)
                            + ". Choose another one with --data DIR.");
        }
        if (!Files.isWritable(root)) {
            throw new UnusableFolder(
                    "The data folder "
                            + root
                            + " cannot be written. Choose another one with --data DIR.");
        }
        return new DataFolder(root);
    }

    static Path usualPlace(String system, String home, Map<String, String> environment) {
        if (system.startsWith("Windows")) {
            return Path.of(environment.getOrDefault("APPDATA", home), "Sidetone");
        }
        if (system.startsWith("Mac")) {
            return Path.of(home, "Library", "Application Support", "Sidetone");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return data.isBlank()
                ? Path.of(home, ".local", "share", "sidetone")
                : Path.of(data, "sidetone");
    }

    /** The folder itself. */
    public Path root() {
        return root;
    }

    /** A file of the folder. */
    public Path file(String name) {
        return root.resolve(name);
    }

    /** A sub-folder, made where it is missing. */
    public Path folder(String name) {
        try {
            return createPrivate(root.resolve(name));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * What belongs to one phone alone: a folder named after it, where its name can name a folder on
     * every system.
     *
     * @throws UnusableFolder with a text for the user when it cannot be made or written
     */
    public DataFolder ofPhone(String identity) {
        // upper and lower case are different phones, but not different folders everywhere
        boolean plain = identity.matches("[a-z][a-z0-9_-]{0,39}") && !identity.matches(RESERVED);
        UUID unique = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
        return open(folder("phones").resolve(plain ? identity : "phone-" + unique));
    }

    /** Writes a file whole or not at all, readable by the user alone. */
    public void replace(String name, byte[] content) throws IOException {
        Path target = file(name);
        Path fresh = Files.createTempFile(root, name, ".new");
        try {
            Files.write(fresh, content);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static Path createPrivate(Path folder) throws IOException {
        // says nothing where it is there already, also where another process has just made it
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
        return folder;
    }

    static String reason(IOException broken) {
        return switch (broken) {
            case FileAlreadyExistsException _ -> "it is not a folder";
            case NoSuchFileException _ -> "it cannot be made there";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(broken.getMessage());
        };
    }

    /** The folder cannot be used; the message is for the user. */
    public static final class UnusableFolder extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnusableFolder(String message) {
            super(message);
        }
    }
}
