package dev.sidetone.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class TickMixerTest {
    private final List<Integer> sums = new ArrayList<>();
    private long nanos = 1;
    private final TickMixer mixer =
            new TickMixer(frame -> sums.add((int) frame[479]), () -> this.nanos);
    private final TickMixer.Input one = mixer.add();
    private final TickMixer.Input two = mixer.add();

    @Test
    void waitsForTheLastInputAndWritesAtOnce() {
        tick(one, 10);
        tick(two, 20);
        pass(10);

        tick(one, 11);
        assertThat(sums).containsExactly(10);
        tick(two, 21);
        assertThat(sums).containsExactly(10, 32);
    }

    @Test
    void orderOfANewInputDoesNotDelayTheOthers() {
        tick(two, 20);
        pass(10);
        tick(one, 11);
        tick(two, 21);
        pass(10);
        tick(one, 12);
        tick(two, 22);
        pass(10);
        tick(one, 13);
        assertThat(sums).hasSize(3);
        tick(two, 23);
        assertThat(sums).containsExactly(20, 32, 34, 36);
    }

    @Test
    void anInputThatStaysAwayHoldsTheOthersUpForOneTick() {
        settle();

        tick(one, 10);
        pass(10);
        tick(one, 11);
        assertThat(sums).containsExactly(10, 11);
        pass(10);
        tick(one, 12);
        assertThat(sums).containsExactly(10, 11, 12);

        tick(two, 5);
        pass(10);
        tick(one, 13);
        tick(two, 6);
        assertThat(sums).containsExactly(10, 11, 12, 19);
    }

    @Test
    void ticksThatCameLateAndAtOnceAreNotMixedUp() {
        settle();

        for (int i = 0; i < 3; i++) {
            tick(one, 1);
            tick(two, 2);
        }
        assertThat(sums).containsExactly(3, 3, 3);
    }

    @Test
    void anInputThatIsClosedIsNotWaitedFor() {
        settle();

        tick(one, 10);
        two.close();
        assertThat(sums).containsExactly(10);
        tick(two, 99);
        pass(10);
        tick(one, 11);
        assertThat(sums).containsExactly(10, 11);
    }

    @Test
    void sourcesSoundWithTheInputs() {
        TickMixer.Source source = mixer.add(() -> frame(100));
        tick(one, 1);
        tick(one, 2);
        source.close();
        tick(one, 3);

        assertThat(sums).containsExactly(101, 102, 3);
    }

    @Test
    void beatsPlaySourcesWhileNoInputDelivers() {
        mixer.beat();
        assertThat(sums).isEmpty();

        TickMixer.Source source = mixer.add(() -> frame(100));
        mixer.beat();
        mixer.beat();
        assertThat(sums).containsExactly(100, 100);
        source.close();
        mixer.beat();
        assertThat(sums).hasSize(2);
    }

    @Test
    void inputsAreTheClockWhileTheyDeliver() {
        mixer.add(() -> frame(100));
        for (int i = 0; i < 10; i++) {
            tick(one, 1);
            pass(10);
            mixer.beat();
        }
        assertThat(sums).hasSize(10).containsOnly(101);

        // one beat passed since the last frame: one more is waited for
        mixer.beat();
        assertThat(sums).hasSize(10);
        mixer.beat();
        mixer.beat();
        assertThat(sums).hasSize(12).endsWith(100, 100);
    }

    @Test
    void gainMakesAnInputLouderOrQuieter() {
        one.gain(2);
        tick(one, 1_000);
        one.gain(0.5);
        tick(one, 1_000);

        assertThat(sums).containsExactly(2_000, 500);
    }

    @Test
    void loudSumsAreBentNotCut() {
        assertThat(TickMixer.soft(20_000)).isEqualTo((short) 20_000);
        assertThat(TickMixer.soft(-20_000)).isEqualTo((short) -20_000);
        assertThat((int) TickMixer.soft(40_000)).isBetween(30_000, 32_767);
        assertThat((int) TickMixer.soft(-98_304)).isBetween(-32_767, -32_700);
        for (int i = 0; i < 98_304; i++) {
            assertThat(TickMixer.soft(i + 1)).isGreaterThanOrEqualTo(TickMixer.soft(i));
        }
    }

    /** Until the mixer knows that both deliver, in this order. */
    private void settle() {
        for (int i = 0; i < 3; i++) {
            tick(one, 1);
            tick(two, 2);
            pass(10);
        }
        sums.clear();
    }

    private void pass(int millis) {
        nanos += millis * 1_000_000L;
    }

    private static void tick(TickMixer.Input input, int value) {
        input.frame(frame(value));
    }

    private static short[] frame(int value) {
        short[] frame = new short[480];
        Arrays.fill(frame, (short) value);
        return frame;
    }
}
