package dev.sidetone.wiring.bench;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where measured phones play: a data folder, a display and a sound server, each of its own where
 * the machine has the programs for it.
 */
final class Stage implements AutoCloseable {
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> reasons = new ArrayList<>();
    private @Nullable SoundLab sound;
    private @Nullable Process screen;
    private boolean display;

    private Stage(Path folder) {
        this.folder = folder;
    }

    static Stage set(Path folder) throws InterruptedException {
        Stage stage = new Stage(folder);
        stage.openSound();
        stage.openDisplay();
        if (!ProcessFigures.available()) {
            stage.reasons.add("memory and processor time (this system has no /proc)");
        }
        return stage;
    }

    private void openSound() throws InterruptedException {
        try {
            SoundLab lab = SoundLab.open(folder.resolve("sound"));
            sound = lab;
            environment.putAll(lab.environment());
        } catch (IOException missing) {
            reasons.add(
                    "latency, and calls with devices (no PulseAudio to start: " + missing + ")");
        }
    }

    private void openDisplay() {
        display =
                System.getenv("DISPLAY") != null || !"Linux".equals(System.getProperty("os.name"));
        if (display) {
            return;
        }
        try {
            Process server =
                    new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            screen = server;
            var lines =
                    new BufferedReader(
                            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
            String number = lines.readLine();
            if (number == null) {
                reasons.add("the window (Xvfb did not start)");
            } else {
                environment.put("DISPLAY", ":" + number);
                display = true;
            }
        } catch (IOException missing) {
            reasons.add("the window (no DISPLAY, and no Xvfb to start)");
        }
    }

    /** What cannot be measured here, and why. */
    List<String> reasons() {
        return reasons;
    }

    boolean hasSound() {
        return sound != null;
    }

    boolean hasDisplay() {
        return display;
    }

    SoundLab sound() {
        SoundLab lab = sound;
        if (lab == null) {
            throw new IllegalStateException("there is no sound here");
        }
        return lab;
    }

    /** A phone that is told what to do; usable on return. */
    DrivenProcess phone(String identity, boolean window) throws IOException, InterruptedException {
        DrivenProcess phone =
                program("--identity", identity, "--driven", window ? "window" : "alone");
        phone.awaitLine("usable");
        return phone;
    }

    /** The program on this stage; its data folder is added to its words. */
    DrivenProcess program(String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--data", folder.resolve("data").toString()));
        return DrivenProcess.start(environment, line);
    }

    @Override
    public void close() {
        if (sound != null) {
            sound.close();
        }
        if (screen != null) {
            screen.destroy();
            DrivenProcess.awaitEnd(screen);
        }
    }
}
