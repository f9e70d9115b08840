package dev.sidetone.wiring;

import dev.sidetone.verbs.Programs;
import java.io.IOException;

/** {@code sidetone bench}. */
final class Measurement {
    private final Programs.Bench options;
    private final Programs.Output output;

    Measurement(Programs.Bench options, Programs.Output output) {
        this.options = options;
        this.output = output;
    }

    int run() throws IOException, InterruptedException {
        return new SetUpBench(options.calls(), options.data(), output).run();
    }
}
