package dev.sidetone.softphone;

import dev.sidetone.audio.hub.AudioHub;
import dev.sidetone.audio.hub.PhoneSound;
import dev.sidetone.media.model.ModelEngine;
import dev.sidetone.media.model.ModelNet;
import dev.sidetone.signaling.PushConnection;
import dev.sidetone.system.AppServices;
import dev.sidetone.system.Device;
import dev.sidetone.system.DevicePorts;
import dev.sidetone.system.InstalledApp;
import dev.sidetone.testing.FakeRinger;
import dev.sidetone.testing.FakeRoutes;
import dev.sidetone.testing.PluggableCards;
import dev.sidetone.testing.Stories;
import dev.sidetone.testing.ToneMouth;
import dev.sidetone.testing.VirtualServer;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Trace;
import dev.sidetone.voice.VoiceClient;
import dev.sidetone.voice.VoiceSetup;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Two whole phones and their server on virtual time: CallKit, app, Voice SDK, signaling, push and
 * mixing are the real ones; wires, media and cards are models. The same seed gives the same story.
 */
final class VirtualPhones {
    final VirtualTime time = new VirtualTime();
    final ModelNet net = new ModelNet();
    final Person alice;
    final Person bob;
    final VirtualServer server;

    VirtualPhones(long seed) {
        server = new VirtualServer(time, Randomness.seeded(seed));
        alice = new Person("alice", 440, seed + 1);
        bob = new Person("bob", 880, seed + 2);
        pass(Duration.ofMillis(300));
    }

    /** Time passes while both sing. */
    void pass(Duration span) {
        for (long beats = span.toMillis() / 10; beats > 0; beats--) {
            alice.sing();
            bob.sing();
            time.advance(Duration.ofMillis(10));
        }
    }

    /** Everything that was traced, as text. */
    List<String> story() {
        List<String> story = new ArrayList<>();
        for (Person person : List.of(alice, bob)) {
            Stories.of(person.trace).forEach(event -> story.add(person.name + " " + event));
        }
        return story;
    }

    /** A person with a phone, who sings into it. */
    final class Person {
        final String name;
        final Trace trace = new Trace(time::nanos, time::here, Trace.CAPACITY);
        final FakeRinger ringer = new FakeRinger();
        final Device device;
        final InstalledApp installed;
        private final PluggableCards cards =
                new PluggableCards().output("receiver").input("microphone");
        private final ToneMouth mouth;
        private final long seed;
        private final PhoneSound sound;
        private final ModelEngine engine;
        private @Nullable Softphone app;

        Person(String name, double frequency, long seed) {
            this.name = name;
            this.seed = seed;
            this.mouth = new ToneMouth(frequency);
            this.engine = new ModelEngine(time, Randomness.seeded(seed), net);
            // no echo control: a model has no echo
            this.sound =
                    new AudioHub(cards, engine.clock(), time.queue("audio"), false).phone(name);
            var push =
                    new PushConnection(
                            server.wires(),
                            () -> VirtualServer.ADDRESS,
                            time.queue("push"),
                            Randomness.seeded(seed + 20));
            this.device =
                    new Device(
                            name,
                            time,
                            trace,
                            new DevicePorts(
                                    ringer,
                                    new FakeRoutes(),
                                    (token, to) ->
                                            push.open(
                                                    HexFormat.of().formatHex(token),
                                                    fields ->
                                                            to.accept(
                                                                    new java.util.HashMap<>(
                                                                            fields))),
                                    recent -> {},
                                    Randomness.seeded(seed + 30).bytes(32)));
            installed = device.install("Sidetone", this::launched);
            installed.launch();
        }

        private void launched(AppServices services) {
            var voice =
                    new VoiceClient(
                            new VoiceSetup(
                                    name,
                                    () -> VirtualServer.ADDRESS,
                                    engine,
                                    sound,
                                    time.queue("audio"),
                                    server.wires(),
                                    server,
                                    time,
                                    Randomness.seeded(seed + 10),
                                    trace,
                                    services.mainQueue()));
            app =
                    new Softphone(
                            new SoftphoneSetup(
                                    name,
                                    services.callKit(),
                                    services.audioSession(),
                                    services.push(),
                                    services.mainQueue(),
                                    voice,
                                    server,
                                    new SilentRingback(),
                                    Randomness.seeded(seed + 40),
                                    trace));
        }

        void sing() {
            cards.say("microphone", mouth.next());
        }

        Softphone app() {
            return Objects.requireNonNull(app);
        }

        /** The call that fills the window. */
        CallSnapshot call() {
            return Objects.requireNonNull(app().snapshot().front(), name + " has no call");
        }

        /** What the window says. */
        CallStatus status() {
            CallSnapshot front = app().snapshot().front();
            return front == null ? CallStatus.ENDED : front.status();
        }

        /** The call on the incoming sheet. */
        UUID ringing() {
            return Objects.requireNonNull(device.snapshot().sheet(), name + " rings not").call();
        }

        boolean rings() {
            return device.snapshot().sheet() != null;
        }

        boolean hears(double frequency) {
            return cards.working().contains("receiver")
                    && cards.ear("receiver").level(frequency, 100) > -30;
        }

        /** Whether any card is open. */
        boolean sounds() {
            return cards.openings() > 0;
        }
    }

    static final class SilentRingback implements Ringback {
        @Override
        public void start() {
            // the model's phones have nobody's ear
        }

        @Override
        public void stop() {
            // never started
        }
    }
}
