package dev.sidetone.softphone;

import dev.sidetone.audio.hub.AudioHub;
import dev.sidetone.audio.hub.PhoneSound;
import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXCallController;
import dev.sidetone.media.model.ModelEngine;
import dev.sidetone.media.model.ModelNet;
import dev.sidetone.signaling.PushConnection;
import dev.sidetone.system.AppServices;
import dev.sidetone.system.Device;
import dev.sidetone.system.DevicePorts;
import dev.sidetone.system.InstalledApp;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.testing.FakeRinger;
import dev.sidetone.testing.FakeRoutes;
import dev.sidetone.testing.PluggableCards;
import dev.sidetone.testing.Stories;
import dev.sidetone.testing.TappedCallKit;
import dev.sidetone.testing.ToneMouth;
import dev.sidetone.testing.VirtualServer;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Trace;
import dev.sidetone.voice.SdkGeneration;
import dev.sidetone.voice.VoiceClient;
import dev.sidetone.voice.VoiceSetup;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Three whole phones and their server on virtual time: CallKit, app, Voice SDK, signaling, push and
 * mixing are the real ones; wires, media and cards are models. The same seed gives the same story.
 */
final class VirtualPhones {
    final VirtualTime time = new VirtualTime();
    final ModelNet net = new ModelNet();
    final Person alice;
    final Person bob;
    final Person carol;
    final VirtualServer server;

    VirtualPhones(long seed) {
        this(seed, SoftphoneSetup.Options.DEFAULT);
    }

    /** With these options on alice's phone. */
    VirtualPhones(long seed, SoftphoneSetup.Options options) {
        server = new VirtualServer(time, Randomness.seeded(seed));
        alice = new Person("alice", 440, seed + 1, options);
        bob = new Person("bob", 880, seed + 2, SoftphoneSetup.Options.DEFAULT);
        carol = new Person("carol", 660, seed + 3, SoftphoneSetup.Options.DEFAULT);
        pass(Duration.ofMillis(300));
    }

    List<Person> people() {
        return List.of(alice, bob, carol);
    }

    /** Time passes while all sing. */
    void pass(Duration span) {
        for (long beats = span.toMillis() / 10; beats > 0; beats--) {
            people().forEach(Person::sing);
            time.advance(Duration.ofMillis(10));
        }
    }

    /** Everything that was traced, as text; transactions and actions have UUIDs by chance. */
    List<String> story() {
        List<String> story = new ArrayList<>();
        for (Person person : people()) {
            Stories.of(person.trace).forEach(event -> story.add(person.name + " " + event));
        }
        return story;
    }

    /** A person with a phone, who sings into it. */
    final class Person {
        final String name;
        final double tone;
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
        final List<RecentEntry> recents = new ArrayList<>();
        final RecordingSounds sounds = new RecordingSounds();
        private final List<Consumer<Map<String, Object>>> pushes = new ArrayList<>();
        private final SoftphoneSetup.Options options;
        private @Nullable Softphone app;
        private @Nullable TappedCallKit callKit;
        private @Nullable AVAudioSession session;
        private @Nullable CXCallController controller;

        Person(String name, double frequency, long seed, SoftphoneSetup.Options options) {
            this.name = name;
            this.tone = frequency;
            this.options = options;
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
                                    (token, to) -> {
                                        pushes.add(to);
                                        push.open(
                                                HexFormat.of().formatHex(token),
                                                fields -> to.accept(new HashMap<>(fields)));
                                    },
                                    recents::add,
                                    Randomness.seeded(seed + 30).bytes(32)));
            installed = device.install("Sidetone", this::launched);
            installed.launch();
        }

        private void launched(AppServices services) {
            var tapped = new TappedCallKit(services.callKit());
            callKit = tapped;
            session = services.audioSession();
            controller = new CXCallController(tapped, services.mainQueue());
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
                                    services.callKit().trace(),
                                    services.mainQueue()));
            voice.setGeneration(SdkGeneration.V3);
            app =
                    new Softphone(
                            new SoftphoneSetup(
                                    name,
                                    tapped,
                                    services.audioSession(),
                                    services.push(),
                                    services.mainQueue(),
                                    voice,
                                    server,
                                    sounds,
                                    Randomness.seeded(seed + 40),
                                    services.callKit().trace(),
                                    BindingMemory.transitory(),
                                    options));
        }

        void sing() {
            cards.say("microphone", mouth.next());
        }

        Softphone app() {
            return Objects.requireNonNull(app);
        }

        TappedCallKit callKit() {
            return Objects.requireNonNull(callKit);
        }

        AVAudioSession audioSession() {
            return Objects.requireNonNull(session);
        }

        /** A push that did not come from the server. */
        void push(Map<String, Object> payload) {
            pushes.forEach(link -> link.accept(payload));
        }

        /** Requests one transaction, as a gesture on the phone would make it. */
        void request(CXAction... actions) {
            Objects.requireNonNull(controller)
                    .requestTransaction(
                            List.of(actions),
                            error -> {
                                if (error != null) {
                                    throw new AssertionError(error.localizedDescription());
                                }
                            });
        }

        /** The call with somebody. */
        CallSnapshot with(Person other) {
            return app().snapshot().calls().stream()
                    .filter(call -> call.live() && call.name().equals(other.name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " has no call with " + other));
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

        boolean hears(Person other) {
            return hears(other.tone);
        }

        boolean hears(double frequency) {
            return cards.working().contains("receiver")
                    && cards.ear("receiver").level(frequency, 100) > -30;
        }

        /** Whether any card is open. */
        boolean sounds() {
            return cards.openings() > 0;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The app's own sounds: what loops now, and how often farewell was said. */
    static final class RecordingSounds implements Ringback {
        boolean ringback;
        boolean alert;
        int farewells;

        @Override
        public void start() {
            ringback = true;
        }

        @Override
        public void stop() {
            ringback = false;
        }

        @Override
        public void alert() {
            alert = true;
        }

        @Override
        public void alertOver() {
            alert = false;
        }

        @Override
        public void farewell() {
            farewells++;
        }
    }
}
