package dev.sidetone.voice;

import dev.sidetone.audio.StreamDevice;
import dev.sidetone.media.model.ModelEngine;
import dev.sidetone.media.model.ModelNet;
import dev.sidetone.testing.ToneEar;
import dev.sidetone.testing.VirtualServer;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two phones, their server and their media on virtual time. The same seed gives the same story. */
final class VirtualHousehold {
    final VirtualTime time = new VirtualTime();
    final ModelNet net = new ModelNet();
    final Person alice;
    final Person bob;
    final VirtualServer server;

    VirtualHousehold(long seed) {
        server = new VirtualServer(time, Randomness.seeded(seed));
        alice = new Person("alice", 440, seed + 1);
        bob = new Person("bob", 880, seed + 2);
        server.wires()
                .dial(
                        URI.create("ws://home/push?deviceToken=" + Town.device(1)),
                        new Town.Pushes(bob.client, bob));
        bob.client.register(bob.token(), Town.device(1), error -> bob.heard.add("bound " + error));
        pass(Duration.ofMillis(100));
    }

    void pass(Duration span) {
        time.advance(span);
    }

    /** Everything that was traced, as text. */
    List<String> story() {
        List<String> story = new ArrayList<>();
        for (Person person : List.of(alice, bob)) {
            person.trace.events().forEach(event -> story.add(person.name + " " + event));
        }
        return story;
    }

    /** One end, who sings and answers at once. */
    final class Person implements CallDelegate, NotificationDelegate {
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
                                    () -> VirtualServer.ADDRESS,
                                    engine,
                                    StreamDevice.tone(engine.clock(), frequency, ear),
                                    time.queue("audio"),
                                    server.wires(),
                                    server,
                                    time,
                                    Randomness.seeded(seed + 10),
                                    trace,
                                    time.queue("main")));
        }

        String token() {
            return server.token(name);
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
