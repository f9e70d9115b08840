package dev.sidetone.cli;

import dev.sidetone.verbs.Programs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.time.Duration;

/** {@code sidetone answer}. */
@Command(
        name = "answer",
        description = "Registers without a window and answers calls until it is ended.",
        footer = {"", "Example:", "  sidetone answer --identity bob --play hello.wav --once"})
final class AnswerVerb extends ProgramVerb {
    @Option(
            names = "--identity",
            defaultValue = "bob",
            paramLabel = "NAME",
            description = "who answers (default: ${DEFAULT-VALUE})")
    private String identity = "";

    @Option(
            names = "--after",
            converter = Durations.class,
            defaultValue = "0s",
            paramLabel = "2s",
            description = "let it ring so long first")
    private Duration after = Duration.ZERO;

    @Option(names = "--reject", description = "decline instead of answering")
    private boolean reject;

    @Option(names = "--once", description = "end after the first call")
    private boolean once;

    @Mixin private final EndOptions end = new EndOptions();

    AnswerVerb(Programs programs, PrintStream out, PrintStream err) {
        super(programs, out, err);
    }

    @Override
    public Integer call() {
        return programs.answer(
                new Programs.Answer(end.of(identity), after, reject, once), end.output(out, err));
    }
}
