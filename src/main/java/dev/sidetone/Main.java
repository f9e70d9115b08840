package dev.sidetone;

import dev.sidetone.cli.Cli;
import dev.sidetone.wiring.programs.HouseholdPrograms;
import dev.sidetone.wiring.programs.QuietExit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the command line. */
public final class Main {
    private Main() {}

    /** The program's entry: {@code sidetone [verb] [options]}. */
    public static void main(String[] arguments) {
        Logger log = LoggerFactory.getLogger(Main.class);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, broken) -> log.error("Unexpected, on {}", thread.getName(), broken));
        QuietExit.with(Cli.run(arguments, new HouseholdPrograms(), System.out, System.err));
    }
}
