package dev.sidetone.testing.chromium;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.testing.Needs;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium of the distribution with a profile of its own, so that it knows nothing of
 * the user's browser. Needs no driver: it is spoken to on the port it opens for its developer
 * tools. Its microphone is a beep, and no permission is asked for it. Closing ends all its
 * processes.
 */
public final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> FLAGS =
            List.of(
                    "--headless=new",
                    "--remote-debugging-port=0",
                    "--no-first-run",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-sync",
                    "--disable-breakpad",
                    "--disable-extensions",
                    "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-background-timer-throttling",
                    "--disable-backgrounding-occluded-windows",
                    "--disable-renderer-backgrounding",
                    "--use-fake-ui-for-media-stream",
                    "--use-fake-device-for-media-stream",
                    "--autoplay-policy=no-user-gesture-required");

    private final Path profile;
    private final Process process;
    private final Thread last = new Thread(() -> kill(processes()), "last of Chromium");
    private final DevTools tools;

    private Chromium(Path profile, Process process) {
        this.profile = profile;
        this.process = process;
        Runtime.getRuntime().addShutdownHook(last);
        try {
            tools = new DevTools(address());
        } catch (RuntimeException | AssertionError broken) {
            end(processes());
            throw broken;
        }
    }

    /** Skips the test, or fails it, where no Chromium is installed. */
    public static void needed() {
        Needs.that(program() != null, "Chromium (apt-get install chromium)");
    }

    private static @Nullable Path program() {
        for (String folder : System.getenv("PATH").split(":")) {
            for (String name : NAMES) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program)) {
                    return program;
                }
            }
        }
        return null;
    }

    /** Starts one with more flags of its own; the test is skipped where none is installed. */
    public static Chromium start(String... flags) {
        needed();
        try {
            Path profile = Files.createTempDirectory("sidetone-chromium");
            List<String> command = new ArrayList<>(List.of(String.valueOf(program())));
            command.addAll(FLAGS);
            command.addAll(List.of(flags));
            command.add("--user-data-dir=" + profile);
            if (System.getProperty("user.name").equals("root")) {
                command.add("--no-sandbox");
            }
            command.add("about:blank");
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(profile.resolve("log").toFile());
            builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
            return new Chromium(profile, builder.start());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Where it listens is in a file of its profile, soon after its start. */
    private String address() {
        Path port = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (process.isAlive() && System.nanoTime() < end) {
                List<String> lines = Files.exists(port) ? Files.readAllLines(port) : List.of();
                if (lines.size() > 1) {
                    return "ws://127.0.0.1:" + lines.get(0) + lines.get(1);
                }
                if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
            throw new AssertionError("No Chromium:\n" + Files.readString(profile.resolve("log")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }

    /** A new page that shows this address, once it is loaded. */
    public Page open(String url) {
        return open(url, "");
    }

    /**
     * A new page that shows this address, once it is loaded.
     *
     * @param before a script that runs in it before any of its own
     */
    public Page open(String url, String before) {
        // in a window of its own it is never in the background
        ObjectNode blank = DevTools.JSON.createObjectNode().put("url", "about:blank");
        String target = browser("Target.createTarget", blank.put("newWindow", true), "targetId");
        ObjectNode flat = DevTools.JSON.createObjectNode().put("targetId", target);
        String session =
                browser("Target.attachToTarget", flat.deepCopy().put("flatten", true), "sessionId");
        var page = new Page(tools, session, target);
        page.begin(before);
        page.show(url);
        return page;
    }

    private String browser(String method, ObjectNode params, String wanted) {
        return tools.ask("", method, params, PATIENCE).path(wanted).asText();
    }

    @Override
    public void close() {
        // some outlive the one that started them for a moment
        List<ProcessHandle> all = processes();
        try {
            tools.ask("", "Browser.close", DevTools.JSON.createObjectNode(), PATIENCE);
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (AssertionError gone) {
            // then there is nothing to ask
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        tools.close();
        end(all);
    }

    private void end(List<ProcessHandle> all) {
        kill(all);
        try {
            Runtime.getRuntime().removeShutdownHook(last);
        } catch (IllegalStateException already) {
            // everything ends
        }
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException busy) {
            // it is in the folder for temporary things
        }
    }

    private static void kill(List<ProcessHandle> all) {
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle one : all) {
            one.onExit().orTimeout(5, TimeUnit.SECONDS).exceptionally(slow -> one).join();
        }
    }

    /** All its processes that live. */
    List<ProcessHandle> processes() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .filter(ProcessHandle::isAlive)
                .toList();
    }
}
