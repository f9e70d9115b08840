package dev.sidetone.cli;

import dev.sidetone.verbs.Programs;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code sidetone serve}. */
@Command(
        name = "serve",
        description = {
            "Runs the voice server alone, until it is ended.",
            "Who is there, who talks and what happened is shown in a browser, at /console."
        },
        footer = {
            "",
            "Examples:",
            "  sidetone serve --port 3000 --tls-port 3443",
            "  sidetone serve --voice-url http://localhost:5000/voice"
        },
        mixinStandardHelpOptions = true)
final class ServeVerb implements Callable<Integer> {
    private final Programs programs;
    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "HOST",
            description = "address to listen on (default: ${DEFAULT-VALUE} and ::1)")
    private String host = "";

    @Option(
            names = "--port",
            converter = Ports.class,
            paramLabel = "PORT",
            description = "of http and ws (default: 3000)")
    private @Nullable Integer port;

    @Option(
            names = "--tls-port",
            converter = Ports.class,
            paramLabel = "PORT",
            description = "of https and wss (default: 3443)")
    private @Nullable Integer tlsPort;

    @Option(names = "--data", paramLabel = "DIR", description = "the data folder")
    private @Nullable Path data;

    @Option(
            names = "--cancel-by-push",
            description =
                    "tells phones by push that a call is over, as before version 5 of the SDK")
    private boolean cancelByPush;

    @Option(
            names = "--env",
            paramLabel = "FILE",
            description = {
                "settings by the quickstart's names: ACCOUNT_SID, API_KEY, API_KEY_SECRET,",
                "APP_SID, PUSH_CREDENTIAL_SID, AUTH_TOKEN, PORT (default: .env here, if any)"
            })
    private @Nullable Path env;

    @Option(
            names = "--voice-url",
            paramLabel = "URL",
            description = "your server, which says by TwiML what becomes of each call")
    private @Nullable String voiceUrl;

    @Option(
            names = "--voice-method",
            defaultValue = "POST",
            paramLabel = "GET|POST",
            description = "how it is asked (default: ${DEFAULT-VALUE})")
    private String voiceMethod = "";

    @Option(
            names = "--voice-fallback-url",
            paramLabel = "URL",
            description = "is asked where that gives nothing, with ErrorCode and ErrorUrl")
    private @Nullable String voiceFallbackUrl;

    @Option(
            names = "--status-callback",
            paramLabel = "URL",
            description = "hears of the end of each call")
    private @Nullable String statusCallback;

    @Option(
            names = "--secret",
            paramLabel = "TEXT",
            description = {
                "guards what is told over HTTP; a must with --host, unless that is this machine",
                "alone (or SIDETONE_SECRET in the environment, which nobody else can see)"
            })
    private @Nullable String secret;

    ServeVerb(Programs programs, PrintStream out, PrintStream err) {
        this.programs = programs;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        var output = TextOutput.of(false, out, err);
        if (port != null && port != 0 && port.equals(tlsPort)) {
            output.error(2, "--port and --tls-port cannot both be " + port + ".");
            return Cli.WRONG_WORDS;
        }
        var developer =
                new Programs.Developer(
                        env, voiceUrl, voiceMethod, voiceFallbackUrl, statusCallback, secret);
        return programs.serve(
                new Programs.Serve(host, port, tlsPort, data, cancelByPush, developer), output);
    }
}
