package dev.sidetone.server.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.anchor.stun.IceGate;
import dev.sidetone.server.anchor.stun.StunBytes;
import dev.sidetone.time.VirtualTime;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** From whom media are taken, and where they go. */
class MediaLegTest {
    private final VirtualTime time = new VirtualTime();
    private final LegSide alice = new LegSide("Alice", time);
    private final LegSide bob = new LegSide("Bob", time);

    private void joined() {
        MediaLeg.join(alice.leg, bob.leg);
    }

    private void talking() {
        joined();
        alice.checks(1_000, true);
        bob.checks(2_000, true);
    }

    @Test
    void mediaGoFromOneLatchedAddressToTheOtherAsTheyAre() {
        talking();
        alice.receives(1_000, LegSide.rtp(7));
        bob.receives(2_000, LegSide.rtp(8));
        assertThat(bob.got).containsExactly(LegSide.rtp(7));
        assertThat(bob.gotAt).containsExactly(LegSide.from(2_000));
        assertThat(alice.got).containsExactly(LegSide.rtp(8));
        assertThat(alice.leg.figures())
                .usingRecursiveComparison()
                .isEqualTo(
                        new LegFigures(
                                "Alice",
                                "CA1",
                                "127.0.0.1:1000",
                                1,
                                172,
                                1,
                                172,
                                1,
                                Map.of(),
                                Duration.ZERO,
                                false));
    }

    @Test
    void aCheckThatDoesNotChooseTheWayLetsNoMediaIn() {
        talking();
        assertThat(StunBytes.type(alice.checks(1_001, false))).isEqualTo(0x0101);
        alice.receives(1_001, LegSide.rtp(1));
        assertThat(bob.got).isEmpty();
        assertThat(alice.leg.figures().dropped()).containsExactly(Map.entry(Drop.STRANGER, 1L));
        assertThat(alice.latched).isEqualTo(1);
    }

    @Test
    void aStrangerNeitherLatchesNorBringsMediaIn() {
        talking();
        byte[] forged = StunBytes.check("ownAlice:farAlice", "a guessed password of 25", true, 9);
        alice.receives(6_666, forged);
        assertThat(StunBytes.error(alice.got.removeLast())).isEqualTo(401);
        alice.receives(6_666, LegSide.rtp(1));
        alice.receives(6_666, LegSide.dtls(1));
        bob.receives(2_000, LegSide.rtp(2));
        assertThat(bob.got).isEmpty();
        assertThat(alice.gotAt.getLast()).isEqualTo(LegSide.from(1_000));
        assertThat(alice.leg.figures().dropped())
                .isEqualTo(Map.of(Drop.STRANGER, 2L, Drop.REFUSED, 1L));
    }

    @Test
    void theSameAddressOnAnotherWayIsAStranger() {
        talking();
        LegSide otherWay = new LegSide("Other", time);
        alice.leg.received(otherWay, LegSide.from(1_000), java.nio.ByteBuffer.wrap(LegSide.rtp(1)));
        assertThat(bob.got).isEmpty();
    }

    @Test
    void refusalsAreFewBecauseTheirAddressesMayBeForged() {
        for (int i = 0; i < 1_000; i++) {
            alice.receives(6_666, StunBytes.request(i).fingerprint());
        }
        assertThat(alice.got).hasSize(10);
        assertThat(alice.leg.figures().dropped()).isEqualTo(Map.of(Drop.REFUSED, 1_000L));
        time.advance(Duration.ofSeconds(1));
        alice.receives(6_666, StunBytes.request(1).fingerprint());
        assertThat(alice.got).hasSize(11);
        assertThat(StunBytes.type(alice.checks(1_000, true))).isEqualTo(0x0101);
    }

    @Test
    void aSideThatMovesIsFollowed() {
        talking();
        alice.checks(1_007, true);
        bob.receives(2_000, LegSide.rtp(1));
        alice.receives(1_000, LegSide.rtp(2));
        alice.receives(1_007, LegSide.rtp(3));
        assertThat(alice.gotAt).containsExactly(LegSide.from(1_007));
        assertThat(bob.got).containsExactly(LegSide.rtp(3));
        assertThat(alice.latched).isEqualTo(2);
        alice.checks(1_007, true);
        assertThat(alice.latched).as("only when it moves").isEqualTo(2);
    }

    @Test
    void theHandshakeIsKeptForASideThatConnectsLater() {
        bob.checks(2_000, true);
        bob.receives(2_000, LegSide.dtls(1));
        bob.receives(2_000, LegSide.rtp(1));
        joined();
        bob.receives(2_000, LegSide.dtls(2));
        assertThat(alice.got).isEmpty();
        alice.checks(1_000, true);
        assertThat(alice.got).containsExactly(LegSide.dtls(1), LegSide.dtls(2));
        assertThat(bob.leg.figures().dropped()).isEqualTo(Map.of(Drop.EARLY, 1L));
        assertThat(alice.leg.figures().packetsOut()).isEqualTo(2);
    }

    @Test
    void theHandshakeIsKeptUntilTheAnswerJoinsTheLegs() {
        alice.checks(1_000, true);
        bob.checks(2_000, true);
        for (int i = 0; i < 100; i++) {
            bob.receives(2_000, LegSide.dtls(i));
        }
        joined();
        assertThat(alice.got).hasSize(8).startsWith(LegSide.dtls(0), LegSide.dtls(1));
        assertThat(bob.leg.figures().dropped()).isEqualTo(Map.of(Drop.EARLY, 92L));
    }

    @Test
    void aSideThatCameInWithAnotherNameThanItsAnswerIsPutOut() {
        bob.checks(2_000, "ownBob:somebody", true);
        bob.leg.expect("farBob");
        joined();
        bob.receives(2_000, LegSide.dtls(1));
        assertThat(bob.leg.figures().remote()).isNull();
        assertThat(bob.leg.figures().dropped()).isEqualTo(Map.of(Drop.STRANGER, 1L));
        bob.checks(2_000, true);
        bob.leg.expect("farBob");
        assertThat(bob.leg.figures().remote()).isEqualTo("127.0.0.1:2000");
    }

    @Test
    void duringAnIceRestartTheOldWayStandsUntilTheNewOneDoes() {
        talking();
        alice.leg.renew(new IceGate(LegSide.credentials("Next"), "farNext"));
        alice.receives(1_000, LegSide.rtp(1));
        assertThat(StunBytes.type(alice.checks(1_000, false))).isEqualTo(0x0101);
        assertThat(StunBytes.type(alice.checks(1_009, "ownNext:farNext", true))).isEqualTo(0x0101);
        alice.receives(1_009, LegSide.rtp(2));
        assertThat(bob.got).containsExactly(LegSide.rtp(1), LegSide.rtp(2));
        assertThat(StunBytes.error(alice.checks(1_000, true))).as("old credentials").isEqualTo(401);
        assertThat(alice.leg.figures().remote()).isEqualTo("127.0.0.1:1009");
    }

    @Test
    void anIndicationCountsFromTheLatchedAddressAlone() {
        talking();
        time.advance(Duration.ofSeconds(3));
        byte[] indication = StunBytes.of(0x0011, 1).fingerprint();
        alice.receives(6_666, indication);
        assertThat(alice.leg.figures().sinceLast()).isEqualTo(Duration.ofSeconds(3));
        alice.receives(1_000, indication);
        assertThat(alice.leg.figures().sinceLast()).isEqualTo(Duration.ZERO);
        assertThat(alice.got).isEmpty();
    }

    @Test
    void whatTheMachineDoesNotTakeIsCounted() {
        talking();
        bob.full = true;
        alice.receives(1_000, LegSide.rtp(1));
        bob.receives(6_666, StunBytes.request(1).fingerprint());
        assertThat(bob.leg.figures().dropped())
                .isEqualTo(Map.of(Drop.UNSENT, 2L, Drop.REFUSED, 1L));
        assertThat(bob.leg.figures().packetsOut()).isZero();
    }

    @Test
    void nothingAndNoiseAreDropped() {
        talking();
        for (byte[] packet : List.of(new byte[0], new byte[1], new byte[2_000])) {
            alice.receives(1_000, packet);
        }
        assertThat(alice.leg.figures().dropped()).isEqualTo(Map.of(Drop.UNREADABLE, 3L));
        assertThat(bob.got).isEmpty();
    }
}
