package dev.sidetone.wiring.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A Sidetone in a process of its own, told what to do by lines and answering by lines. */
final class DrivenProcess implements AutoCloseable {
    private static final String LAUNCHER = "sidetone.launcher";

    private final Process process;
    private final PrintStream to;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final long startedNanos = System.nanoTime();

    private DrivenProcess(Process process) {
        this.process = process;
        this.to = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread.ofPlatform().name("bench output").daemon(true).start(this::read);
    }

    /** Starts the program with these words, in the way in which this process was started. */
    static DrivenProcess start(Map<String, String> environment, List<String> words)
            throws IOException {
        List<String> line = new ArrayList<>(program());
        line.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return new DrivenProcess(builder.start());
    }

    private static List<String> program() {
        String launcher = System.getProperty(LAUNCHER);
        if (launcher != null) {
            return List.of(launcher);
        }
        List<String> line = new ArrayList<>();
        line.add(ProcessHandle.current().info().command().orElse("java"));
        line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.sidetone.Main"));
        return line;
    }

    private void read() {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
            }
        } catch (IOException ended) {
            // the process has gone
        }
    }

    void tell(String line) {
        to.println(line);
    }

    /**
     * Waits for a line that starts so; answers the milliseconds since the start of the process.
     *
     * @throws IOException when it does not come within 20 s
     */
    double awaitLine(String start) throws IOException, InterruptedException {
        awaitText(start);
        return (System.nanoTime() - startedNanos) / 1e6;
    }

    /** The same; answers the line. */
    String awaitText(String start) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            String line = said.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new IOException("A measured program did not come to \"" + start + "\".");
            }
            if (line.startsWith(start)) {
                return line;
            }
        }
    }

    ProcessFigures figures() {
        return ProcessFigures.of(process.pid());
    }

    /** Ends one that takes no orders. */
    void end() {
        process.destroy();
        awaitEnd(process);
    }

    @Override
    public void close() {
        to.close();
        awaitEnd(process);
    }

    /** Waits for the end of a process that has been told to end, and helps where it is slow. */
    static void awaitEnd(Process ending) {
        ending.onExit()
                .orTimeout(5, TimeUnit.SECONDS)
                .exceptionally(late -> ending.destroyForcibly())
                .join();
    }
}
