package dev.sidetone.softphone;

import static org.awaitility.Awaitility.await;

import dev.sidetone.audio.StreamDevice;
import dev.sidetone.media.webrtc.WebRtcEngine;
import dev.sidetone.server.ServerConfig;
import dev.sidetone.server.VoiceServer;
import dev.sidetone.signaling.OkHttpDialer;
import dev.sidetone.signaling.PushConnection;
import dev.sidetone.softphone.SoftphoneSnapshot.Registration;
import dev.sidetone.system.AppServices;
import dev.sidetone.system.Device;
import dev.sidetone.system.DevicePorts;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.testing.FakeRinger;
import dev.sidetone.testing.FakeRoutes;
import dev.sidetone.testing.ToneEar;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Trace;
import dev.sidetone.voice.HttpAccessTokens;
import dev.sidetone.voice.HttpBindings;
import dev.sidetone.voice.SdkGeneration;
import dev.sidetone.voice.VoiceClient;
import dev.sidetone.voice.VoiceSetup;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * Whole phones with real time, a real server on loopback and real media; each sings a tone of its
 * own into its own microphone and has its own ear.
 */
final class RealPhones implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(8);

    private static final long GIVEN_BACK = 100_000_000;

    private final RealTime time = new RealTime();
    private final WebRtcEngine engine;
    private final VoiceServer server;
    private final OkHttpDialer dialer = OkHttpDialer.platform();
    private final SerialQueue audio = time.queue("audio");
    final Person alice;
    final Person bob;
    final Person carol;

    RealPhones(Path folder, WebRtcEngine engine) throws IOException {
        this.engine = engine;
        this.server =
                VoiceServer.start(
                        ServerConfig.household(folder, 0, 0),
                        time,
                        Randomness.secure(),
                        () -> engine);
        alice = new Person("alice", 440);
        bob = new Person("bob", 880);
        carol = new Person("carol", 660);
        people().forEach(person -> soon(person::registered));
    }

    List<Person> people() {
        return List.of(alice, bob, carol);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.httpPort());
    }

    static void soon(Callable<Boolean> condition) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(condition);
    }

    @Override
    public void close() {
        people().forEach(Person::close);
        server.close();
        audio.close();
    }

    /** A person with a phone. */
    final class Person {
        final String name;
        final double tone;
        final Trace trace = new Trace(time::nanos, time::here, Trace.CAPACITY);
        private final ToneEar ear = new ToneEar();
        private volatile long heardAt = System.nanoTime() - GIVEN_BACK;
        private final PushConnection push;
        final Device device;
        private volatile @Nullable Softphone app;

        Person(String name, double tone) {
            this.name = name;
            this.tone = tone;
            this.push =
                    new PushConnection(
                            dialer,
                            RealPhones.this::address,
                            time.queue(name + " push"),
                            Randomness.secure());
            this.device =
                    new Device(
                            name,
                            time,
                            trace,
                            new DevicePorts(
                                    new FakeRinger(),
                                    new FakeRoutes(),
                                    (token, to) ->
                                            push.open(
                                                    HexFormat.of().formatHex(token),
                                                    fields -> to.accept(new HashMap<>(fields))),
                                    recent -> {},
                                    Randomness.secure().bytes(32)));
            device.install("Sidetone", this::launched).launch();
        }

        private void launched(AppServices services) {
            var voice =
                    new VoiceClient(
                            new VoiceSetup(
                                    name,
                                    RealPhones.this::address,
                                    engine,
                                    StreamDevice.tone(engine.clock(), tone, this::heard),
                                    audio,
                                    dialer,
                                    new HttpBindings(dialer.http(), address()),
                                    time,
                                    Randomness.secure(),
                                    trace,
                                    services.mainQueue()));
            voice.setGeneration(SdkGeneration.V3);
            app =
                    new Softphone(
                            new SoftphoneSetup(
                                    name,
                                    services.callKit(),
                                    services.audioSession(),
                                    services.push(),
                                    services.mainQueue(),
                                    voice,
                                    new HttpAccessTokens(dialer.http(), address()),
                                    new VirtualPhones.RecordingSounds(),
                                    Randomness.secure(),
                                    trace,
                                    BindingMemory.transitory(),
                                    SoftphoneSetup.Options.DEFAULT));
        }

        private boolean registered() {
            Softphone started = app;
            return started != null && started.snapshot().registration() == Registration.REGISTERED;
        }

        Softphone app() {
            return Objects.requireNonNull(app);
        }

        UUID ringing() {
            soon(() -> device.snapshot().sheet() != null);
            SystemSnapshot.Sheet sheet = device.snapshot().sheet();
            return Objects.requireNonNull(sheet).call();
        }

        void answer() {
            device.answer(ringing());
        }

        List<CallSnapshot> live() {
            return app().snapshot().calls().stream().filter(CallSnapshot::live).toList();
        }

        /** The live call with somebody. */
        CallSnapshot with(Person other) {
            return live().stream()
                    .filter(call -> call.name().equals(other.name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " has no call with " + other));
        }

        private void heard(short[] frame) {
            heardAt = System.nanoTime();
            ear.frame(frame);
        }

        /** How loud somebody is; a loudspeaker that is given back is silent. */
        double level(Person other) {
            boolean playing = System.nanoTime() - heardAt < GIVEN_BACK;
            return playing ? ear.level(other.tone, 200) : -120;
        }

        private void close() {
            app().close();
            push.close();
            device.close();
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
