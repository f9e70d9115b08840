package dev.sidetone.wiring;

import dev.sidetone.store.DataFolder;
import dev.sidetone.store.Lock;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The household's one live microphone. Whoever holds the lock has it; who wants it writes so, and
 * the holder lets go. When a holder has gone, the next one to look has it. On its own queue.
 */
final class MicrophoneSeat implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MicrophoneSeat.class);
    private static final String WANTED = "microphone-wanted";
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Path lockFile;
    private final DataFolder folder;
    private final String self;
    private final SerialQueue queue;
    private final Consumer<Boolean> live;
    private @Nullable Lock lock;
    private boolean closed;

    /**
     * Looks for the microphone from now on.
     *
     * @param self names this household of this process among all others
     * @param live told whenever it comes or goes, on {@code queue}
     */
    MicrophoneSeat(DataFolder folder, String self, SerialQueue queue, Consumer<Boolean> live) {
        this.folder = folder;
        this.lockFile = folder.folder("locks").resolve("microphone.lock");
        this.self = ProcessHandle.current().pid() + " " + self;
        this.queue = queue;
        this.live = live;
    }

    /** Takes it if nobody has it, and tells; then looks again and again. */
    void open() {
        look();
        if (lock == null) {
            live.accept(false);
        }
        queue.after(LOOK, this::lookOn);
    }

    /** This household wants it. */
    void claim() {
        queue.execute(
                () -> {
                    try {
                        folder.replace(WANTED, self.getBytes(StandardCharsets.UTF_8));
                    } catch (IOException unwritable) {
                        log.warn("The microphone cannot be asked for: {}", unwritable.getMessage());
                    }
                    look();
                });
    }

    private void lookOn() {
        if (!closed) {
            look();
            queue.after(LOOK, this::lookOn);
        }
    }

    private void look() {
        boolean leave = wantedByAnother();
        if (closed || leave == (lock == null)) {
            // somebody else is to have it and has it not from here, or nothing is to change
            return;
        }
        if (leave) {
            release();
            live.accept(false);
        } else {
            lock = Lock.tryTake(lockFile);
            if (lock != null) {
                forget();
                live.accept(true);
            }
        }
    }

    /** Whether somebody else wants it who is still there. */
    private boolean wantedByAnother() {
        String who = claimant();
        if (!who.matches("\\d{1,18} .*") || who.equals(self)) {
            return false;
        }
        long pid = Long.parseLong(who.substring(0, who.indexOf(' ')));
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Who asked last; empty for nobody. */
    private String claimant() {
        try {
            return Files.readString(folder.file(WANTED));
        } catch (IOException nobody) {
            return "";
        }
    }

    /** What was wanted is had; what a process that has gone wanted does not matter. */
    private void forget() {
        try {
            Files.deleteIfExists(folder.file(WANTED));
        } catch (IOException left) {
            log.debug("{} stays: {}", WANTED, left.getMessage());
        }
    }

    private void release() {
        Lock held = lock;
        lock = null;
        if (held != null) {
            held.close();
        }
    }

    @Override
    public void close() {
        queue.execute(
                () -> {
                    closed = true;
                    if (self.equals(claimant())) {
                        forget();
                    }
                    release();
                    queue.close();
                });
    }
}
