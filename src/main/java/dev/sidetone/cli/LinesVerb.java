package dev.sidetone.cli;

import dev.sidetone.verbs.Programs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.util.concurrent.Callable;

/** {@code sidetone lines}. */
@Command(
        name = "lines",
        description = "Lists the names and numbers that the voice server itself answers.",
        footer = {"", "Example:", "  sidetone lines --json"},
        mixinStandardHelpOptions = true)
final class LinesVerb implements Callable<Integer> {
    private final Programs programs;
    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--json", description = "one JSON object for each line")
    private boolean json;

    LinesVerb(Programs programs, PrintStream out, PrintStream err) {
        this.programs = programs;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        return programs.lines(TextOutput.of(json, out, err));
    }
}
