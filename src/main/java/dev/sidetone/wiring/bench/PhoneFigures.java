package dev.sidetone.wiring.bench;

import dev.sidetone.audio.ClickLatency;
import dev.sidetone.verbs.Programs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures of whole phones in processes of their own. */
final class PhoneFigures {
    private static final int STARTS = 5;
    private static final int SETTLE_SECONDS = 4;
    private static final int SAMPLES = 5;
    private static final int SAMPLE_SECONDS = 4;
    private static final int CLICK_SECONDS = 5;
    private static final int LATEST_MILLIS = 400;

    private final Stage stage;
    private final Programs.Output output;

    PhoneFigures(Stage stage, Programs.Output output) {
        this.stage = stage;
        this.output = output;
    }

    /** From the start of the process to a drawn window of a phone that can be called. */
    void start() throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i <= STARTS; i++) {
            try (DrivenProcess phone = stage.program("--identity", "start", "--driven", "window")) {
                millis.add(phone.awaitLine("usable"));
            }
        }
        Series later = new Series(millis.subList(1, millis.size()));
        say(
                "start",
                later.facts(),
                "start to usable window: first %.0f ms; then median %s",
                millis.getFirst(),
                later.text("ms"));
    }

    /** Memory of a headless endpoint. */
    void headlessMemory() throws IOException, InterruptedException {
        try (DrivenProcess call =
                stage.program(
                        "call",
                        "--identity",
                        "headless",
                        "--to",
                        "echo",
                        "--hangup-after",
                        SETTLE_SECONDS + SAMPLES + 1 + "s")) {
            call.awaitLine("connected");
            Thread.sleep(SETTLE_SECONDS * 1_000L);
            List<Double> megabytes = new ArrayList<>();
            for (int i = 0; i < SAMPLES; i++) {
                megabytes.add(call.figures().pss() / 1024.0);
                Thread.sleep(1_000);
            }
            report("memory", "memory in a call, headless", megabytes, "MB");
            call.awaitLine("");
        }
    }

    /** Memory and processor time of two phones that talk, and of the sound server between them. */
    void inACall() throws IOException, InterruptedException {
        try (DrivenProcess callee = stage.phone("callee", false)) {
            pair("without window", false, callee);
            if (stage.hasDisplay()) {
                pair("with window", true, callee);
            }
        }
    }

    private void pair(String kind, boolean window, DrivenProcess callee)
            throws IOException, InterruptedException {
        try (DrivenProcess caller = stage.phone(window ? "windowed" : "caller", window)) {
            connect(caller, callee);
            Thread.sleep(SETTLE_SECONDS * 1_000L);
            List<Double> phone = new ArrayList<>();
            List<Double> server = new ArrayList<>();
            List<Double> megabytes = new ArrayList<>();
            for (int i = 0; i < SAMPLES; i++) {
                sample(caller, phone, server);
                megabytes.add(caller.figures().pss() / 1024.0);
            }
            report("cpu", "processor in a call, phone " + kind, phone, "% of a core");
            if (stage.hasSound()) {
                report("cpu", "the sound server for both", server, "% of a core");
            }
            report("memory", "memory in a call, phone " + kind, megabytes, "MB");
            caller.tell("end");
            callee.awaitLine("ended");
        }
    }

    /** Shares of a core over some seconds. */
    private void sample(DrivenProcess caller, List<Double> phone, List<Double> server)
            throws IOException, InterruptedException {
        double phoneBefore = caller.figures().processorSeconds();
        double serverBefore = stage.hasSound() ? stage.sound().figures().processorSeconds() : 0;
        long start = System.nanoTime();
        Thread.sleep(SAMPLE_SECONDS * 1_000L);
        double percent = 100 / ((System.nanoTime() - start) / 1e9);
        phone.add((caller.figures().processorSeconds() - phoneBefore) * percent);
        if (stage.hasSound()) {
            server.add((stage.sound().figures().processorSeconds() - serverBefore) * percent);
        }
    }

    /** The caller speaks through the mouth, the callee hears by the ear. */
    private void connect(DrivenProcess caller, DrivenProcess callee)
            throws IOException, InterruptedException {
        if (stage.hasSound()) {
            caller.tell("route microphone " + SoundLab.MOUTH);
            caller.tell("route receiver " + SoundLab.OTHER_EAR);
            caller.tell("live");
            callee.tell("route receiver " + SoundLab.EAR);
        }
        caller.tell("dial callee");
        callee.awaitLine("connected");
        caller.awaitLine("connected");
    }

    /** Mouth to ear: clicks in the first five seconds of a call, and after a minute. */
    void mouthToEar() throws IOException, InterruptedException {
        try (DrivenProcess callee = stage.phone("callee", false);
                DrivenProcess caller = stage.phone("caller", false)) {
            connect(caller, callee);
            clicks("first 5 s");
            Thread.sleep(55_000);
            clicks("after 60 s");
            caller.tell("end");
            callee.awaitLine("ended");
        }
    }

    private void clicks(String when) throws IOException, InterruptedException {
        SoundLab.Heard heard = stage.sound().clicks(CLICK_SECONDS);
        List<Double> millis =
                ClickLatency.delays(heard.said(), heard.heard(), LATEST_MILLIS).stream()
                        .map(ClickLatency.Delay::millis)
                        .toList();
        if (millis.isEmpty()) {
            throw new IOException("None of the clicks came through the call.");
        }
        Series series = new Series(millis);
        say(
                "latency",
                series.facts(),
                "mouth to ear with processing, %s: median %s, %d clicks",
                when,
                series.text("ms"),
                millis.size());
    }

    private void report(String name, String what, List<Double> values, String unit) {
        Series series = new Series(values);
        Map<String, Object> facts = new LinkedHashMap<>(Map.of("what", what));
        facts.putAll(series.facts());
        say(name, facts, "%s: median %s", what, series.exactly(unit));
    }

    private void say(String name, Map<String, Object> facts, String format, Object... values) {
        output.event(name, facts, String.format(Locale.ROOT, format, values));
    }
}
