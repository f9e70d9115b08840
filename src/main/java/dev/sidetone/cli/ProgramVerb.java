package dev.sidetone.cli;

import dev.sidetone.verbs.Programs;

import picocli.CommandLine.Command;

import java.io.PrintStream;
import java.util.concurrent.Callable;

/** A verb that runs one program. */
@Command(mixinStandardHelpOptions = true)
abstract class ProgramVerb implements Callable<Integer> {
    final Programs programs;
    final PrintStream out;
    final PrintStream err;

    ProgramVerb(Programs programs, PrintStream out, PrintStream err) {
        this.programs = programs;
        this.out = out;
        this.err = err;
    }
}
