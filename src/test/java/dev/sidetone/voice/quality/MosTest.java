package dev.sidetone.voice.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MosTest {
    /** Round trip, jitter, loss and what the JavaScript SDK makes of them. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 4.4333",
        "50, 5, 0, 4.4057",
        "150, 20, 1, 4.1746",
        "400, 30, 3, 2.6943",
        "600, 0, 0, 2.3546",
        "1000, 0, 0, 1.0"
    })
    void theScoresAreThoseOfTheSdk(double rtt, double jitter, double loss, double score) {
        assertThat(Mos.of(rtt, jitter, loss)).isCloseTo(score, within(0.00005));
    }

    @Test
    void muchLossIsTheWorst() {
        assertThat(Mos.of(0.0, 0.0, 38.0)).isEqualTo(1.0);
        assertThat(Mos.of(0.0, 0.0, 37.0)).isGreaterThan(1.0);
    }

    @Test
    void withoutAFigureThereIsNoScore() {
        assertThat(Mos.of(null, 0.0, 0.0)).isNull();
        assertThat(Mos.of(0.0, null, 0.0)).isNull();
        assertThat(Mos.of(0.0, 0.0, null)).isNull();
    }
}
