package dev.sidetone.cli;

import dev.sidetone.verbs.Programs;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code sidetone token}. */
@Command(
        name = "token",
        description = "Looks at access tokens, and makes them.",
        footer = {
            "",
            "Examples:",
            "  sidetone token inspect http://localhost:3000/accessToken",
            "  sidetone token create --identity alice"
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[inspect | create]")
final class TokenVerb implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    private TokenVerb() {}

    static CommandLine of(Programs programs, PrintStream out, PrintStream err) {
        return new CommandLine(new TokenVerb())
                .addSubcommand(new Inspect(programs, out, err))
                .addSubcommand(new Create(programs, out, err));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "token needs inspect or create");
    }

    /** Options of both. */
    static final class Sources {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "the data folder with the household's key; the usual one otherwise")
        private @Nullable Path data;

        @Option(
                names = "--env",
                paramLabel = "FILE",
                description = {
                    "a file with ACCOUNT_SID, API_KEY and API_KEY_SECRET, besides those of the",
                    "environment; secrets are never options"
                })
        private @Nullable Path env;

        @Option(names = "--json", description = "one JSON object a line, and nothing else")
        private boolean json;

        private Programs.Keys keys() {
            return new Programs.Keys(data, env);
        }
    }

    @Command(
            name = "inspect",
            description = {
                "Says what an access token claims, what is wrong with it, and how to mend that.",
                "Works without a network, unless an address is given; never shows the signature.",
                "Exit code 0: good. 1: something is wrong."
            },
            footer = {
                "",
                "Examples:",
                "  sidetone token inspect eyJ…",
                "  sidetone token inspect http://localhost:3000/accessToken?identity=alice",
                "  pbpaste | sidetone token inspect -"
            },
            mixinStandardHelpOptions = true)
    private static final class Inspect implements Callable<Integer> {
        private final Programs programs;
        private final PrintStream out;
        private final PrintStream err;

        @Parameters(
                paramLabel = "TOKEN",
                description = "a token, the address of a page that gives one, or - to read it")
        private String what = "";

        @Mixin private final Sources sources = new Sources();

        private Inspect(Programs programs, PrintStream out, PrintStream err) {
            this.programs = programs;
            this.out = out;
            this.err = err;
        }

        @Override
        public Integer call() {
            return programs.inspect(
                    new Programs.Inspect(what, sources.keys()),
                    TextOutput.of(sources.json, out, err));
        }
    }

    @Command(
            name = "create",
            description = {
                "Makes an access token.",
                "With the key of the environment or of --env, else with the household's own."
            },
            footer = {"", "Example:", "  sidetone token create --identity alice --ttl 10m"},
            mixinStandardHelpOptions = true)
    private static final class Create implements Callable<Integer> {
        private final Programs programs;
        private final PrintStream out;
        private final PrintStream err;

        @Option(
                names = "--identity",
                required = true,
                paramLabel = "NAME",
                description = "whose it is")
        private String identity = "";

        @Option(
                names = "--ttl",
                converter = Durations.class,
                defaultValue = "1h",
                paramLabel = "1h",
                description = "how long it lives (default: ${DEFAULT-VALUE})")
        private Duration life = Duration.ofHours(1);

        @Option(names = "--no-incoming", description = "does not allow incoming calls")
        private boolean silent;

        @Option(
                names = "--application",
                paramLabel = "AP…",
                description = "that of the key otherwise")
        private @Nullable String application;

        @Option(
                names = "--push-credential",
                paramLabel = "CR…",
                description = "that of the key otherwise")
        private @Nullable String credential;

        @Option(
                names = "--param",
                paramLabel = "K=V",
                description = "is added to the parameters of every call; repeatable")
        private Map<String, String> params = new LinkedHashMap<>();

        @Option(
                names = "--nbf",
                converter = Durations.class,
                paramLabel = "0s",
                description = "says from when on it is good: so long from now")
        private @Nullable Duration start;

        @Option(
                names = "--endpoint-id",
                paramLabel = "NAME",
                description = "tells the endpoints of one identity apart")
        private @Nullable String endpoint;

        @Option(
                names = "--region",
                paramLabel = "ie1",
                description = "the home region of the key, where that is not the usual one")
        private @Nullable String region;

        @Mixin private final Sources sources = new Sources();

        private Create(Programs programs, PrintStream out, PrintStream err) {
            this.programs = programs;
            this.out = out;
            this.err = err;
        }

        @Override
        public Integer call() {
            var options =
                    new Programs.Create(
                            identity,
                            life,
                            !silent,
                            application,
                            credential,
                            params,
                            start,
                            endpoint,
                            region,
                            sources.keys());
            return programs.create(options, TextOutput.of(sources.json, out, err));
        }
    }
}
