package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.call;
import static dev.sidetone.server.exchange.Town.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.binding.Binding;
import dev.sidetone.signaling.MalformedFrame;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.testing.PushListener;
import dev.sidetone.testing.ScriptedWire;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Objects;

/** A binding lives for a year, from the last registration or push on (voice-sdk.md §1.12). */
class BindingYearTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Town town = new Town();

    /** What alice hears who calls bob now. */
    private WireError refusal() {
        ScriptedWire alice = town.sidetone("alice");
        alice.say(call("TJS" + town.time.nanos(), "bob"));
        town.pass(Duration.ofSeconds(10));
        return Objects.requireNonNull(alice.hear(Hangup.class).error());
    }

    private void rings() {
        ScriptedWire alice = town.sidetone("alice");
        alice.say(call("TJS" + town.time.nanos(), "bob"));
        alice.hear(Ringing.class);
    }

    private int held() {
        var asked = town.exchange().ask(town.token("bob"), device(1)).toCompletableFuture();
        town.settle();
        return asked.join().status();
    }

    /** A server is asked that has slept: none of its timers has run. */
    @Test
    void afterAYearItIsGoneAndTheCallerHearsWhy() {
        town.bind("bob", device(1));
        town.sleep(YEAR.minus(MINUTE));
        assertThat(held()).isEqualTo(204);

        town.sleep(MINUTE);

        assertThat(refusal())
                .isEqualTo(
                        new WireError(
                                31480,
                                "nobody named bob is registered any more: its registration ended"
                                        + " at 2027-01-01T00:00:00Z, a year after the last"
                                        + " registration or push; the app must register again"));
        assertThat(held()).isEqualTo(404);
        assertThat(town.exchange().trace().events())
                .filteredOn(event -> event.name().equals("BindingExpired"))
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(String.valueOf(event.detail()))
                                        .contains(device(1).substring(0, 8) + "…")
                                        .doesNotContain(device(1)));

        town.bind("bob", device(1));
        assertThat(held()).isEqualTo(204);
    }

    @Test
    void aRegistrationRenewsIt() {
        town.bind("bob", device(1));
        town.sleep(YEAR.minus(MINUTE));
        town.bind("bob", device(1));
        town.sleep(YEAR.minus(MINUTE));

        assertThat(held()).isEqualTo(204);
    }

    @Test
    void aPushThatIsDeliveredRenewsItAndThatIsKept() throws MalformedFrame {
        town.bind("bob", device(1));
        town.sleep(YEAR.minus(Duration.ofHours(2)));
        PushListener link = town.pushLink(device(1));
        rings();
        assertThat(link.push()).containsEntry("twi_to", "client:bob");

        town.succeed();
        town.sleep(YEAR.minus(Duration.ofHours(2)));

        assertThat(held()).isEqualTo(204);
    }

    @Test
    void aPushThatReachesNobodyRenewsNothing() {
        town.bind("bob", device(1));
        town.sleep(YEAR.minus(Duration.ofHours(2)));
        assertThat(refusal().message()).doesNotContain("ended");
        town.sleep(Duration.ofHours(2));

        assertThat(held()).isEqualTo(404);
    }

    /** A device may be two people's: who is not called is not renewed. */
    @Test
    void ofADeviceOnlyThePushedIdentityIsRenewed() {
        town.bind("bob", device(1));
        town.bind("carol", device(1));
        town.sleep(YEAR.minus(Duration.ofHours(2)));
        town.pushLink(device(1));
        rings();
        town.sleep(Duration.ofHours(2));
        town.pass(Duration.ofHours(1));
        town.bind("dave", device(2));

        assertThat(town.store.saved)
                .extracting(Binding::identity)
                .containsExactlyInAnyOrder("bob", "dave");
    }
}
