package dev.sidetone.wiring;

import dev.sidetone.audio.ClickLatency;
import dev.sidetone.testing.PrivatePulse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * Measures a call between two phones in two processes on null sinks: mouth to ear by clicks, and
 * processor time of phones and sound server. Not a test: {@code java … SoundPathFigures [seconds]}.
 */
public final class SoundPathFigures {
    private static final int MOST_MILLIS = 400;

    private SoundPathFigures() {}

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 70;
        boolean ruler = args.length < 2 || !args[1].equals("cpu");
        Path data = Files.createTempDirectory("figures");
        try (PrivatePulse pulse = PrivatePulse.start("silent", "other", "lips", "tongue")) {
            pulse.plugRuler();
            pulse.say("mouth", ClickLatency.clicks());
            pulse.say("tongue", () -> new short[480]);
            pulse.say("lips", ClickLatency.clicks());
            TimeUnit.SECONDS.sleep(3);
            double idle = share(pulse, 5);
            List<Process> phones = new ArrayList<>();
            phones.add(
                    phone(pulse, data, "bob", ruler ? "ear" : "other", "tongue.monitor", seconds));
            TimeUnit.SECONDS.sleep(4);
            var recording = new ByteArrayOutputStream();
            if (ruler) {
                pulse.record("ruler.monitor", 2, frame -> keep(recording, frame));
            }
            phones.add(
                    phone(
                            pulse,
                            data,
                            "alice",
                            "silent",
                            ruler ? "microphone" : "lips.monitor",
                            seconds,
                            "bob"));
            TimeUnit.SECONDS.sleep(15);
            System.out.printf(
                    "sound server %.1f %% more than %.1f %%%n",
                    share(pulse, seconds - 20) - idle, idle);
            for (Process phone : phones) {
                phone.waitFor(30, TimeUnit.SECONDS);
            }
            if (ruler) {
                report(recording);
            }
        }
        System.exit(0);
    }

    private static Process phone(
            PrivatePulse pulse,
            Path data,
            String name,
            String output,
            String input,
            int seconds,
            String... callee)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LonePhone.class.getName(),
                                pulse.address(),
                                data.toString(),
                                name,
                                output,
                                input,
                                Integer.toString(seconds)));
        command.addAll(List.of(callee));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread.ofPlatform()
                .daemon(true)
                .start(
                        () ->
                                process.inputReader()
                                        .lines()
                                        .forEach(line -> System.out.println(name + ": " + line)));
        return process;
    }

    private static double share(PrivatePulse pulse, int seconds) throws InterruptedException {
        long before = pulse.cpuMillis();
        TimeUnit.SECONDS.sleep(seconds);
        return (pulse.cpuMillis() - before) / 10.0 / seconds;
    }

    private static synchronized void keep(ByteArrayOutputStream recording, short[] frame) {
        for (short sample : frame) {
            recording.write(sample);
            recording.write(sample >> 8);
        }
    }

    private static synchronized void report(ByteArrayOutputStream recording) {
        byte[] bytes = recording.toByteArray();
        short[] said = new short[bytes.length / 4];
        short[] heard = new short[said.length];
        for (int i = 0; i < said.length; i++) {
            said[i] = (short) (bytes[4 * i] & 0xff | bytes[4 * i + 1] << 8);
            heard[i] = (short) (bytes[4 * i + 2] & 0xff | bytes[4 * i + 3] << 8);
        }
        List<ClickLatency.Delay> delays = ClickLatency.delays(said, heard, MOST_MILLIS);
        System.out.printf("%d clicks said, %d heard%n", ClickLatency.count(said), delays.size());
        if (delays.isEmpty()) {
            return;
        }
        double first = delays.getFirst().second();
        show("first 5 s", delays, first, first + 5);
        for (double from = first + 5; from < delays.getLast().second() - 5; from += 10) {
            show("from %.0f s".formatted(from - first), delays, from, from + 10);
        }
        System.out.println(
                Arrays.toString(
                        delays.stream()
                                .limit(40)
                                .mapToLong(d -> Math.round(d.millis()))
                                .toArray()));
    }

    private static void show(String name, List<ClickLatency.Delay> delays, double from, double to) {
        OptionalDouble median = ClickLatency.median(delays, from, to);
        double[] all =
                delays.stream()
                        .filter(delay -> delay.second() >= from && delay.second() < to)
                        .mapToDouble(ClickLatency.Delay::millis)
                        .sorted()
                        .toArray();
        if (median.isPresent()) {
            System.out.printf(
                    "%s: median %.1f ms (%.1f to %.1f), %d clicks%n",
                    name, median.getAsDouble(), all[0], all[all.length - 1], all.length);
        }
    }
}
