package dev.sidetone.cli;

import dev.sidetone.verbs.Programs;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code sidetone bench}. */
@Command(
        name = "bench",
        description = "Measures call set-up, memory and processor time on this machine.",
        footer = {"", "Example:", "  sidetone bench --calls 200"},
        mixinStandardHelpOptions = true)
final class BenchVerb implements Callable<Integer> {
    private final Programs programs;
    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = "--calls",
            defaultValue = "50",
            paramLabel = "N",
            description = "calls in a row (default: ${DEFAULT-VALUE})")
    private int calls;

    @Option(names = "--data", paramLabel = "DIR", description = "the data folder")
    private @Nullable Path data;

    BenchVerb(Programs programs, PrintStream out, PrintStream err) {
        this.programs = programs;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        var output = TextOutput.of(false, out, err);
        if (calls < 1) {
            output.error(2, "--calls takes a number from 1, not " + calls + ".");
            return Cli.WRONG_WORDS;
        }
        return programs.bench(new Programs.Bench(calls, data), output);
    }
}
