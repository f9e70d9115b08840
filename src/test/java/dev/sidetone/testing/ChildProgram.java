package dev.sidetone.testing;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A main class of the test class path in a process of its own, with the flags of this one: what
 * native code does to a process is told apart from what a test finds wrong.
 */
public final class ChildProgram {
    private static final int LAST_LINES = 60;

    private final Class<?> main;
    private final List<String> arguments;
    private final List<String> flags = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private Duration limit = Duration.ofSeconds(60);

    private ChildProgram(Class<?> main, List<String> arguments) {
        this.main = main;
        this.arguments = arguments;
    }

    /** The program of {@code main}; nothing runs yet. */
    public static ChildProgram of(Class<?> main, Object... arguments) {
        return new ChildProgram(main, Stream.of(arguments).map(String::valueOf).toList());
    }

    /** After this time it is stopped, and counts as hanging. */
    public ChildProgram within(Duration time) {
        limit = time;
        return this;
    }

    /** More flags of the virtual machine. */
    public ChildProgram with(String... more) {
        flags.addAll(List.of(more));
        return this;
    }

    /** A variable of its environment. */
    public ChildProgram where(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /**
     * What became of it.
     *
     * @param exitCode as the system tells it: 134 after an abort
     * @param hung whether it was stopped because its time was over; its threads are in the output
     * @param crash what the virtual machine wrote about its own death; mostly empty
     */
    public record Ended(int exitCode, boolean hung, String output, String errors, String crash) {
        /** The output of a program that ended as a program should. */
        public String soundly() {
            if (exitCode != 0 || hung) {
                throw new AssertionError(this);
            }
            return output;
        }

        @Override
        public String toString() {
            return (hung ? "The program hung" : "The program ended with " + exitCode)
                    + "\n--- output\n"
                    + end(output, hung ? 20 * LAST_LINES : LAST_LINES)
                    + "\n--- errors\n"
                    + end(errors, LAST_LINES)
                    + "\n--- crash\n"
                    + crash.lines().limit(LAST_LINES).reduce("", (all, line) -> all + line + "\n");
        }

        private static String end(String text, int count) {
            List<String> lines = text.lines().toList();
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        }
    }

    /** Starts it and waits for its end. */
    public Ended run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("sidetone-child");
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        Path crash = folder.resolve("hs_err.log");
        try {
            var builder =
                    new ProcessBuilder(command(crash))
                            .redirectOutput(output.toFile())
                            .redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean hung;
            try {
                process.getOutputStream().close();
                hung = !process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
                if (hung) {
                    askForThreads(process);
                }
            } finally {
                process.destroyForcibly();
            }
            int exitCode = process.waitFor();
            return new Ended(exitCode, hung, read(output), read(errors), read(crash));
        } finally {
            for (Path file : List.of(output, errors, crash, folder)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private List<String> command(Path crash) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            // what watches this process has no business in the other
            if (!flag.startsWith("-agent") && !flag.startsWith("-javaagent")) {
                command.add(flag);
            }
        }
        command.add("-XX:ErrorFile=" + crash);
        command.add("-XX:-CreateCoredumpOnCrash");
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(arguments);
        return command;
    }

    /** The virtual machine then writes to its output what every thread is doing. */
    private static void askForThreads(Process process) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start().waitFor();
            process.waitFor(2, TimeUnit.SECONDS);
        } catch (IOException noSignals) {
            // not on Windows
        }
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                : "";
    }
}
