package dev.sidetone.wiring.bench;

import dev.sidetone.audio.ClickLatency;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A sound server of its own, so that nobody's ears and nobody's devices are needed. Its one sink
 * has two channels: what is played into the left one is the microphone {@code mouth}, and the
 * loudspeaker {@code ear} plays into the right one. A recording of the sink shows both by one
 * clock.
 */
final class SoundLab implements AutoCloseable {
    static final String MOUTH = "mouth";
    static final String EAR = "ear";
    static final String OTHER_EAR = "other";
    private static final String RULER = "ruler";

    private final Path folder;
    private final Process server;

    private SoundLab(Path folder, Process server) {
        this.folder = folder;
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @throws IOException where PulseAudio is not installed or does not start
     */
    static SoundLab open(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<String> words = new ArrayList<>(List.of("pulseaudio", "-n", "--use-pid-file=no"));
        words.add("--exit-idle-time=-1");
        for (String module :
                List.of(
                        "module-native-protocol-unix auth-anonymous=1 socket=" + socket(folder),
                        "module-null-sink rate=48000 channels=2 sink_name=" + RULER,
                        "module-null-sink rate=48000 channels=1 sink_name=" + OTHER_EAR,
                        "module-remap-source channels=1 channel_map=mono remix=no"
                                + " master_channel_map=front-left master="
                                + monitor(RULER)
                                + " source_name="
                                + MOUTH,
                        "module-remap-sink channels=1 channel_map=mono remix=no"
                                + " master_channel_map=front-right master="
                                + RULER
                                + " sink_name="
                                + EAR)) {
            words.add("-L");
            words.add(module);
        }
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        builder.environment().put("HOME", folder.toString());
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        SoundLab lab = new SoundLab(folder, builder.start());
        for (int i = 0; i < 50 && !Files.exists(socket(folder)); i++) {
            if (lab.server.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IOException("pulseaudio did not start; it said: " + lab.log());
            }
        }
        return lab;
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log")).lines().findFirst().orElse("nothing");
    }

    private static Path socket(Path folder) {
        return folder.resolve("native");
    }

    private static String monitor(String sink) {
        return sink + ".monitor";
    }

    /** What a program needs to use this server. */
    Map<String, String> environment() {
        return Map.of("PULSE_SERVER", "unix:" + socket(folder));
    }

    /** What the server costs. */
    ProcessFigures figures() {
        return ProcessFigures.of(server.pid());
    }

    /** What was said into the mouth and what the ear heard, by one clock. 48 kHz. */
    record Heard(short[] said, short[] heard) {}

    /** Clicks for some seconds, and what becomes of them. */
    Heard clicks(int seconds) throws IOException, InterruptedException {
        byte[] stereo = playAndRecord(stereo(ClickLatency.clicks(), 100 * seconds));
        return new Heard(channel(stereo, 0), channel(stereo, 1));
    }

    /** Frames in the left channel, silence in the right one. */
    private static byte[] stereo(Supplier<short[]> frames, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * 480 * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            for (short sample : frames.get()) {
                bytes.putShort(sample).putShort((short) 0);
            }
        }
        return bytes.array();
    }

    private static short[] channel(byte[] stereo, int channel) {
        ByteBuffer bytes = ByteBuffer.wrap(stereo).order(ByteOrder.LITTLE_ENDIAN);
        short[] samples = new short[stereo.length / 4];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = bytes.getShort(4 * i + 2 * channel);
        }
        return samples;
    }

    private byte[] playAndRecord(byte[] stereo) throws IOException, InterruptedException {
        Path recording = folder.resolve("recording");
        Path sound = folder.resolve("sound");
        Files.write(sound, stereo);
        Process recorder =
                tool("parec", "--latency-msec=10", "--device=" + monitor(RULER))
                        .redirectOutput(recording.toFile())
                        .start();
        try {
            tool("pacat", "--playback", "--device=" + RULER)
                    .redirectInput(sound.toFile())
                    .start()
                    .waitFor();
        } finally {
            recorder.destroy();
            recorder.waitFor();
        }
        byte[] heard = Files.readAllBytes(recording);
        Files.delete(recording);
        Files.delete(sound);
        return heard;
    }

    private ProcessBuilder tool(String name, String... words) {
        List<String> all = new ArrayList<>(List.of(name));
        all.addAll(List.of(words));
        all.addAll(List.of("--raw", "--format=s16le", "--rate=48000", "--channels=2"));
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().putAll(environment());
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    @Override
    public void close() {
        server.destroy();
        DrivenProcess.awaitEnd(server);
    }
}
