package dev.sidetone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A Sidetone in a process of its own, as a shell starts it: no display, no sound server. */
final class Program implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE = 40;

    private final Process process;
    private final List<String> out = new ArrayList<>();
    private final List<String> err = new ArrayList<>();
    private final List<Thread> readers = new ArrayList<>();

    private Program(List<String> line) {
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment()
                .keySet()
                .removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "PULSE_SERVER", "SIDETONE_LOG"));
        // no sound server of this machine is found
        builder.environment().put("PULSE_RUNTIME_PATH", "/nonexistent");
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        try {
            process = builder.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        read(process.inputReader(), out);
        read(process.errorReader(), err);
    }

    /** Starts {@code sidetone} with these words. */
    static Program sidetone(String... words) {
        return behind(List.of(), words);
    }

    /** Starts {@code sidetone} with these words behind another command that executes it. */
    static Program behind(List<String> command, String... words) {
        List<String> line = new ArrayList<>(command);
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.sidetone.Main"));
        line.addAll(List.of(words));
        return new Program(line);
    }

    private void read(BufferedReader from, List<String> to) {
        readers.add(
                Thread.ofPlatform()
                        .daemon(true)
                        .start(
                                () -> {
                                    try (from) {
                                        for (String line = from.readLine();
                                                line != null;
                                                line = from.readLine()) {
                                            add(to, line);
                                        }
                                    } catch (IOException gone) {
                                        add(to, "");
                                    }
                                }));
    }

    private synchronized void add(List<String> to, String line) {
        to.add(line);
        notifyAll();
    }

    /** Waits until standard output has a line that contains {@code part}; answers it. */
    String awaits(String part) {
        return awaits(1, part);
    }

    /** Waits until standard output has {@code count} lines that contain {@code part}. */
    synchronized String awaits(int count, String part) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        Predicate<String> wanted = line -> line.contains(part);
        while (out.stream().filter(wanted).count() < count) {
            long left = end - System.nanoTime();
            boolean more = process.isAlive() || readers.stream().anyMatch(Thread::isAlive);
            if (left <= 0 || !more) {
                fail("\"%s\" was not said %d times:%n%s", part, count, told());
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, 100_000_000));
            } catch (InterruptedException hurry) {
                throw new IllegalStateException(hurry);
            }
        }
        return out.stream().filter(wanted).skip(count - 1).findFirst().orElseThrow();
    }

    /** Says a line to a driven phone. */
    void tell(String line) {
        try {
            process.outputWriter().append(line).append('\n').flush();
        } catch (IOException gone) {
            fail("It does not listen any more:%n%s", told());
        }
    }

    /** The event of this name, once it is there (with {@code --json}). */
    JsonNode event(String name) {
        return json(awaits("\"event\":\"" + name + "\""));
    }

    /** All of standard output so far, each line one JSON object. */
    synchronized List<JsonNode> events() {
        return out.stream().map(Program::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            assertThat(node.isObject()).as(line).isTrue();
            return node;
        } catch (JsonProcessingException wrong) {
            return fail("Not one JSON object: " + line, wrong);
        }
    }

    /** Sends a signal by its name: TERM, KILL, STOP, CONT. */
    void signal(String name) {
        signal(name, process.pid());
    }

    static void signal(String name, long process) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process)).start().waitFor();
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Waits for its end; answers the exit code. */
    int exit() {
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                fail("It does not end:%n%s", told());
            }
            for (Thread reader : readers) {
                reader.join();
            }
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
        return process.exitValue();
    }

    /** Waits for its end, which must be a good one. */
    void succeeds() {
        int code = exit();
        assertThat(code).as(this::told).isZero();
    }

    /** Standard error so far. */
    synchronized String errors() {
        return String.join("\n", err);
    }

    /** All that it said, for the text of a failure. */
    synchronized String told() {
        return String.join("\n", out) + "\n--- standard error:\n" + String.join("\n", err);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
