package dev.sidetone.voice;

import static dev.sidetone.voice.SdkTown.hearsOnly;
import static dev.sidetone.voice.SdkTown.soon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.testing.chromium.Page;
import dev.sidetone.testing.sdk.SdkPage;
import dev.sidetone.voice.TalkingPair.Person;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What the unmodified JavaScript SDK and the server do about what gets lost in a call. */
@Tag("real")
class StockSdkRecoveryTest {
    private static final String PATIENT = "{maxCallSignalingTimeoutMs: 30000}";

    @RegisterExtension static final SdkTown TOWN = new SdkTown();

    @AfterEach
    void open() {
        TOWN.gate().reopen();
    }

    private static SdkPage talking(Person bob) {
        bob.registeredBySocket();
        SdkPage carol = TOWN.carol(PATIENT);
        carol.registers();
        carol.calls("{To: 'bob'}");
        carol.awaits("accept");
        bob.await("connected");
        bothHear(carol, bob);
        return carol;
    }

    private static void bothHear(SdkPage carol, Person bob) {
        hearsOnly(carol, 880, 440);
        hearsOnly(bob, 440, 880);
    }

    private static void hangsUp(SdkPage carol, Person bob) {
        carol.does("web.call.disconnect()");
        carol.awaits("disconnect");
        bob.await("disconnected");
    }

    @Test
    void aCallOutlivesTheLossOfThePagesSocket() {
        Person bob = TOWN.bob();
        SdkPage carol = talking(bob);
        TOWN.gate().drop();
        carol.awaits("reconnecting 53001");
        bothHear(carol, bob);
        carol.awaits("reconnected");
        bothHear(carol, bob);
        assertThat(bob.heard).containsExactly("registered null", "connected");

        carol.does("web.call.sendDigits('5')");
        bob.await("digits 5");
        hangsUp(carol, bob);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 15})
    void aCallOutlivesSecondsWithoutServer(int seconds) {
        Person bob = TOWN.bob();
        SdkPage carol = talking(bob);
        TOWN.gate().shut();
        carol.awaits("reconnecting 53001");
        carol.does("new Promise(later => setTimeout(later, " + (seconds * 1_000 - 500) + "))");
        bothHear(carol, bob);
        TOWN.gate().reopen();
        carol.awaits("reconnected");
        carol.awaits("registered");
        bothHear(carol, bob);
        hangsUp(carol, bob);
    }

    @Test
    void thePageRestartsIceTwiceAndTheSoundGoesOn() {
        Person bob = TOWN.bob();
        SdkPage carol = talking(bob);
        for (int round = 0; round < 2; round++) {
            int before = carol.page().frames().size();
            // as the SDK does by itself when ICE fails, seconds later
            carol.does("web.call._mediaHandler.iceRestart()");
            soon(
                    () ->
                            SdkTown.frames(carol, before).stream()
                                    .anyMatch(StockSdkRecoveryTest::reanswers));
            bothHear(carol, bob);
        }
        hangsUp(carol, bob);
    }

    private static boolean reanswers(String frame) {
        return frame.startsWith("<")
                && frame.contains("\"answer\"")
                && frame.contains("a=ice-ufrag");
    }

    @Test
    void thePhoneRestartsIceInANewNetworkAndTheSoundGoesOn() {
        Person bob = TOWN.bob();
        SdkPage carol = talking(bob);
        AtomicInteger looks = new AtomicInteger();
        bob.client.network().begin(() -> Set.of("10.0.0." + Math.min(looks.incrementAndGet(), 2)));
        soon(
                () ->
                        bob.trace.events().stream()
                                .anyMatch(one -> one.toString().contains("reinvite")));
        bothHear(carol, bob);
        carol.awaits("sample");
        bothHear(carol, bob);
        assertThat(carol.events()).containsExactly("registered", "ringing", "accept");
        hangsUp(carol, bob);
    }

    @Test
    void whenMediaAreLostTheSdkRestartsIceByItself() {
        Person bob = TOWN.bob();
        Page network = TOWN.carol().page();
        network.losesPackets(0);
        try {
            SdkPage carol = talking(bob);
            network.losesPackets(100);
            carol.awaits("reconnecting 53405", Duration.ofSeconds(25));
            network.losesPackets(0);
            carol.awaits("reconnected");
            bothHear(carol, bob);
            hangsUp(carol, bob);
        } finally {
            network.losesNothing();
        }
    }

    @Test
    void twoPagesRestartIce() {
        SdkPage carol = TOWN.carol(PATIENT);
        carol.registers();
        SdkPage dave = TOWN.dave();
        dave.calls("{To: 'carol'}");
        carol.awaits("incoming");
        carol.does("web.accept()");
        carol.awaits("accept");
        dave.awaits("accept");
        for (SdkPage one : List.of(carol, dave, carol)) {
            hearsOnly(one, one == carol ? 660 : 440, one == carol ? 440 : 660);
            int before = one.page().frames().size();
            one.does("web.call._mediaHandler.iceRestart()");
            soon(
                    () ->
                            SdkTown.frames(one, before).stream()
                                    .anyMatch(StockSdkRecoveryTest::reanswers));
            one.does("web.next('sample', 5000)");
        }
        hearsOnly(carol, 660, 440);
        hearsOnly(dave, 440, 660);
        dave.does("web.call.disconnect()");
        carol.awaits("disconnect");
    }
}
