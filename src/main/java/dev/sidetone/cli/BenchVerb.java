package dev.sidetone.cli;

import dev.sidetone.verbs.Programs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code sidetone bench}. */
@Command(
        name = "bench",
        description = {
            "Measures call set-up, what 200 calls leave behind, start, memory, processor time and"
                    + " latency on this machine, and what the server stands. Takes about five"
                    + " minutes.",
            "Devices are a sound server of its own (pulseaudio), the window opens on DISPLAY or"
                    + " Xvfb; what is missing for a figure is named."
        },
        footer = {"", "Example:", "  sidetone bench setup latency"},
        mixinStandardHelpOptions = true)
final class BenchVerb implements Callable<Integer> {
    private final Programs programs;
    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = "--calls",
            defaultValue = "50",
            paramLabel = "N",
            description = "calls of the set-up figure (default: ${DEFAULT-VALUE})")
    private int calls;

    @Option(names = "--json", description = "one JSON object a figure, and nothing else")
    private boolean json;

    @Parameters(
            paramLabel = "FIGURE",
            arity = "0..*",
            description = {
                "setup, calls, start, memory, cpu, latency, trace; of the server: endpoints,",
                "signaling (default: all)"
            })
    private Set<Programs.Figure> figures = Set.of();

    BenchVerb(Programs programs, PrintStream out, PrintStream err) {
        this.programs = programs;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        var output = TextOutput.of(json, out, err);
        if (calls < 1) {
            output.error(2, "--calls takes a number from 1, not " + calls + ".");
            return Cli.WRONG_WORDS;
        }
        return programs.bench(new Programs.Bench(calls, figures), output);
    }
}
