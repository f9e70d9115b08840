package dev.sidetone.cli;

import dev.sidetone.verbs.Programs;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/** {@code sidetone answer}. */
@Command(
        name = "answer",
        description = "Registers without a window and answers calls until it is ended.",
        footer = {"", "Example:", "  sidetone answer --identity bob --play hello.wav --once"},
        mixinStandardHelpOptions = true)
final class AnswerVerb implements Callable<Integer> {
    private final Programs programs;
    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = "--identity",
            defaultValue = "bob",
            paramLabel = "NAME",
            description = "who answers (default: ${DEFAULT-VALUE})")
    private String identity = "";

    @Option(
            names = "--server",
            converter = Addresses.class,
            paramLabel = "URL",
            description = "the voice server (default: the household's)")
    private @Nullable URI server;

    @Option(names = "--data", paramLabel = "DIR", description = "the data folder")
    private @Nullable Path data;

    @Option(names = "--play", paramLabel = "IN.WAV", description = "what is said")
    private @Nullable Path play;

    @Option(names = "--record", paramLabel = "OUT.WAV", description = "where what is heard goes")
    private @Nullable Path record;

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

    @Option(names = "--json", description = "one JSON object for each event")
    private boolean json;

    AnswerVerb(Programs programs, PrintStream out, PrintStream err) {
        this.programs = programs;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        return programs.answer(
                new Programs.Answer(identity, server, data, play, record, after, reject, once),
                TextOutput.of(json, out, err));
    }
}
