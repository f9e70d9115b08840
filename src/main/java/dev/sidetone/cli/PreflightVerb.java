package dev.sidetone.cli;

import dev.sidetone.verbs.Programs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.time.Duration;

/** {@code sidetone preflight}. */
@Command(
        name = "preflight",
        description = {
            "Tries the network to the voice server: calls its echo and watches the call.",
            "Exit code 0: the report is complete. 1: it is not; the error says why."
        },
        footer = {
            "",
            "Examples:",
            "  sidetone preflight --for 20s",
            "  sidetone preflight --server https://127.0.0.1:3443 --json"
        })
final class PreflightVerb extends ProgramVerb {
    @Option(
            names = "--identity",
            defaultValue = "alice",
            paramLabel = "NAME",
            description = "who tries it (default: ${DEFAULT-VALUE})")
    private String identity = "";

    @Option(
            names = "--for",
            converter = Durations.class,
            defaultValue = "10s",
            paramLabel = "10s",
            description = "how long, once connected (default: ${DEFAULT-VALUE})")
    private Duration duration = Duration.ZERO;

    @Mixin private final EndOptions end = new EndOptions();

    PreflightVerb(Programs programs, PrintStream out, PrintStream err) {
        super(programs, out, err);
    }

    @Override
    public Integer call() {
        return programs.preflight(
                new Programs.Preflight(end.of(identity), duration), end.output(out, err));
    }
}
