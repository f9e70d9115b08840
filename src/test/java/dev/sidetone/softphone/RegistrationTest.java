package dev.sidetone.softphone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.audio.NullDevice;
import dev.sidetone.softphone.BindingMemory.Remembered;
import dev.sidetone.softphone.SoftphoneSnapshot.Registration;
import dev.sidetone.system.AppServices;
import dev.sidetone.system.InstalledApp;
import dev.sidetone.testing.FakeMedia;
import dev.sidetone.testing.VirtualDevice;
import dev.sidetone.testing.VirtualServer;
import dev.sidetone.time.Randomness;
import dev.sidetone.trace.Event;
import dev.sidetone.voice.Bindings;
import dev.sidetone.voice.VoiceClient;
import dev.sidetone.voice.VoiceError;
import dev.sidetone.voice.VoiceSetup;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** When the app registers and when it need not, and what becomes of its registration. */
class RegistrationTest {
    private static final byte[] DEVICE = token(1);
    private static final String HEX = HexFormat.of().formatHex(DEVICE);

    private final VirtualDevice phone = new VirtualDevice();
    private final VirtualServer server = new VirtualServer(phone.time(), Randomness.seeded(1));
    private final List<String> asked = new ArrayList<>();
    private final BindingMemory memory = BindingMemory.transitory();
    private InstalledApp installed;
    private @Nullable Softphone app;

    private static byte[] token(int number) {
        byte[] bytes = new byte[32];
        bytes[31] = (byte) number;
        return bytes;
    }

    /** Notes what the server is asked. */
    private final class NotedBindings implements Bindings {
        @Override
        public void bind(
                String accessToken, String deviceToken, Consumer<@Nullable VoiceError> answer) {
            asked.add("bind " + last(deviceToken));
            server.bind(accessToken, deviceToken, answer);
        }

        @Override
        public void ask(String accessToken, String deviceToken, Consumer<Boolean> answer) {
            asked.add("ask " + last(deviceToken));
            server.ask(accessToken, deviceToken, answer);
        }

        @Override
        public void unbind(
                String accessToken, String deviceToken, Consumer<@Nullable VoiceError> answer) {
            asked.add("unbind " + last(deviceToken));
            server.unbind(accessToken, deviceToken, answer);
        }

        private String last(String deviceToken) {
            return deviceToken.substring(62);
        }
    }

    @BeforeEach
    void install() {
        phone.device().pushes().renewToken(DEVICE);
        installed = phone.device().install("Sidetone", this::launched);
    }

    private void launched(AppServices services) {
        var voice =
                new VoiceClient(
                        new VoiceSetup(
                                "alice",
                                () -> VirtualServer.ADDRESS,
                                new FakeMedia(phone.time()),
                                new NullDevice(),
                                phone.time().queue("audio"),
                                server.wires(),
                                new NotedBindings(),
                                phone.time(),
                                Randomness.seeded(2),
                                phone.trace(),
                                services.mainQueue()));
        app =
                new Softphone(
                        new SoftphoneSetup(
                                "alice",
                                services.callKit(),
                                services.audioSession(),
                                services.push(),
                                services.mainQueue(),
                                voice,
                                server,
                                new VirtualPhones.RecordingSounds(),
                                Randomness.seeded(3),
                                phone.trace(),
                                memory,
                                SoftphoneSetup.Options.DEFAULT));
    }

    private Softphone app() {
        return Objects.requireNonNull(app);
    }

    private void launch() {
        installed.launch();
        phone.advance(Duration.ofMillis(50));
    }

    /** The program ends and is started again; what the server is asked then is noted. */
    private void restart() {
        app().close();
        phone.advance(Duration.ofMillis(50));
        installed.kill();
        phone.run();
        asked.clear();
        launch();
    }

    private Instant now() {
        return phone.time().now();
    }

    private Registration registration() {
        return app().snapshot().registration();
    }

    private void call(String sid) {
        phone.push(
                Map.of(
                        "twi_message_type", "twilio.voice.call",
                        "twi_call_sid", sid,
                        "twi_from", "client:bob"));
    }

    private long pushesHeard() {
        return phone.trace().events().stream()
                .map(Event::name)
                .filter("didReceiveIncomingPush"::equals)
                .count();
    }

    @Test
    @DisplayName("The first start registers, and remembers it when it has succeeded")
    void firstStart() {
        Instant before = now();
        launch();

        assertThat(asked).containsExactly("bind 01");
        assertThat(registration()).isEqualTo(Registration.REGISTERED);
        Remembered remembered = memory.read();
        assertThat(remembered).isNotNull();
        assertThat(remembered.isOf(HEX)).isTrue();
        assertThat(remembered.boundAt()).isBetween(before, now());
    }

    @Test
    @DisplayName("The next start asks whether the server still knows, and does not register")
    void nextStart() {
        launch();
        Remembered first = memory.read();

        restart();

        assertThat(asked).containsExactly("ask 01");
        assertThat(registration()).isEqualTo(Registration.REGISTERED);
        assertThat(memory.read()).isEqualTo(first);
    }

    @Test
    @DisplayName("A server that has lost its bindings is told again at the next start")
    void forgetfulServer() {
        launch();
        app().close();
        phone.advance(Duration.ofMillis(50));
        installed.kill();
        server.die();
        server.succeed();
        asked.clear();

        launch();

        assertThat(asked).containsExactly("ask 01", "bind 01");
        assertThat(registration()).isEqualTo(Registration.REGISTERED);
    }

    @Test
    @DisplayName("A server that dies and is succeeded without its bindings is told again at once")
    void succeededServer() {
        launch();
        asked.clear();

        server.die();
        phone.advance(Duration.ofSeconds(2));
        assertThat(registration()).isEqualTo(Registration.UNREACHABLE);
        server.succeed();
        phone.advance(Duration.ofSeconds(15));

        assertThat(registration()).isEqualTo(Registration.REGISTERED);
        assertThat(asked).contains("ask 01").last().isEqualTo("bind 01");
    }

    @ParameterizedTest(name = "after {0} days and {1} ms: {2}")
    @DisplayName("Half a year, 182 days, is the limit")
    @CsvSource({
        "181, 0, ask 01",
        "181, 86399999, ask 01",
        "182, 0, bind 01",
        "183, 0, bind 01",
        "-1, 0, ask 01",
        "-2, 0, bind 01"
    })
    void halfAYear(long days, long millis, String expected) {
        launch();
        // the app asks 50 ms from now
        Instant then = now().plusMillis(50).minus(Duration.ofDays(days)).minusMillis(millis);
        memory.write(Remembered.of(HEX, then));

        restart();

        assertThat(asked).containsExactly(expected);
        boolean renewed = expected.startsWith("bind");
        assertThat(memory.read().boundAt().equals(then)).isEqualTo(!renewed);
    }

    @Test
    @DisplayName("Another device token registers anew, and the one before is given up")
    void otherToken() {
        launch();
        asked.clear();

        phone.device().pushes().renewToken(token(2));
        phone.advance(Duration.ofMillis(50));

        assertThat(asked).containsExactlyInAnyOrder("unbind 01", "bind 02");
        assertThat(memory.read().isOf(HexFormat.of().formatHex(token(2)))).isTrue();
        assertThat(registration()).isEqualTo(Registration.REGISTERED);
    }

    @Test
    @DisplayName("A token that changed while the app did not run registers anew")
    void otherTokenAtStart() {
        launch();
        phone.device().pushes().renewToken(token(2));
        installed.kill();
        asked.clear();

        launch();

        assertThat(asked).containsExactly("bind 02");
    }

    @Test
    @DisplayName("What did not succeed is not remembered, and is tried again")
    void failure() {
        server.die();

        launch();

        assertThat(memory.read()).isNull();
        assertThat(registration()).isEqualTo(Registration.UNREACHABLE);
        server.succeed();
        phone.advance(Duration.ofSeconds(11));
        assertThat(registration()).isEqualTo(Registration.REGISTERED);
        assertThat(memory.read()).isNotNull();
    }

    @Test
    @DisplayName("Every incoming invite moves the date, a push that is none does not")
    void inviteMovesTheDate() {
        launch();
        Instant old = now().minus(Duration.ofDays(100));
        memory.write(Remembered.of(HEX, old));

        phone.push(Map.of("twi_message_type", "twilio.voice.chat"));
        assertThat(memory.read().boundAt()).isEqualTo(old);
        call("CA1");

        assertThat(memory.read()).isEqualTo(Remembered.of(HEX, now()));
    }

    @Test
    @DisplayName("An invalidated token is unregistered and forgotten; the next one registers")
    void invalidated() {
        launch();
        asked.clear();

        phone.device().pushes().invalidateToken();
        phone.advance(Duration.ofMillis(50));

        assertThat(asked).containsExactly("unbind 01");
        assertThat(memory.read()).isNull();
        assertThat(registration()).isEqualTo(Registration.UNREACHABLE);
        phone.device().pushes().renewToken(DEVICE);
        phone.advance(Duration.ofMillis(50));
        assertThat(asked).containsExactly("unbind 01", "bind 01");
        assertThat(registration()).isEqualTo(Registration.REGISTERED);
    }

    @Test
    @DisplayName("L44: signing out unregisters, forgets, ends pushes and invalidates the provider")
    void l44signOut() {
        launch();
        call("CA1");
        assertThat(phone.device().snapshot().calls()).hasSize(1);
        asked.clear();

        app().signOut();
        phone.advance(Duration.ofMillis(50));

        assertThat(asked).containsExactly("unbind 01");
        assertThat(memory.read()).isNull();
        assertThat(phone.device().snapshot().calls()).isEmpty();
        assertThat(phone.events()).contains("ProviderInvalidated");
        assertThat(app().snapshot().registrationText()).isEqualTo("Signed out");
        long heard = pushesHeard();
        call("CA2");
        phone.advance(Duration.ofHours(2));
        assertThat(pushesHeard()).isEqualTo(heard);
        assertThat(asked).as("no renewal, no retry").containsExactly("unbind 01");
    }

    @Test
    @DisplayName("Signing out while a registration is under way leaves no binding behind")
    void signOutCrossesRegistration() {
        installed.launch();
        phone.run();
        app().signOut();
        phone.advance(Duration.ofMillis(50));

        boolean[] known = {true};
        server.ask(server.token("alice"), HEX, answer -> known[0] = answer);
        phone.advance(Duration.ofMillis(50));
        assertThat(known[0]).isFalse();
        assertThat(memory.read()).isNull();
    }

    @Test
    @DisplayName("Signed out without a server, the app is signed out all the same")
    void signOutWithoutServer() {
        launch();
        server.die();
        phone.advance(Duration.ofSeconds(1));

        app().signOut();
        phone.advance(Duration.ofMinutes(1));

        assertThat(memory.read()).isNull();
        assertThat(app().snapshot().registrationText()).isEqualTo("Signed out");
    }

    @Test
    @DisplayName("An app that is closed stays registered, as one on a phone does")
    void closed() {
        launch();
        asked.clear();

        app().close();
        phone.advance(Duration.ofSeconds(1));

        assertThat(asked).isEmpty();
        assertThat(memory.read()).isNotNull();
    }

    @Test
    @DisplayName("Access tokens are renewed within their hour without registering again")
    void renewal() {
        launch();
        asked.clear();

        phone.advance(Duration.ofHours(2));

        assertThat(asked).containsExactly("ask 01", "ask 01");
        assertThat(registration()).isEqualTo(Registration.REGISTERED);
    }

    @Test
    @DisplayName("Strange pushes do no harm to the app")
    void strangePushes() {
        launch();
        Map<String, Object> nulls = new HashMap<>();
        nulls.put("twi_message_type", null);
        nulls.put(null, "x");

        phone.push(Map.of());
        phone.push(nulls);
        phone.push(Map.of("twi_message_type", List.of(), "twi_call_sid", Map.of()));
        phone.push(Map.of("twi_message_type", "twilio.voice.call", "twi_call_sid", List.of("CA1")));
        phone.push(Map.of("twi_message_type", "twilio.voice.cancel", "twi_call_sid", 5));
        call("CA1");

        assertThat(phone.device().snapshot().calls())
                .singleElement()
                .satisfies(line -> assertThat(line.name()).isEqualTo("bob"));
        assertThat(pushesHeard()).isEqualTo(6);
    }
}
