package dev.sidetone.server.media.sound;

import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Speaks with espeak-ng, a program of its own that is given the words on its standard input and
 * answers with a WAV file: two at once, 15 s each. What was said lately is kept. Any thread;
 * nothing blocks.
 */
public final class Speaker implements AutoCloseable {
    private static final List<String> PROGRAMS = List.of("espeak-ng", "espeak");
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final int AT_ONCE = 2;
    private static final int WAITING = 64;
    private static final int LONGEST_TEXT = 4_096;
    private static final int MOST_BYTES = 30_000_000;

    private final @Nullable Path program;
    private final Duration patience;
    private final SoundCache cache;
    private final ThreadPoolExecutor threads;

    /** Speaks with {@code program}, which takes espeak's options; with null not at all. */
    public Speaker(@Nullable Path program, Time time) {
        this(program, time, PATIENCE);
    }

    Speaker(@Nullable Path program, Time time, Duration patience) {
        this.program = program;
        this.patience = patience;
        this.cache = new SoundCache(time, FRESH);
        this.threads =
                new ThreadPoolExecutor(
                        AT_ONCE,
                        AT_ONCE,
                        10,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING),
                        Thread.ofPlatform().name("speaker-", 1).daemon(true).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** The voice of this machine, where one is on the path. */
    public static Speaker installed(Time time) {
        return new Speaker(find(System.getenv("PATH")), time);
    }

    static @Nullable Path find(@Nullable String path) {
        for (String name : PROGRAMS) {
            for (String folder : path == null ? new String[0] : path.split(File.pathSeparator)) {
                for (String end : List.of("", ".exe")) {
                    Path program = Path.of(folder.isEmpty() ? "." : folder, name + end);
                    if (Files.isRegularFile(program) && Files.isExecutable(program)) {
                        return program.toAbsolutePath();
                    }
                }
            }
        }
        return null;
    }

    /** Whether there is a voice at all. */
    public boolean speaks() {
        return program != null;
    }

    /** Says {@code text}; fails with {@link Unplayable} alone. */
    public CompletableFuture<Recorded> say(String text, String voice, String language) {
        Path speaking = program;
        if (speaking == null) {
            return CompletableFuture.failedFuture(
                    new Unplayable(
                            Unplayable.VOICE, "no voice is installed (apt-get install espeak-ng)"));
        }
        String words = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        String as = Voices.espeak(voice, language);
        return cache.find(as + " " + words, () -> begin(speaking, as, words));
    }

    private CompletableFuture<Recorded> begin(Path speaking, String voice, String words) {
        var sound = new CompletableFuture<Recorded>();
        try {
            threads.execute(() -> speak(speaking, voice, words, sound));
        } catch (RejectedExecutionException full) {
            sound.completeExceptionally(
                    new Unplayable(Unplayable.VOICE, "too much is being said at once", full));
        }
        return sound;
    }

    private void speak(
            Path speaking, String voice, String words, CompletableFuture<Recorded> sound) {
        try {
            byte[] wav = run(speaking, voice, words);
            if (wav.length == 0) {
                wav = run(speaking, Voices.usual(voice), words);
            }
            sound.complete(SoundFile.decode(wav, "audio/wav"));
        } catch (IOException broken) {
            String name = String.valueOf(speaking.getFileName());
            sound.completeExceptionally(
                    new Unplayable(Unplayable.VOICE, name + ": " + broken.getMessage(), broken));
        } catch (RuntimeException | OutOfMemoryError broken) {
            sound.completeExceptionally(
                    new Unplayable(Unplayable.VOICE, "the voice fails: " + broken, broken));
        }
    }

    /** The words go to the program's input, never to its command line: they are no options. */
    private byte[] run(Path speaking, String voice, String words) throws IOException {
        Process process =
                new ProcessBuilder(
                                speaking.toString(), "--stdin", "--stdout", "-b", "1", "-v", voice)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var late = new CompletableFuture<Void>();
        Executor patient =
                CompletableFuture.delayedExecutor(patience.toNanos(), TimeUnit.NANOSECONDS);
        patient.execute(
                () -> {
                    if (process.isAlive() && late.complete(null)) {
                        end(process);
                    }
                });
        try {
            try (OutputStream input = process.getOutputStream()) {
                input.write(words.getBytes(StandardCharsets.UTF_8));
            } catch (IOException deaf) {
                // it has ended before it read: what it wrote tells
            }
            byte[] wav = process.getInputStream().readNBytes(MOST_BYTES);
            if (late.isDone()) {
                throw new IOException("it did not end in time");
            }
            return wav;
        } finally {
            end(process);
        }
    }

    /** With what it has started: a child of it would hold the pipe open. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
