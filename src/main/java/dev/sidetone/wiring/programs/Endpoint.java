package dev.sidetone.wiring.programs;

import dev.sidetone.audio.wav.UnusableWav;
import dev.sidetone.audio.wav.WavDevice;
import dev.sidetone.audio.wav.WavWriter;
import dev.sidetone.media.MediaEngine;
import dev.sidetone.media.webrtc.WebRtcEngine;
import dev.sidetone.server.VoiceServer;
import dev.sidetone.signaling.OkHttpDialer;
import dev.sidetone.store.DataFolder;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.token.Identity;
import dev.sidetone.trace.Trace;
import dev.sidetone.verbs.Programs;
import dev.sidetone.voice.AccessTokenSource;
import dev.sidetone.voice.HttpAccessTokens;
import dev.sidetone.voice.HttpBindings;
import dev.sidetone.voice.VoiceClient;
import dev.sidetone.voice.VoiceSetup;
import dev.sidetone.wiring.Household;
import dev.sidetone.wiring.InsightsGateway;
import dev.sidetone.wiring.ServerSecret;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A headless voice client on WAV files: the Voice SDK alone, without CallKit. It hangs up,
 * completes its recording and ends what it started when it is closed, by whichever thread comes
 * first.
 */
final class Endpoint implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TRY_AGAIN = Duration.ofMillis(200);
    private static final int UNREACHABLE = 31005;
    // what the server passes on to the others needs a moment where this process is the server's
    private static final Duration GOODBYE = Duration.ofMillis(300);

    private final Time time = new RealTime();
    private final SerialQueue timers = time.queue("endpoint");
    private final Ending.Stack open = new Ending.Stack();
    private final VoiceClient voice;
    private final String token;

    /**
     * Opens an endpoint. Files are checked before anything is started.
     *
     * @throws IOException with a text for the user
     * @throws IllegalArgumentException with a text for the user about the command line
     */
    Endpoint(Programs.End end) throws IOException, InterruptedException {
        check(end.identity(), end.server());
        if (end.token() == null && InsightsGateway.isOtherCloud(end.server())) {
            throw new IllegalArgumentException(
                    "Another cloud gives no access tokens: name one with --token FILE or URL.");
        }
        WavDevice.check(end.play(), end.record());
        WavWriter recording = end.record() == null ? null : WavWriter.create(end.record());
        if (recording != null) {
            open.add(recording::close);
        }
        try {
            DataFolder folder = DataFolder.open(end.data());
            URI server = end.server();
            Place place = server == null ? household(folder) : foreign(folder, server);
            token = token(end, place);
            voice = client(end.identity(), place, end.play(), recording);
            if (!end.edges().isEmpty()) {
                voice.setEdge(end.edges().toArray(String[]::new));
            }
        } catch (IOException | RuntimeException | InterruptedException broken) {
            open.close();
            throw broken;
        }
        open.add(() -> pauseFor(GOODBYE));
        open.add(() -> voice.end().toCompletableFuture().join());
    }

    /** The server and how it is reached. */
    private record Place(
            Supplier<URI> server, OkHttpDialer dialer, MediaEngine engine, boolean moves) {
        /** Where its pages are. */
        URI web() {
            return URI.create(server.get().toString().replaceFirst("^ws", "http"));
        }
    }

    private Place household(DataFolder folder) throws IOException {
        Household household = Household.open(folder);
        open.add(household::close);
        household.server();
        return new Place(household::currentServer, household.dialer(), household.media(), true);
    }

    private Place foreign(DataFolder folder, URI server) {
        MediaEngine engine = WebRtcEngine.start();
        open.add(engine::close);
        // a server of this data folder made its certificate itself
        OkHttpDialer dialer =
                server.getScheme().matches("https|wss")
                        ? OkHttpDialer.trusting(VoiceServer.certificates(folder.root()))
                        : OkHttpDialer.platform();
        return new Place(() -> server, dialer, engine, false);
    }

    private VoiceClient client(
            String identity, Place place, @Nullable Path play, @Nullable WavWriter recording)
            throws UnusableWav {
        VoiceClient client =
                new VoiceClient(
                        new VoiceSetup(
                                identity,
                                place.server(),
                                place.engine(),
                                WavDevice.open(place.engine().clock(), play, recording),
                                time.queue("audio-control"),
                                place.dialer(),
                                new HttpBindings(place.dialer().http(), place::web),
                                time,
                                Randomness.secure(),
                                new Trace(System::nanoTime),
                                time.queue("main")));
        InsightsGateway.setUp(client.reporting(), place.dialer().http(), place.server(), time);
        client.watchNetwork();
        return client;
    }

    private static void check(String identity, @Nullable URI server) {
        String problem =
                server == null ? VoiceServer.identityProblem(identity) : Identity.problem(identity);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    private static String token(Programs.End end, Place place)
            throws IOException, InterruptedException {
        String where = end.token();
        if (where == null) {
            return fetch(place, end.identity());
        }
        String text = TokenText.isPage(where) ? null : TokenText.of(where);
        if (text != null) {
            return text;
        }
        var page = new HttpAccessTokens(OkHttpDialer.platform().http(), URI.create(where));
        return switch (answer(page, end.identity())) {
            case AccessTokenSource.Answer.Token given -> given.jwt();
            case AccessTokenSource.Answer.Failed failed -> throw new Refused(failed.error());
        };
    }

    /** A household's server may be on its way from one process to another: then it is tried on. */
    private static String fetch(Place place, String identity)
            throws IOException, InterruptedException {
        var tokens = new HttpAccessTokens(ServerSecret.known(place.dialer().http()), place::web);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            switch (answer(tokens, identity)) {
                case AccessTokenSource.Answer.Token given -> {
                    return given.jwt();
                }
                case AccessTokenSource.Answer.Failed failed -> {
                    boolean moving = place.moves() && failed.error().code() == UNREACHABLE;
                    if (!moving || System.nanoTime() > end) {
                        throw new Refused(failed.error());
                    }
                    Thread.sleep(TRY_AGAIN);
                }
            }
        }
    }

    private static AccessTokenSource.Answer answer(AccessTokenSource tokens, String identity)
            throws IOException, InterruptedException {
        var answer = new CompletableFuture<AccessTokenSource.Answer>();
        tokens.fetch(identity, answer::complete);
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException slow) {
            throw new IOException("The voice server did not answer within ten seconds.", slow);
        }
    }

    VoiceClient voice() {
        return voice;
    }

    String token() {
        return token;
    }

    /** For what is to be done later. */
    SerialQueue timers() {
        return timers;
    }

    private static void pauseFor(Duration moment) {
        try {
            Thread.sleep(moment);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it ahead of {@link #close}, which then does nothing. */
    void end() {
        open.close();
    }

    @Override
    public void close() {
        end();
    }
}
