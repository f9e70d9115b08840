package dev.sidetone.audio.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.audio.Tone;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/** The local tones of digits: U9. */
class KeyTonesTest {
    /** 10 ms each: whether a tone is heard. */
    private static List<Boolean> heard(KeyTones tones, int beats) {
        List<Boolean> heard = new ArrayList<>();
        for (int i = 0; i < beats; i++) {
            boolean loud = false;
            for (short sample : tones.get()) {
                loud |= sample != 0;
            }
            heard.add(loud);
        }
        return heard;
    }

    private static long loud(List<Boolean> heard) {
        return heard.stream().filter(each -> each).count();
    }

    @ParameterizedTest
    @CsvSource({"'', 0, 0", "5, 14, 14", "12, 32, 28", "'1,2', 50, 28", "'x', 14, 0", "A#, 32, 28"})
    @DisplayName("U9: each digit sounds 140 ms, 40 ms apart; what is none is a pause as long")
    void u9Digits(String digits, int beats, int loud) {
        KeyTones tones = new KeyTones(digits);

        assertThat(tones.beats()).isEqualTo(beats);
        assertThat(loud(heard(tones, beats))).isEqualTo(loud);
        assertThat(loud(heard(tones, 100))).as("silence behind them").isZero();
    }

    @Test
    @DisplayName("U9: the digits sound in their order, each as its own key")
    void u9Order() {
        KeyTones tones = new KeyTones("19");
        short[] first = tones.get().clone();
        heard(tones, 17);
        short[] second = tones.get().clone();

        assertThat(first).isEqualTo(Tone.dtmf('1').get());
        assertThat(second).isEqualTo(Tone.dtmf('9').get());
        assertThat(first).isNotEqualTo(second);
    }
}
