package dev.sidetone.wiring.bench;

import dev.sidetone.store.DataFolder;
import dev.sidetone.verbs.Programs;
import dev.sidetone.verbs.Programs.Figure;
import dev.sidetone.wiring.Household;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code sidetone bench}: measures what was asked for, or everything. What this machine cannot
 * measure is named with the reason.
 */
public final class Measurements {
    private final Programs.Bench options;
    private final Programs.Output output;

    /** What to measure, and who is told. */
    public Measurements(Programs.Bench options, Programs.Output output) {
        this.options = options;
        this.output = output;
    }

    /** Measures; 0 when something was measured. */
    public int run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("sidetone-bench");
        try {
            if (wanted(Figure.TRACE)) {
                trace();
            }
            inProcess(folder.resolve("calls"));
            inProcessesOfTheirOwn(folder);
            cloud(folder.resolve("cloud"));
        } finally {
            delete(folder);
        }
        return 0;
    }

    private boolean wanted(Figure figure) {
        return options.figures().isEmpty() || options.figures().contains(figure);
    }

    private void trace() {
        TraceCost cost = new TraceCost().measure();
        output.event(
                "trace",
                Map.of("nanos", cost.nanos().facts(), "bytes", cost.bytes().facts()),
                "an event of the trace: median "
                        + cost.nanos().text("ns")
                        + ", "
                        + cost.bytes().text("bytes"));
    }

    private void inProcess(Path data) throws IOException, InterruptedException {
        if (!wanted(Figure.SETUP) && !wanted(Figure.CALLS)) {
            return;
        }
        try (Household household = Household.open(DataFolder.open(data))) {
            SetUp setUp = new SetUp(household, output);
            if (wanted(Figure.SETUP)) {
                setUp.measure(SetUp.Way.PUSH, options.calls());
                setUp.measure(SetUp.Way.SOCKET, options.calls());
            }
            if (wanted(Figure.CALLS)) {
                setUp.growth();
            }
        }
    }

    private void inProcessesOfTheirOwn(Path folder) throws IOException, InterruptedException {
        if (Stream.of(Figure.START, Figure.MEMORY, Figure.CPU, Figure.LATENCY)
                .noneMatch(this::wanted)) {
            return;
        }
        try (Stage stage = Stage.set(folder)) {
            stage.reasons().forEach(this::notMeasured);
            PhoneFigures figures = new PhoneFigures(stage, output);
            if (wanted(Figure.START) && stage.hasDisplay()) {
                figures.start();
            }
            if (wanted(Figure.MEMORY) && ProcessFigures.available()) {
                figures.headlessMemory();
            }
            if ((wanted(Figure.MEMORY) || wanted(Figure.CPU)) && ProcessFigures.available()) {
                figures.inACall();
            }
            if (wanted(Figure.LATENCY) && stage.hasSound()) {
                figures.mouthToEar();
            }
        }
    }

    private void cloud(Path data) throws IOException, InterruptedException {
        if (!ProcessFigures.available()
                || Stream.of(Figure.ENDPOINTS, Figure.SIGNALING).noneMatch(this::wanted)) {
            return;
        }
        try (CloudFigures figures = new CloudFigures(data, output)) {
            if (wanted(Figure.ENDPOINTS)) {
                figures.endpoints();
            }
            if (wanted(Figure.SIGNALING)) {
                figures.setUps();
            }
        }
    }

    private void notMeasured(String what) {
        output.event("skipped", Map.of("text", what), "not measured: " + what);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }
}
