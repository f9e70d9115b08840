package dev.sidetone.cli;

import dev.sidetone.verbs.Programs;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code sidetone call}. */
@Command(
        name = "call",
        description = {
            "Places one call without a window.",
            "Exit code 0: it connected and ended normally. 1: it did not; the error says why.",
            "WAV files in: PCM, 8 to 48 kHz, mono or stereo. Out: 48 kHz 16-bit mono."
        },
        footer = {
            "",
            "Examples:",
            "  sidetone call --identity alice --to bob --play in.wav --record out.wav",
            "  sidetone call --to \"\" --record greeting.wav --hangup-after 10s"
        })
final class CallVerb extends ProgramVerb {
    @Option(
            names = "--identity",
            defaultValue = "alice",
            paramLabel = "NAME",
            description = "who calls (default: ${DEFAULT-VALUE})")
    private String identity = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "NAME",
            description = "who is called; empty for a greeting, echo to hear yourself")
    private String to = "";

    @Option(names = "--param", paramLabel = "K=V", description = "a custom parameter; repeatable")
    private Map<String, String> params = new LinkedHashMap<>();

    @Option(
            names = "--digits",
            defaultValue = "",
            paramLabel = "12#",
            description = "keys pressed once connected: 0-9 * # w (w waits half a second)")
    private String digits = "";

    @Option(
            names = "--hangup-after",
            converter = Durations.class,
            paramLabel = "10s",
            description = "hang up so long after connecting")
    private @Nullable Duration hangupAfter;

    @Mixin private final EndOptions end = new EndOptions();

    CallVerb(Programs programs, PrintStream out, PrintStream err) {
        super(programs, out, err);
    }

    @Override
    public Integer call() {
        var output = end.output(out, err);
        if (!digits.matches("[0-9*#w]*")) {
            output.error(2, "--digits takes 0-9 * # w, not '" + digits + "'.");
            return Cli.WRONG_WORDS;
        }
        return programs.call(
                new Programs.Call(end.of(identity), to, params, digits, hangupAfter), output);
    }
}
