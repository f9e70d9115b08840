package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** Whole calls between two phones without a clock, a socket or a media library. */
class VirtualHouseholdTest {
    private final VirtualHousehold home = new VirtualHousehold(1);

    @Test
    void aCallByPushFromEndToEnd() {
        talk();
        assertThat(home.alice.hears(880)).isTrue();
        assertThat(home.bob.hears(440)).isTrue();

        home.bob.call().setOnHold(true);
        home.pass(Duration.ofSeconds(1));
        assertThat(home.alice.hears(880)).isFalse();
        assertThat(home.bob.hears(440)).isFalse();
        home.bob.call().setOnHold(false);
        home.alice.call().setMuted(true);
        home.pass(Duration.ofSeconds(1));
        assertThat(home.alice.hears(880)).isTrue();
        assertThat(home.bob.hears(440)).isFalse();

        home.alice.call().disconnect();
        home.pass(Duration.ofSeconds(1));
        assertThat(home.alice.heard).containsExactly("ringing", "connected", "disconnected");
        assertThat(home.bob.heard).containsExactly("bound null", "connected", "disconnected");
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        List<String> once = story(7);
        assertThat(once).hasSizeGreaterThan(50).isEqualTo(story(7)).isNotEqualTo(story(8));
    }

    private static List<String> story(long seed) {
        VirtualHousehold home = new VirtualHousehold(seed);
        home.alice.calls("bob");
        home.pass(Duration.ofSeconds(5));
        home.server.die();
        home.pass(Duration.ofSeconds(2));
        home.server.succeed();
        home.pass(Duration.ofSeconds(30));
        home.bob.call().disconnect();
        home.pass(Duration.ofSeconds(5));
        return home.story();
    }

    @Test
    void theServerDiesAndAnotherOneGoesOnWithTheCall() {
        talk();
        home.server.die();
        home.pass(Duration.ofSeconds(3));
        assertThat(home.bob.hears(440)).isTrue();
        home.server.succeed();
        home.pass(Duration.ofSeconds(30));
        assertThat(home.alice.heard)
                .containsExactly("ringing", "connected", "reconnecting 53001", "reconnected");
        assertThat(home.bob.heard).endsWith("connected", "reconnecting 53001", "reconnected");
        home.bob.call().disconnect();
        home.pass(Duration.ofSeconds(1));
        assertThat(home.alice.heard).endsWith("disconnected");
    }

    @Test
    void theServerDiesForGood() {
        talk();
        home.server.die();
        home.pass(Duration.ofSeconds(31));
        assertThat(home.alice.heard).endsWith("reconnecting 53001", "disconnected 53001");
        assertThat(home.bob.heard).endsWith("reconnecting 53001", "disconnected 53001");
    }

    @Test
    void mediaIsLostAndRestarted() {
        talk();
        home.net.cut();
        home.pass(Duration.ofSeconds(9));
        assertThat(home.alice.heard).endsWith("reconnecting 53405");
        home.net.mend();
        home.pass(Duration.ofSeconds(3));
        assertThat(home.alice.heard).endsWith("reconnecting 53405", "reconnected");
        assertThat(home.bob.heard).endsWith("reconnecting 53405", "reconnected");
        assertThat(home.alice.hears(880)).isTrue();
        assertThat(home.bob.hears(440)).isTrue();
    }

    private void talk() {
        home.alice.calls("bob");
        home.pass(Duration.ofSeconds(1));
        assertThat(home.alice.heard).containsExactly("ringing", "connected");
    }
}
