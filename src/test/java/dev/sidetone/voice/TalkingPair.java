package dev.sidetone.voice;

import dev.sidetone.audio.AudioDevice;
import dev.sidetone.audio.StreamDevice;
import dev.sidetone.media.MediaEngine;
import dev.sidetone.testing.ToneEar;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Alice, who sings at 440 Hz, and Bob, who sings at 880 Hz and answers at once. */
final class TalkingPair implements AutoCloseable {
    private final RealTime time = new RealTime();
    private final SerialQueue audio = time.queue("audio");
    final Person alice;
    final Person bob;

    /** One end. */
    final class Person implements CallDelegate, NotificationDelegate, CallMessageDelegate {
        final String name;
        private final Town town;
        final ToneEar ear = new ToneEar();
        final Trace trace = new Trace(System::nanoTime);
        final VoiceClient client;
        final List<String> heard = new CopyOnWriteArrayList<>();
        final BlockingQueue<String> news = new LinkedBlockingQueue<>();
        volatile @Nullable Call call;
        volatile @Nullable CallInvite invite;
        volatile boolean answersItself = true;
        volatile @Nullable IceOptions ice;
        private @Nullable String token;

        Person(String name, MediaEngine engine, Function<ToneEar, AudioDevice> device, Town town) {
            this.name = name;
            this.town = town;
            this.client =
                    new VoiceClient(
                            new VoiceSetup(
                                    name,
                                    town::address,
                                    engine,
                                    device.apply(ear),
                                    audio,
                                    town.wires(),
                                    town.bindings(),
                                    time,
                                    Randomness.secure(),
                                    trace,
                                    time.queue("main-" + name)));
        }

        /** Can be called by socket. */
        void registeredBySocket() {
            client.registerBySocket(token(), this, null, error -> told("registered " + error));
            await("registered null");
        }

        /** Can be called by push. */
        void registeredByPush(int device) {
            town.phone(device, client, this);
            client.register(token(), Town.device(device), error -> told("registered " + error));
            await("registered null");
        }

        /** Undoes {@link #registeredByPush}. */
        void unregisteredByPush(int device) {
            client.unregister(token(), Town.device(device), error -> told("unregistered " + error));
            await("unregistered null");
        }

        /** Has its socket open. */
        void prepared() {
            client.prepare(token());
        }

        private String token() {
            String mine = token == null ? town.token(name) : token;
            token = mine;
            return mine;
        }

        void calls(String to) {
            callsWith(token(), to);
        }

        void callsWith(String mine, String to) {
            calls(mine, Map.of("To", to));
        }

        void calls(Map<String, String> params) {
            calls(token(), params);
        }

        private void calls(String mine, Map<String, String> params) {
            call =
                    client.connect(
                            ConnectOptions.with(
                                    mine,
                                    o ->
                                            o.params(params)
                                                    .callMessageDelegate(this)
                                                    .iceOptions(ice)),
                            this);
        }

        Call call() {
            Call current = call;
            if (current == null) {
                throw new IllegalStateException(name + " is in no call");
            }
            return current;
        }

        /** Waits for the next news and insists on it. */
        void await(String expected) {
            String next = next();
            if (!expected.equals(next)) {
                throw new AssertionError(name + " heard " + next + ", not " + expected);
            }
        }

        /** Waits for the next news. */
        String next() {
            try {
                return String.valueOf(news.poll(10, TimeUnit.SECONDS));
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }

        private void told(String word) {
            heard.add(word);
            news.add(word);
        }

        @Override
        public void callInviteReceived(CallInvite invite) {
            this.invite = invite;
            if (answersItself) {
                accepts(invite);
            } else {
                told("invited");
            }
        }

        void accepts(CallInvite invite) {
            call =
                    invite.accept(
                            AcceptOptions.with(
                                    invite, o -> o.callMessageDelegate(this).iceOptions(ice)),
                            this);
        }

        @Override
        public void messageReceived(String callSid, CallMessage message) {
            told("message " + message.content());
        }

        @Override
        public void messageSent(String callSid, String voiceEventSid) {
            told("sent");
        }

        @Override
        public void cancelledCallInviteReceived(CancelledCallInvite cancelled, VoiceError error) {
            told("cancelled " + error.code());
        }

        @Override
        public void callDidStartRinging(Call ringing) {
            told("ringing");
        }

        @Override
        public void callDidConnect(Call connected) {
            told("connected");
        }

        @Override
        public void callDidFailToConnect(Call failed, VoiceError error) {
            told("failed " + error);
        }

        @Override
        public void callDidDisconnect(Call ended, @Nullable VoiceError error) {
            told(error == null ? "disconnected" : "disconnected " + error);
        }

        @Override
        public void callIsReconnecting(Call reconnecting, VoiceError error) {
            told("reconnecting " + error.code());
        }

        @Override
        public void callDidReconnect(Call reconnected) {
            told("reconnected");
        }

        @Override
        public void callDidReceiveDigits(Call from, String digits) {
            told("digits " + digits);
        }

        boolean hears(double frequency) {
            return ear.level(frequency, 300) > -20;
        }

        boolean hearsNothing() {
            return ear.rms(300) < -60;
        }
    }

    TalkingPair(MediaEngine engine, Town town) {
        this(
                engine,
                town,
                ear -> StreamDevice.tone(engine.clock(), 440, ear),
                ear -> StreamDevice.tone(engine.clock(), 880, ear));
    }

    TalkingPair(
            MediaEngine engine,
            Town town,
            Function<ToneEar, AudioDevice> devices,
            Function<ToneEar, AudioDevice> others) {

        alice = new Person("alice", engine, devices, town);
        bob = new Person("bob", engine, others, town);
    }

    @Override
    public void close() {
        alice.client.close();
        bob.client.close();
        audio.close();
    }
}
