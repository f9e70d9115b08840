package dev.sidetone.wiring.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class SeriesTest {
    @Test
    void theMiddleOfSortedValues() {
        assertThat(new Series(List.of(9.0, 1.0, 5.0)).median()).isEqualTo(5);
        assertThat(new Series(List.of(4.0, 1.0, 2.0, 9.0)).median()).isEqualTo(3);
        assertThat(new Series(List.of(9.0, 1.0, 5.0)).text("ms")).isEqualTo("5 ms (1 to 9)");
    }

    @Test
    void theValueThatAShareIsNotAbove() {
        Series hundred =
                new Series(IntStream.rangeClosed(1, 100).asDoubleStream().boxed().toList());
        assertThat(hundred.below(0.99)).isEqualTo(99);
        assertThat(hundred.below(1)).isEqualTo(100);
        assertThat(new Series(List.of(7.0)).below(0.99)).isEqualTo(7);
    }

    @Test
    void aGoalIsMetOrNot() {
        Goal goal = new Goal(60, "ms");
        assertThat(goal.verdict(60)).isEqualTo("goal 60 ms: yes");
        assertThat(goal.verdict(60.1)).isEqualTo("goal 60 ms: no");
    }

    @Test
    void growthAStep() {
        assertThat(new Series(List.of(100.0, 103.0, 106.0, 109.0)).slope()).isEqualTo(3);
        assertThat(new Series(List.of(5.0, 9.0, 5.0, 9.0, 5.0)).slope()).isCloseTo(0, within(1e-9));
        assertThat(new Series(List.of(7.0)).slope()).isZero();
    }

    @Test
    void nothingIsNoSeries() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Series(List.of()));
    }
}
