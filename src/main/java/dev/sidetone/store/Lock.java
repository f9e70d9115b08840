package dev.sidetone.store;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A lock on a file that the operating system frees when its process ends, however it ends. Held by
 * one object among all processes of the user.
 */
public final class Lock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private Lock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes a phone's name for this process; null when another window or process has it. */
    public static @Nullable Lock onIdentity(DataFolder folder, String name) {
        // no name is too long for a file, and upper and lower case stay different everywhere
        UUID file = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return tryTake(folder.folder("locks").resolve("identity-" + file + ".lock"));
    }

    /** Takes the lock if nobody holds it; null otherwise. */
    public static @Nullable Lock tryTake(Path file) {
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lockOrNull(channel);
            if (lock == null) {
                channel.close();
                return null;
            }
            return new Lock(channel, lock);
        } catch (IOException broken) {
            throw new UncheckedIOException("The lock " + file + " cannot be opened", broken);
        }
    }

    private static @Nullable FileLock lockOrNull(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException gone) {
            // the channel is closed already: the lock went with it
        }
    }
}
