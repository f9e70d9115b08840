package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.audio.StreamDevice;
import dev.sidetone.media.model.ModelEngine;
import dev.sidetone.media.model.ModelNet;
import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.account.Settings;
import dev.sidetone.server.binding.Binding;
import dev.sidetone.server.binding.BindingStore;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.server.exchange.Parts;
import dev.sidetone.server.media.EngineMediaDesk;
import dev.sidetone.server.media.sound.Speaker;
import dev.sidetone.server.media.sound.WebSounds;
import dev.sidetone.server.script.Script;
import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.testing.MarkedPaths;
import dev.sidetone.testing.MemoryWires;
import dev.sidetone.testing.ScriptedDocuments;
import dev.sidetone.testing.ServerParts;
import dev.sidetone.testing.ToneEar;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.token.AccessToken;
import dev.sidetone.token.TokenKey;
import dev.sidetone.token.VoiceGrant;
import dev.sidetone.trace.Trace;

import okhttp3.OkHttpClient;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a caller sees of each outcome (voice-sdk.md §1.3), with the whole server and its media on
 * virtual time: with answerOnBridge the code, without it a connection and its end. Every call has
 * one end, and hears of it once.
 */
class OutcomeTest {
    private static final URI ADDRESS = URI.create("http://home:3000");
    private static final TokenKey KEY =
            new TokenKey("AC" + "0".repeat(32), "SK" + "1".repeat(32), "the secret of the home");
    private static final String CLOSED = "AP" + "7".repeat(32);

    private final VirtualTime time = new VirtualTime();
    private final ModelNet net = new ModelNet();
    private final ScriptedDocuments documents = new ScriptedDocuments();
    private final Exchange exchange;
    private final MemoryWires wires;
    private final Person alice;
    private final Person bob;

    OutcomeTest() {
        var media = new ModelEngine(time, Randomness.seeded(1), net);
        var desk =
                new EngineMediaDesk(
                        () -> media,
                        new Speaker(null, time),
                        new WebSounds(new OkHttpClient(), time),
                        time);
        var household = new Accounts.Household(KEY, "t".repeat(32), "AP1", "CR1");
        Parts parts =
                ServerParts.of(
                        Accounts.of(household),
                        KEY,
                        time,
                        Randomness.seeded(2),
                        desk,
                        new MarkedPaths(),
                        documents,
                        nobody());
        exchange =
                new Exchange(parts.with(new Script.Webhook(new Link("/voice", HttpMethod.POST))));
        wires =
                new MemoryWires(
                        time,
                        Duration.ofMillis(1),
                        url ->
                                url.getPath().equals(Protocol.PUSH_PATH)
                                        ? exchange.push(Town.device(1))
                                        : exchange.signal());
        alice = new Person("alice", 3);
        bob = new Person("bob", 4);
    }

    private static BindingStore nobody() {
        return new BindingStore() {
            @Override
            public List<Binding> load() {
                return List.of();
            }

            @Override
            public void save(List<Binding> bindings) {
                // they end with the test
            }
        };
    }

    private void pass(Duration span) {
        time.advance(span);
    }

    private void bobIsThere() {
        URI link = URI.create("ws://home/push?deviceToken=" + Town.device(1));
        wires.dial(link, new Town.Pushes(bob.client, bob));
        exchange.bind(token("bob", "AP1"), Town.device(1));
        pass(Duration.ofMillis(100));
    }

    private String token(String identity, String application) {
        VoiceGrant grant = VoiceGrant.full(application, "CR1");
        return AccessToken.of(KEY, identity, grant, time.now(), Duration.ofHours(1)).sign(KEY);
    }

    private void dial(boolean onBridge, String client) {
        documents.put(
                "/voice",
                "<Dial timeout='20' answerOnBridge='"
                        + onBridge
                        + "'><Client>"
                        + client
                        + "</Client></Dial>");
    }

    private void aliceCalls(String application) {
        alice.call =
                alice.client.connect(
                        ConnectOptions.with(
                                token("alice", application), o -> o.params(Map.of("To", "bob"))),
                        alice);
        pass(Duration.ofMinutes(1));
    }

    /** With answerOnBridge the reason, without it what looks like any other end. */
    private void aliceHears(boolean onBridge, int code) {
        assertThat(alice.heard)
                .isEqualTo(
                        onBridge
                                ? List.of("ringing", "failed " + code)
                                : List.of("ringing", "connected", "disconnected"));
    }

    /** One end. */
    private final class Person implements CallDelegate, NotificationDelegate {
        final List<String> heard = new ArrayList<>();
        final VoiceClient client;
        Consumer<CallInvite> takes = invite -> {};
        @Nullable Call call;

        Person(String name, long seed) {
            var engine = new ModelEngine(time, Randomness.seeded(seed), net);
            client =
                    new VoiceClient(
                            new VoiceSetup(
                                    name,
                                    () -> ADDRESS,
                                    engine,
                                    StreamDevice.tone(engine.clock(), 440, new ToneEar()),
                                    time.queue("audio"),
                                    wires,
                                    new Unbound(),
                                    time,
                                    Randomness.seeded(seed + 10),
                                    new Trace(time::nanos),
                                    time.queue("main")));
        }

        @Override
        public void callInviteReceived(CallInvite invite) {
            takes.accept(invite);
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
    }

    /** Nobody registers by the SDK here. */
    private static final class Unbound implements Bindings {
        @Override
        public void bind(String token, String device, Consumer<@Nullable VoiceError> answer) {
            answer.accept(null);
        }

        @Override
        public void unbind(String token, String device, Consumer<@Nullable VoiceError> answer) {
            answer.accept(null);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCalleeRejects(boolean onBridge) {
        bobIsThere();
        dial(onBridge, "bob");
        bob.takes = CallInvite::reject;
        aliceCalls("AP1");
        aliceHears(onBridge, 31486);
        assertThat(bob.heard).as("who rejects hears nothing more").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobodyIsRegistered(boolean onBridge) {
        dial(onBridge, "nobody");
        aliceCalls("AP1");
        aliceHears(onBridge, 31480);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobodyAnswers(boolean onBridge) {
        bobIsThere();
        dial(onBridge, "bob");
        aliceCalls("AP1");
        aliceHears(onBridge, 31480);
        assertThat(bob.heard).containsExactly("cancelled 31008");
    }

    /** No document says what becomes of these calls: they never connect. */
    @ParameterizedTest
    @CsvSource({"AP9, 21218", "AP1, 31603"})
    void noApplicationAndNoWebhook(String application, int code) {
        aliceCalls(application);
        assertThat(alice.heard).last().isEqualTo("failed " + code);
        assertThat(alice.heard).filteredOn(word -> !word.equals("ringing")).hasSize(1);
    }

    @Test
    void anApplicationWithoutVoiceUrl() {
        var settings = new Settings(null, null, null, CLOSED, null, null, null);
        var household = new Accounts.Household(KEY, "t".repeat(32), "AP1", "CR1");
        var closed =
                new Exchange(
                        ServerParts.of(
                                new Accounts(household, settings, false),
                                KEY,
                                time,
                                Randomness.seeded(5),
                                new dev.sidetone.testing.ScriptedPorts(),
                                new MarkedPaths(),
                                documents,
                                nobody()));
        var there = new MemoryWires(time, Duration.ofMillis(1), _ -> closed.signal());
        var engine = new ModelEngine(time, Randomness.seeded(6), net);
        VoiceClient client =
                new VoiceClient(
                        new VoiceSetup(
                                "carol",
                                () -> ADDRESS,
                                engine,
                                StreamDevice.tone(engine.clock(), 440, new ToneEar()),
                                time.queue("audio"),
                                there,
                                new Unbound(),
                                time,
                                Randomness.seeded(7),
                                new Trace(time::nanos),
                                time.queue("main")));
        client.connect(ConnectOptions.with(token("carol", CLOSED), o -> {}), alice);
        pass(Duration.ofMinutes(1));
        assertThat(alice.heard).containsExactly("failed 31404");
    }

    /** The caller has gone when the callee accepts. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void acceptedTooLate(boolean onBridge) {
        bobIsThere();
        dial(onBridge, "bob");
        bob.takes =
                invite ->
                        time.queue("thumb")
                                .after(
                                        Duration.ofSeconds(3),
                                        () -> {
                                            Call mine = alice.call;
                                            if (mine != null) {
                                                mine.disconnect();
                                            }
                                            bob.call = invite.accept(bob);
                                        });
        aliceCalls("AP1");
        assertThat(alice.heard)
                .isEqualTo(
                        onBridge
                                ? List.of("ringing", "disconnected")
                                : List.of("ringing", "connected", "disconnected"));
        assertThat(bob.heard).containsExactly("failed 31008");
    }

    /** The good end, for comparison. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answered(boolean onBridge) {
        bobIsThere();
        dial(onBridge, "bob");
        bob.takes = invite -> bob.call = invite.accept(bob);
        aliceCalls("AP1");
        Call mine = alice.call;
        assertThat(mine).isNotNull();
        mine.disconnect();
        mine.disconnect();
        pass(Duration.ofSeconds(40));
        assertThat(alice.heard).containsExactly("ringing", "connected", "disconnected");
        assertThat(bob.heard).containsExactly("connected", "disconnected");
    }
}
