package dev.sidetone.cli;

import dev.sidetone.verbs.Programs;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code sidetone}: the window, and the verbs under it. */
@Command(
        name = "sidetone",
        description =
                "A softphone that emulates the CallKit experience. Without a verb: the window.",
        footer = {
            "",
            "Examples:",
            "  sidetone --identity alice --number +15550101",
            "  sidetone tel:+15550101"
        },
        mixinStandardHelpOptions = true,
        version = "sidetone 0.1.0",
        synopsisSubcommandLabel = "[serve | lines | call | answer | preflight | token | bench]")
public final class Cli implements Callable<Integer> {
    /** Wrong command line. */
    static final int WRONG_WORDS = 2;

    private final Programs programs;
    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = "--identity",
            paramLabel = "NAME",
            description = "who this phone is; the first free name of alice, bob, carol… otherwise")
    private @Nullable String identity;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the data folder; the platform's usual place otherwise")
    private @Nullable Path data;

    @Option(
            names = "--number",
            paramLabel = "+15550101",
            description = {
                "an own number of the phone's account: others call it, and see who calls;",
                "more of them are aliases; none: it gives its numbers back"
            })
    private @Nullable List<String> numbers;

    @Parameters(
            arity = "0..1",
            paramLabel = "LINK",
            description = "tel: or sidetone: and whom to fill into the field")
    private @Nullable String link;

    @Option(names = "--driven", hidden = true, defaultValue = "NOT")
    private Programs.Driven driven = Programs.Driven.NOT;

    @Spec private CommandSpec spec = CommandSpec.create();

    private Cli(Programs programs, PrintStream out, PrintStream err) {
        this.programs = programs;
        this.out = out;
        this.err = err;
    }

    /** Runs a command line; answers the exit code. */
    public static int run(String[] arguments, Programs programs, PrintStream out, PrintStream err) {
        Cli top = new Cli(programs, out, err);
        CommandLine line = new CommandLine(top);
        line.addSubcommand(new ServeVerb(programs, out, err));
        line.addSubcommand(new LinesVerb(programs, out, err));
        line.addSubcommand(new CallVerb(programs, out, err));
        line.addSubcommand(new AnswerVerb(programs, out, err));
        line.addSubcommand(new PreflightVerb(programs, out, err));
        line.addSubcommand(TokenVerb.of(programs, out, err));
        line.addSubcommand(new BenchVerb(programs, out, err));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        line.setExitCodeExceptionMapper(failure -> 1);
        line.setParameterExceptionHandler(
                (wrong, words) -> {
                    CommandLine at = wrong.getCommandLine();
                    err.println("sidetone: " + wrong.getMessage());
                    err.println("Try: " + at.getCommandSpec().qualifiedName() + " --help");
                    return WRONG_WORDS;
                });
        line.setExecutionExceptionHandler(
                (broken, at, result) -> {
                    err.println("sidetone: " + broken.getMessage());
                    return 1;
                });
        return line.execute(arguments);
    }

    @Override
    public Integer call() {
        if (link != null && link.indexOf(':') < 0) {
            throw new ParameterException(spec.commandLine(), "there is no verb '" + link + "'");
        }
        return programs.window(
                new Programs.Window(identity, data, driven, own(), link),
                TextOutput.of(false, out, err));
    }

    private @Nullable List<String> own() {
        return List.of("none").equals(numbers) ? List.of() : numbers;
    }
}
