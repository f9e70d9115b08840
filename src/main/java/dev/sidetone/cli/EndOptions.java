package dev.sidetone.cli;

import dev.sidetone.verbs.Programs;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** What {@code call} and {@code answer} have in common. */
final class EndOptions {
    @Option(
            names = "--server",
            converter = Addresses.class,
            paramLabel = "URL",
            description = "the voice server (default: the household's)")
    private @Nullable URI server;

    @Option(
            names = "--edge",
            split = ",",
            converter = Edges.class,
            paramLabel = "NAME",
            description = {
                "edges of the cloud, the best first: the next one where one is away",
                "(default: roaming)"
            })
    private List<String> edges = List.of();

    @Option(
            names = "--token",
            paramLabel = "FILE|URL|-",
            description = {
                "where an access token is: a file, a page that gives one, or standard input",
                "(default: the server's /accessToken)"
            })
    private @Nullable String token;

    @Option(names = "--data", paramLabel = "DIR", description = "the data folder")
    private @Nullable Path data;

    @Option(names = "--play", paramLabel = "IN.WAV", description = "what is said")
    private @Nullable Path play;

    @Option(names = "--record", paramLabel = "OUT.WAV", description = "where what is heard goes")
    private @Nullable Path record;

    @Option(names = "--json", description = "one JSON object for each event")
    private boolean json;

    Programs.End of(String identity) {
        return new Programs.End(identity, server, edges, token, data, play, record);
    }

    TextOutput output(PrintStream out, PrintStream err) {
        return TextOutput.of(json, out, err);
    }
}
