package dev.sidetone.wiring.programs;

import dev.sidetone.audio.AudioDevice;
import dev.sidetone.audio.wav.UnusableWav;
import dev.sidetone.audio.wav.WavDevice;
import dev.sidetone.audio.wav.WavWriter;
import dev.sidetone.media.MediaEngine;
import dev.sidetone.media.webrtc.WebRtcEngine;
import dev.sidetone.signaling.OkHttpDialer;
import dev.sidetone.store.DataFolder;
import dev.sidetone.store.Identity;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Trace;
import dev.sidetone.voice.AccessTokenSource;
import dev.sidetone.voice.HttpAccessTokens;
import dev.sidetone.voice.HttpBindings;
import dev.sidetone.voice.VoiceClient;
import dev.sidetone.voice.VoiceError;
import dev.sidetone.voice.VoiceSetup;
import dev.sidetone.wiring.Household;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A headless voice client on WAV files: the Voice SDK alone, without CallKit. */
final class Endpoint implements AutoCloseable {
    private final Time time = new RealTime();
    private final SerialQueue timers = time.queue("endpoint");
    private final Ending.Stack open = new Ending.Stack();
    private final VoiceClient voice;
    private final String token;

    private Endpoint(
            String identity, URI server, MediaEngine engine, AudioDevice device, Trace trace)
            throws IOException, InterruptedException {
        var dialer = OkHttpDialer.platform();
        this.token = fetch(new HttpAccessTokens(dialer.http(), server), identity);
        this.voice =
                new VoiceClient(
                        new VoiceSetup(
                                identity,
                                server,
                                engine,
                                device,
                                time.queue("audio-control"),
                                dialer,
                                new HttpBindings(dialer.http(), server),
                                time,
                                Randomness.secure(),
                                trace,
                                time.queue("main")));
        open.add(voice::close);
    }

    /**
     * Opens an endpoint. Files are checked before anything is started.
     *
     * @throws IOException with a text for the user
     */
    static Endpoint open(
            String identity,
            @Nullable URI server,
            @Nullable Path data,
            @Nullable Path play,
            @Nullable Path record)
            throws IOException, InterruptedException {
        String problem = Identity.problem(identity);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        check(server);
        WavDevice.check(play, record);
        WavWriter recording = record == null ? null : WavWriter.create(record);
        Ending.Stack started = new Ending.Stack();
        if (recording != null) {
            started.add(recording::close);
        }
        try {
            return started(identity, server, data, play, recording, started);
        } catch (IOException | RuntimeException broken) {
            started.close();
            throw broken;
        }
    }

    private static Endpoint started(
            String identity,
            @Nullable URI server,
            @Nullable Path data,
            @Nullable Path play,
            @Nullable WavWriter recording,
            Ending.Stack started)
            throws IOException, InterruptedException {
        URI url = server;
        MediaEngine engine;
        if (url == null) {
            Household household = Household.open(DataFolder.open(data));
            started.add(household::close);
            url = household.server();
            engine = household.media();
        } else {
            engine = WebRtcEngine.start();
            started.add(engine::close);
        }
        AudioDevice device = device(engine, play, recording);
        Endpoint endpoint =
                new Endpoint(identity, url, engine, device, new Trace(System::nanoTime));
        endpoint.open.add(() -> pauseFor(300));
        started.add(endpoint.open::close);
        endpoint.rest = started;
        return endpoint;
    }

    private Ending.@Nullable Stack rest;

    private static AudioDevice device(
            MediaEngine engine, @Nullable Path play, @Nullable WavWriter recording)
            throws UnusableWav {
        return WavDevice.open(engine.clock(), play, recording);
    }

    private static void check(@Nullable URI server) {
        if (server != null
                && (server.getHost() == null
                        || !String.valueOf(server.getScheme()).matches("https?"))) {
            throw new IllegalArgumentException(
                    "--server takes an address such as http://127.0.0.1:3000, not " + server + ".");
        }
    }

    private static String fetch(AccessTokenSource tokens, String identity)
            throws IOException, InterruptedException {
        var answer = new CompletableFuture<AccessTokenSource.Answer>();
        tokens.fetch(identity, answer::complete);
        try {
            return switch (answer.get(10, TimeUnit.SECONDS)) {
                case AccessTokenSource.Answer.Token token -> token.jwt();
                case AccessTokenSource.Answer.Failed failed -> throw new Refused(failed.error());
            };
        } catch (ExecutionException | TimeoutException slow) {
            throw new IOException("The voice server did not answer within ten seconds.", slow);
        }
    }

    /** No token; with the Voice SDK's code. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        private final int code;

        Refused(VoiceError error) {
            super(error.message() + " (" + error.code() + ")");
            this.code = error.code();
        }

        int code() {
            return code;
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

    private static void pauseFor(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hangs up, completes the recording, and ends what was started. Idempotent. */
    void end() {
        if (rest != null) {
            rest.close();
        }
    }

    @Override
    public void close() {
        end();
    }
}
