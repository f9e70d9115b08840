package dev.sidetone.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.testing.ToneEar;
import dev.sidetone.testing.ToneMouth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

/** Two clocks, simulated event by event: one writes frames, the other reads buffers. */
class DriftRingTest {
    private static final double SECONDS = 120;

    private final Random random = new Random(7);
    private final ToneMouth mouth = new ToneMouth(440);
    private final ToneEar ear = new ToneEar();
    private double least = Double.MAX_VALUE;
    private double most;
    private double largestStep;
    private short before;
    private long now;

    @ParameterizedTest
    @CsvSource({
        "0, 0, 480",
        "0, 4, 480",
        "300, 4, 480",
        "-300, 4, 480",
        "3500, 4, 480",
        "-3500, 4, 480",
        "300, 4, 960",
        "-300, 4, 441",
        "300, 3, 1024"
    })
    void driftingClocksLoseNothing(int partsPerMillion, double jitterMillis, int portion) {
        DriftRing ring = new DriftRing(new AudioFormat(48_000, 1, portion), () -> now);
        run(ring, 10.0 * (1 - partsPerMillion * 1e-6), jitterMillis, portion);

        assertThat(ring.underruns()).isZero();
        double portionMillis = portion / 48.0;
        assertThat(least).isGreaterThan(0.5);
        assertThat(most).isLessThan(30 + portionMillis);
        // a lost or doubled frame would be a jump in the sine
        double steepest = 8_231 * 2 * Math.PI * 440 / 48_000;
        assertThat(largestStep).isLessThan(steepest * 1.05);
        assertThat(ear.rms(5_000)).isBetween(-15.1, -14.9);
    }

    @Test
    void playsSilenceAfterTheWriterStopsAndComesBack() {
        DriftRing ring = new DriftRing(AudioFormat.ENGINE);
        short[] buffer = new short[480];
        for (int i = 0; i < 50; i++) {
            ring.frame(mouth.next());
            ring.read(buffer);
            ear.frame(buffer);
        }
        assertThat(ear.rms(200)).isGreaterThan(-16);
        for (int i = 0; i < 50; i++) {
            ring.read(buffer);
            ear.frame(buffer);
        }
        assertThat(ear.rms(400)).isEqualTo(-120);
        for (int i = 0; i < 50; i++) {
            ring.frame(mouth.next());
            ring.read(buffer);
            ear.frame(buffer);
        }
        assertThat(ear.rms(200)).isGreaterThan(-16);
    }

    @Test
    void forgetsWhatPiledUpWhileNobodyRead() {
        DriftRing ring = new DriftRing(AudioFormat.ENGINE);
        for (int i = 0; i < 1_000; i++) {
            ring.frame(mouth.next());
        }
        assertThat(ring.level()).isLessThan(100);
    }

    private void run(DriftRing ring, double writeEvery, double jitter, int portion) {
        double readEvery = portion / 48.0;
        short[] buffer = new short[portion];
        double nextWrite = 0;
        double nextRead = 3;
        for (int writes = 0, reads = 0; nextWrite < SECONDS * 1_000; ) {
            now = (long) (1e6 * Math.min(nextWrite, nextRead));
            if (nextWrite <= nextRead) {
                ring.frame(mouth.next());
                nextWrite = ++writes * writeEvery + jitter * random.nextDouble();
            } else {
                ring.read(buffer);
                listen(buffer, nextRead, ring);
                nextRead = 3 + ++reads * readEvery + 1.0 * random.nextDouble();
            }
        }
    }

    private void listen(short[] buffer, double at, DriftRing ring) {
        ear.frame(buffer);
        if (at < 100) {
            before = buffer[buffer.length - 1];
            return;
        }
        for (short sample : buffer) {
            largestStep = Math.max(largestStep, Math.abs(sample - before));
            before = sample;
        }
        if (at > 20_000) {
            least = Math.min(least, ring.level());
            most = Math.max(most, ring.level() + buffer.length / 48.0);
        }
    }
}
