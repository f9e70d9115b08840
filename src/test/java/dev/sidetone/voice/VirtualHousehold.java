package dev.sidetone.voice;

import dev.sidetone.audio.StreamDevice;
import dev.sidetone.media.model.ModelEngine;
import dev.sidetone.media.model.ModelNet;
import dev.sidetone.server.exchange.Binding;
import dev.sidetone.server.exchange.BindingStore;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.signaling.Wire;
import dev.sidetone.testing.MemoryWires;
import dev.sidetone.testing.ScriptedLines;
import dev.sidetone.testing.ToneEar;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.token.AccessToken;
import dev.sidetone.token.TokenKey;
import dev.sidetone.token.VoiceGrant;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Two phones, their server and their media on virtual time. The same seed gives the same story. */
final class VirtualHousehold implements BindingStore {
    private static final URI ADDRESS = URI.create("http://home:3000");
    private static final TokenKey KEY =
            new TokenKey("AC" + "0".repeat(32), "SK" + "1".repeat(32), "the secret of the home");

    final VirtualTime time = new VirtualTime();
    final ModelNet net = new ModelNet();
    final Person alice;
    final Person bob;
    private final Randomness random;
    private final MemoryWires wires = new MemoryWires(time, Duration.ofMillis(1), this::listener);
    private @Nullable Exchange exchange;

    VirtualHousehold(long seed) {
        random = Randomness.seeded(seed);
        succeed();
        alice = new Person("alice", 440, seed + 1);
        bob = new Person("bob", 880, seed + 2);
        wires.dial(
                URI.create("ws://home/push?deviceToken=" + Town.device(1)),
                new Town.Pushes(bob.client, bob));
        bob.client.register(bob.token(), Town.device(1), error -> bob.heard.add("bound " + error));
        pass(Duration.ofMillis(100));
    }

    private Wire.@Nullable Listener listener(URI url) {
        Exchange here = exchange;
        if (here == null) {
            return null;
        }
        return url.getPath().equals(Protocol.PUSH_PATH)
                ? here.push(String.valueOf(url.getQuery()).replace("deviceToken=", ""))
                : here.signal();
    }

    void pass(Duration span) {
        time.advance(span);
    }

    /** The server's process is killed. */
    void die() {
        exchange = null;
        wires.cut();
    }

    /** Another server with the same key is there. */
    void succeed() {
        exchange = new Exchange(KEY, time, random, new ScriptedLines(), this);
    }

    /** Everything that was traced, as text. */
    List<String> story() {
        List<String> story = new ArrayList<>();
        for (Person person : List.of(alice, bob)) {
            person.trace.events().forEach(event -> story.add(person.name + " " + event));
        }
        return story;
    }

    @Override
    public List<Binding> load() {
        return List.of();
    }

    @Override
    public void save(List<Binding> bindings) {
        // this household is not opened again
    }

    /** One end, who sings and answers at once. */
    final class Person implements CallDelegate, NotificationDelegate, Bindings {
        final String name;
        final ToneEar ear = new ToneEar();
        final Trace trace = new Trace(time::nanos);
        final List<String> heard = new ArrayList<>();
        final VoiceClient client;
        @Nullable Call call;

        Person(String name, double frequency, long seed) {
            this.name = name;
            var engine = new ModelEngine(time, Randomness.seeded(seed), net);
            this.client =
                    new VoiceClient(
                            new VoiceSetup(
                                    name,
                                    () -> ADDRESS,
                                    engine,
                                    StreamDevice.tone(engine.clock(), frequency, ear),
                                    time.queue("audio"),
                                    wires,
                                    this,
                                    time,
                                    Randomness.seeded(seed + 10),
                                    trace,
                                    time.queue("main")));
        }

        String token() {
            VoiceGrant grant = VoiceGrant.full("AP1", "CR1");
            return AccessToken.of(KEY, name, grant, time.now(), Duration.ofHours(1)).sign(KEY);
        }

        void calls(String to) {
            call =
                    client.connect(
                            ConnectOptions.with(token(), o -> o.params(Map.of("To", to))), this);
        }

        Call call() {
            Call current = call;
            if (current == null) {
                throw new IllegalStateException(name + " is in no call");
            }
            return current;
        }

        boolean hears(double frequency) {
            return ear.level(frequency, 100) > -20;
        }

        @Override
        public void bind(
                String accessToken, String deviceToken, Consumer<@Nullable VoiceError> answer) {
            Exchange here = exchange;
            if (here == null) {
                answer.accept(VoiceError.of(ErrorCode.CONNECTION_ERROR));
            } else {
                here.bind(accessToken, deviceToken).thenAccept(_ -> answer.accept(null));
            }
        }

        @Override
        public void unbind(
                String accessToken, String deviceToken, Consumer<@Nullable VoiceError> answer) {
            answer.accept(null);
        }

        @Override
        public void callInviteReceived(CallInvite invite) {
            call = invite.accept(this);
        }

        @Override
        public void cancelledCallInviteReceived(CancelledCallInvite cancelled, VoiceError error) {
            heard.add("cancelled " + error.code());
        }

        @Override
        public void callDidStartRinging(Call ringing) {
            heard.add("ringing");
        }

        @Override
        public void callDidConnect(Call connected) {
            heard.add("connected");
        }

        @Override
        public void callDidFailToConnect(Call failed, VoiceError error) {
            heard.add("failed " + error.code());
        }

        @Override
        public void callDidDisconnect(Call ended, @Nullable VoiceError error) {
            heard.add(error == null ? "disconnected" : "disconnected " + error.code());
        }

        @Override
        public void callIsReconnecting(Call reconnecting, VoiceError error) {
            heard.add("reconnecting " + error.code());
        }

        @Override
        public void callDidReconnect(Call reconnected) {
            heard.add("reconnected");
        }
    }
}
