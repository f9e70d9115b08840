package dev.sidetone;

import dev.sidetone.cli.Cli;
import dev.sidetone.wiring.programs.HouseholdPrograms;
import dev.sidetone.wiring.programs.QuietExit;

/** Starts the command line. */
public final class Main {
    private Main() {}

    /** The program's entry: {@code sidetone [verb] [options]}. */
    public static void main(String[] arguments) {
        QuietExit.with(Cli.run(arguments, new HouseholdPrograms(), System.out, System.err));
    }
}
