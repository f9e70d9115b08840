package dev.sidetone.testing;

import dev.sidetone.audio.FrameSink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.util.function.Supplier;
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
    private final List<Process> mouths = new ArrayList<>();
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

    /**
     * Adds a ruler: what is played on the sink {@code mouth} can be recorded from the source {@code
     * microphone}, and {@code ruler.monitor} has that on its first channel and what is played on
     * the sink {@code ear} on its second, by one clock.
     */
    public void plugRuler() {
        String stereo = "channels=2 channel_map=front-left,front-right rate=48000";
        load("module-null-sink sink_name=ruler " + stereo);
        String left = " channels=1 channel_map=mono remix=no master_channel_map=front-left";
        String right = " channels=1 channel_map=mono remix=no master_channel_map=front-right";
        load("module-remap-sink sink_name=mouth master=ruler" + left);
        load("module-remap-sink sink_name=ear master=ruler" + right);
        load("module-remap-source source_name=microphone master=ruler.monitor" + left);
    }

    private void load(String module) {
        List<String> words = new ArrayList<>(List.of("load-module"));
        words.addAll(List.of(module.split(" ")));
        pactl(words.toArray(new String[0]));
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
        record(sink + ".monitor", 1, ear);
        return ear;
    }

    /** Records a source of one or more channels: 10 ms at a time, the channels interleaved. */
    public void record(String source, int channels, FrameSink to) {
        Process parec = sound("parec", source, channels, 10);
        ears.add(parec);
        Thread.ofPlatform()
                .daemon(true)
                .name("ear-" + source)
                .start(() -> listen(parec.getInputStream(), new short[480 * channels], to));
    }

    private static void listen(InputStream from, short[] frame, FrameSink to) {
        byte[] bytes = new byte[2 * frame.length];
        try {
            while (from.readNBytes(bytes, 0, bytes.length) == bytes.length) {
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(frame);
                to.frame(frame);
            }
        } catch (IOException ended) {
            // the server or the fixture has ended
        }
    }

    /** Plays on a sink until the server or the fixture ends. */
    public void say(String sink, Supplier<short[]> mouth) {
        Process pacat = sound("pacat", sink, 1, 50);
        mouths.add(pacat);
        Thread.ofPlatform()
                .daemon(true)
                .name("mouth-" + sink)
                .start(() -> speak(pacat.getOutputStream(), mouth));
    }

    private static void speak(OutputStream to, Supplier<short[]> mouth) {
        ByteBuffer bytes = ByteBuffer.allocate(960).order(ByteOrder.LITTLE_ENDIAN);
        try (to) {
            while (true) {
                bytes.asShortBuffer().put(mouth.get());
                to.write(bytes.array());
                to.flush();
            }
        } catch (IOException ended) {
            // the server or the fixture has ended
        }
    }

    private Process sound(String program, String device, int channels, int millis) {
        try {
            return process(
                            List.of(
                                    program,
                                    "--device=" + device,
                                    "--format=s16le",
                                    "--rate=48000",
                                    "--channels=" + channels,
                                    "--raw",
                                    "--latency-msec=" + millis))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
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
        mouths.forEach(Process::destroy);
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
