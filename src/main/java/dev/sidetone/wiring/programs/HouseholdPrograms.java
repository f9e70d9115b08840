package dev.sidetone.wiring.programs;

import dev.sidetone.media.MediaUnavailable;
import dev.sidetone.media.webrtc.WebRtcEngine;
import dev.sidetone.server.ServerConfig;
import dev.sidetone.server.VoiceServer;
import dev.sidetone.server.script.Line;
import dev.sidetone.store.DataFolder;
import dev.sidetone.store.Lock;
import dev.sidetone.store.ServerRecord;
import dev.sidetone.system.dialing.CallLink;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.ui.Desk;
import dev.sidetone.ui.Windows;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.Programs;
import dev.sidetone.wiring.Household;
import dev.sidetone.wiring.HouseholdPhone;
import dev.sidetone.wiring.Once;
import dev.sidetone.wiring.bench.Measurements;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What the command line starts, put together. */
public final class HouseholdPrograms implements Programs {
    @Override
    public int window(Window options, Output output) {
        return guarded(
                output,
                () -> {
                    checkName(options.identity());
                    checkLink(options.link());
                    if (options.driven() != Driven.NOT) {
                        return new DrivenPhone(options, output).run(System.in);
                    }
                    if (!Display.present()) {
                        return new FirstCall(options, output).run();
                    }
                    Household household = Household.open(DataFolder.open(options.data()));
                    household.warmUp();
                    Ending.onSignal(household);
                    var over = new CountDownLatch(1);
                    HouseholdPhone phone = household.phone(options.identity());
                    if (options.numbers() != null) {
                        phone.setNumbers(options.numbers());
                    }
                    start(desk(household, over), phone);
                    if (options.link() != null) {
                        phone.perform(new Gesture.OpenLink(options.link()));
                    }
                    over.await();
                    household.close();
                    return 0;
                });
    }

    private static void checkLink(@Nullable String link) {
        if (link != null && CallLink.parse(link) instanceof CallLink.Refused refused) {
            throw new IllegalArgumentException(refused.reason());
        }
    }

    private static void checkName(@Nullable String identity) {
        String problem = identity == null ? null : VoiceServer.identityProblem(identity);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    private static void start(Desk desk, Phone phone) throws IOException {
        try {
            Windows.start(desk, phone);
        } catch (UnsupportedOperationException noDisplay) {
            throw new IOException(
                    "No window can be opened on the display "
                            + Display.name()
                            + ". Set DISPLAY to an X server that runs, or unset DISPLAY and"
                            + " WAYLAND_DISPLAY for a first call without a window.",
                    noDisplay);
        }
    }

    private static Desk desk(Household household, CountDownLatch over) {
        return new Desk() {
            @Override
            public Phone newPhone() {
                try {
                    return household.phone(null);
                } catch (IOException noServer) {
                    throw new UncheckedIOException(noServer);
                }
            }

            @Override
            public void allClosed() {
                over.countDown();
            }
        };
    }

    @Override
    public int serve(Serve options, Output output) {
        return guarded(
                output,
                () -> {
                    DataFolder folder = DataFolder.open(options.data());
                    Lock seat = Lock.tryTake(folder.folder("locks").resolve("server.lock"));
                    if (seat == null) {
                        ServerRecord there = ServerRecord.read(folder);
                        throw new IOException(
                                "A voice server already runs on the data folder "
                                        + folder.root()
                                        + (there == null
                                                ? ""
                                                : " ("
                                                        + there.url()
                                                        + ", process "
                                                        + there.pid()
                                                        + ")")
                                        + ". End it, or choose another folder with --data DIR.");
                    }
                    try (seat;
                            VoiceServer server = start(options, folder)) {
                        return serveUntilEnded(server, options.host(), folder, output);
                    }
                });
    }

    private static VoiceServer start(Serve options, DataFolder folder) throws IOException {
        ServerConfig config =
                ServerOptions.of(
                        options, folder.root(), System.getenv(), Path.of("").toAbsolutePath());
        return VoiceServer.start(
                config, new RealTime(), Randomness.secure(), new Once<>(WebRtcEngine::start));
    }

    @Override
    public int lines(Output output) {
        for (Line line : Line.values()) {
            output.event(
                    "line",
                    Map.of(
                            "name", line.dialled(),
                            "number", line.number(),
                            "purpose", line.purpose()),
                    String.format("%-14s%-14s%s", line.dialled(), line.number(), line.purpose()));
        }
        return 0;
    }

    private static int serveUntilEnded(
            VoiceServer server, String host, DataFolder folder, Output output)
            throws IOException, InterruptedException {
        ServerRecord here = ServerRecord.here(host, server.httpPort(), server.httpsPort());
        here.write(folder);
        var ended = new CountDownLatch(1);
        Ending.onSignal(ended::countDown);
        String http = here.url().toString();
        String https = here.secureUrl().toString();
        output.event(
                "listening",
                Map.of("http", http, "https", https),
                "listening " + http + " " + https);
        String console = http + VoiceServer.CONSOLE_PATH;
        output.event("console", Map.of("url", console), "console " + console);
        ended.await();
        return 0;
    }

    @Override
    public int call(Call options, Output output) {
        return guarded(output, () -> new HeadlessCall(options, output).run());
    }

    @Override
    public int answer(Answer options, Output output) {
        return guarded(output, () -> new HeadlessAnswer(options, output).run());
    }

    @Override
    public int preflight(Preflight options, Output output) {
        return guarded(output, () -> new HeadlessPreflight(options, output).run());
    }

    @Override
    public int inspect(Inspect options, Output output) {
        return guarded(output, () -> new TokenInspection(options, output).run());
    }

    @Override
    public int create(Create options, Output output) {
        return guarded(output, () -> TokenMint.run(options, output));
    }

    @Override
    public int bench(Bench options, Output output) {
        return guarded(output, () -> new Measurements(options, output).run());
    }

    private interface Program {
        int run() throws IOException, InterruptedException;
    }

    /** What a person did not expect becomes one line. */
    private static int guarded(Output output, Program program) {
        try {
            return program.run();
        } catch (Refused told) {
            output.error(told.code(), String.valueOf(told.getMessage()));
        } catch (IOException | DataFolder.UnusableFolder | MediaUnavailable told) {
            output.error(1, String.valueOf(told.getMessage()));
        } catch (IllegalArgumentException words) {
            output.error(2, String.valueOf(words.getMessage()));
            return 2;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }
}
