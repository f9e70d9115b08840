package dev.sidetone.audio.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlaybackLevelTest {
    private final PlaybackLevel level = new PlaybackLevel();
    private double left;

    /** A card that holds back so much, and uses up {@code drift} more than 10 ms a frame. */
    private void play(int frames, double card, double drift) {
        for (int i = 0; i < frames; i++) {
            level.see(left, card);
            left = Math.max(0, left + (level.late() ? 0 : 10 / level.pace()) - 10 - drift);
        }
    }

    @Test
    void whatPiledUpAtTheStartIsWorkedOffWithinASecond() {
        left = 30;
        play(70, 5, 0);
        assertThat(left).isBetween(6.0, 9.0);
        play(600, 5, 0);
        assertThat(left).isCloseTo(6, within(1.0));
    }

    @Test
    void tooMuchIsLeftOutAtTheStart() {
        left = 300;
        play(40, 5, 0);
        assertThat(left).isLessThan(45);
    }

    @Test
    void aClockThatDriftsIsFollowed() {
        left = 10;
        play(3_000, 5, 0.02);
        assertThat(left).isCloseTo(6, within(1.5));
        assertThat(level.pace()).isCloseTo(0.998, within(0.0007));
    }

    @Test
    void aWirelessCardThatHoldsALotIsNotStarved() {
        left = 205;
        play(3_000, 200, 0);
        assertThat(level.late()).isFalse();
        assertThat(left).isCloseTo(201, within(2.0));
    }

    @Test
    void aCardThatRunsEmptyGetsMoreAndGivesItBackWhenAllIsCalm() {
        left = 8;
        play(300, 5, 0);
        level.underrun();
        level.underrun();
        assertThat(level.extra()).isEqualTo(2);
        play(2_000, 5, 0);
        assertThat(left).isCloseTo(8, within(1.0));
        play(6_000, 5, 0);
        assertThat(level.extra()).isZero();
        assertThat(left).isCloseTo(6, within(1.0));
    }
}
