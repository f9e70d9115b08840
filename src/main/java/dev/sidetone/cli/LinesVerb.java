package dev.sidetone.cli;

import dev.sidetone.verbs.Programs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintStream;

/** {@code sidetone lines}. */
@Command(
        name = "lines",
        description = "Lists the names and numbers that the voice server itself answers.",
        footer = {"", "Example:", "  sidetone lines --json"})
final class LinesVerb extends ProgramVerb {
    @Option(names = "--json", description = "one JSON object for each line")
    private boolean json;

    LinesVerb(Programs programs, PrintStream out, PrintStream err) {
        super(programs, out, err);
    }

    @Override
    public Integer call() {
        return programs.lines(TextOutput.of(json, out, err));
    }
}
