package dev.sidetone.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PulseAudio server of the test's own: temporary folder, own socket, null sinks, nothing of the
 * machine's configuration. Its ears are {@code parec} processes: they do not share a line with what
 * they measure.
 */
public final class PrivatePulse implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final Path folder;
    private final List<String> sinks;
    private final List<Process> ears = new ArrayList<>();
    private Process daemon;

    private PrivatePulse(Path folder, List<String> sinks) throws IOException {
        this.folder = folder;
        this.sinks = sinks;
        this.daemon = launch();
    }

    /** Starts a server with these null sinks, the first one the default. */
    public static PrivatePulse start(String... sinks) {
        try {
            var pulse = new PrivatePulse(Files.createTempDirectory("pulse"), List.of(sinks));
            pulse.awaitReady();
            return pulse;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Its address, for a client. */
    public String address() {
        return "unix:" + socket();
    }

    private Path socket() {
        return folder.resolve("native");
    }

    private Process launch() throws IOException {
        Files.deleteIfExists(socket());
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "pulseaudio",
                                "-n",
                                "--daemonize=no",
                                "--exit-idle-time=-1",
                                "--use-pid-file=no",
                                "--realtime=no",
                                "--log-target=stderr"));
        for (String sink : sinks) {
            command.add("-L");
            command.add("module-null-sink rate=48000 channels=1 sink_name=" + sink);
        }
        command.add("-L");
        command.add("module-native-protocol-unix auth-anonymous=1 socket=" + socket());
        return process(command).redirectError(folder.resolve("log").toFile()).start();
    }

    private ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        builder.environment().put("PULSE_RUNTIME_PATH", folder.resolve("run").toString());
        builder.environment().put("PULSE_SERVER", address());
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
        return builder;
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(socket()) || !listsSinks()) {
            if (System.nanoTime() > end || !daemon.isAlive()) {
                throw new IOException(
                        "pulseaudio did not start: " + Files.readString(folder.resolve("log")));
            }
        }
    }

    private boolean listsSinks() {
        String list = pactl("list", "short", "sinks");
        return sinks.stream().allMatch(list::contains);
    }

    /** Runs pactl and answers what it prints. */
    public String pactl(String... words) {
        List<String> command = new ArrayList<>(List.of("pactl"));
        command.addAll(List.of(words));
        try {
            Process run = process(command).redirectErrorStream(true).start();
            String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return said;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Adds a null sink. */
    public void plug(String sink) {
        pactl("load-module", "module-null-sink", "rate=48000", "channels=1", "sink_name=" + sink);
    }

    /** Takes a null sink away. */
    public void unplug(String sink) {
        for (String line : lines("modules")) {
            if (line.contains("sink_name=" + sink)) {
                pactl("unload-module", line.split("\t")[0]);
            }
        }
    }

    /** The sinks that something plays on, one entry for each stream. */
    public List<String> playing() {
        return streams("sink-inputs", "sinks");
    }

    /** The sources that something records from, one entry for each stream, our ears left out. */
    public List<String> recording() {
        List<String> all = new ArrayList<>(streams("source-outputs", "sources"));
        ears.stream()
                .filter(Process::isAlive)
                .map(ear -> ear.info().arguments().orElseThrow())
                .forEach(
                        arguments ->
                                Stream.of(arguments)
                                        .filter(word -> word.startsWith("--device="))
                                        .forEach(word -> all.remove(word.substring(9))));
        return all;
    }

    private List<String> streams(String kind, String devices) {
        List<String> named = lines(devices);
        return lines(kind).stream()
                .map(line -> line.split("\t")[1])
                .map(
                        index ->
                                named.stream()
                                        .map(line -> line.split("\t"))
                                        .filter(fields -> fields[0].equals(index))
                                        .map(fields -> fields[1])
                                        .findFirst()
                                        .orElse("?"))
                .toList();
    }

    private List<String> lines(String what) {
        return pactl("list", "short", what).lines().filter(line -> line.contains("\t")).toList();
    }

    /** Listens to what a sink plays until the server or the fixture ends. */
    public ToneEar ear(String sink) {
        var ear = new ToneEar();
        try {
            Process parec =
                    process(
                                    List.of(
                                            "parec",
                                            "--device=" + sink + ".monitor",
                                            "--format=s16le",
                                            "--rate=48000",
                                            "--channels=1",
                                            "--raw",
                                            "--latency-msec=10"))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            ears.add(parec);
            Thread.ofPlatform()
                    .daemon(true)
                    .name("ear-" + sink)
                    .start(() -> listen(parec.getInputStream(), ear));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return ear;
    }

    private static void listen(InputStream from, ToneEar ear) {
        byte[] bytes = new byte[960];
        short[] frame = new short[480];
        try {
            while (from.readNBytes(bytes, 0, bytes.length) == bytes.length) {
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(frame);
                ear.frame(frame);
            }
        } catch (IOException ended) {
            // the server or the fixture has ended
        }
    }

    /** Kills the server without a word. */
    public void kill() {
        daemon.destroyForcibly();
        join(daemon);
    }

    /** Starts it anew on the same socket. */
    public void restart() {
        try {
            daemon = launch();
            awaitReady();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Stops its process: it neither answers nor goes away. */
    public void freeze() {
        signal("-STOP");
    }

    /** Lets it go on. */
    public void thaw() {
        signal("-CONT");
    }

    private void signal(String which) {
        try {
            join(new ProcessBuilder("kill", which, Long.toString(daemon.pid())).start());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Processor time that the server has used so far, milliseconds. */
    public long cpuMillis() {
        return daemon.info().totalCpuDuration().orElseThrow().toMillis();
    }

    private static void join(Process process) {
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ears.forEach(Process::destroy);
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
