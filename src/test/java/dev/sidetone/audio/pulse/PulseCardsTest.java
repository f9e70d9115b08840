package dev.sidetone.audio.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidetone.audio.FrameClock;
import dev.sidetone.audio.PacedClock;
import dev.sidetone.audio.hub.SoundCards;
import dev.sidetone.testing.Needs;
import dev.sidetone.testing.PrivatePulse;
import dev.sidetone.testing.ToneEar;
import dev.sidetone.testing.ToneMouth;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Streams to and from the null sinks of a sound server that the test starts. */
@Tag("real")
class PulseCardsTest {
    private static final Duration AGAIN = Duration.ofMillis(100);

    private final FrameClock clock = new PacedClock();
    private final List<Song> songs = new ArrayList<>();
    private PrivatePulse pulse;
    private SoundCards cards;

    @BeforeEach
    void start() {
        Needs.pulseAudio();
        pulse = PrivatePulse.start("first", "second");
        cards = PulseCards.connect(pulse.address(), AGAIN);
    }

    @AfterEach
    void end() {
        if (pulse != null) {
            pulse.thaw();
            songs.forEach(Song::close);
            cards.close();
            pulse.close();
        }
    }

    private static void soon(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(5)).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    private static List<String> ids(List<SoundCards.Card> cards) {
        return cards.stream().map(SoundCards.Card::id).toList();
    }

    /** A 440 Hz tone on an output until it is closed. */
    private final class Song {
        final AtomicInteger lost = new AtomicInteger();
        final SoundCards.Playback playback;
        private final FrameClock.Beat beat;

        Song(String sink) {
            playback = Objects.requireNonNull(cards.play(sink, lost::incrementAndGet));
            var mouth = new ToneMouth(440);
            songs.add(this);
            beat = clock.every10ms(() -> playback.frame(mouth.next()));
        }

        void close() {
            beat.close();
            playback.close();
        }
    }

    @Test
    void listsTheDefaultFirstAndMonitorsLast() {
        pulse.pactl("set-default-sink", "second");
        soon(() -> ids(cards.outputs()).equals(List.of("second", "first")));
        assertThat(cards.absence()).isNull();
        assertThat(ids(cards.inputs()))
                .containsExactlyInAnyOrder("first.monitor", "second.monitor");
    }

    @Test
    void theChosenSinkPlaysAndNoOther() {
        ToneEar first = pulse.ear("first");
        ToneEar second = pulse.ear("second");
        Song song = new Song("second");
        soon(() -> second.level(440, 100) > -20);
        assertThat(pulse.playing()).containsExactly("second");
        assertThat(first.heard()).isPositive();
        assertThat(first.rms(500)).isLessThan(-90);
        assertThat(song.playback.latencyMillis()).isBetween(0, 60);
        song.close();
        soon(() -> pulse.playing().isEmpty());
    }

    @Test
    void recordsWhatIsThere() {
        var ear = new ToneEar();
        SoundCards.Closing recording =
                Objects.requireNonNull(cards.record("second.monitor", ear, () -> {}));
        Song song = new Song("second");
        soon(() -> ear.level(440, 100) > -20);
        assertThat(pulse.recording()).containsExactly("second.monitor");
        assertThat(song.lost).hasValue(0);
        song.close();
        recording.close();
        soon(() -> pulse.recording().isEmpty());
        long heard = ear.heard();
        pulse.pactl("list", "short", "sinks");
        assertThat(ear.heard()).isEqualTo(heard);
    }

    @Test
    void aSinkThatGoesTellsOnceAndCanBeHadAgain() {
        Song song = new Song("second");
        soon(() -> pulse.playing().equals(List.of("second")));
        pulse.unplug("second");
        soon(() -> song.lost.get() == 1);
        soon(() -> ids(cards.outputs()).equals(List.of("first")));
        assertThat(cards.play("second", () -> {})).isNull();
        assertThat(pulse.playing()).isEmpty();
        song.close();
        pulse.plug("second");
        soon(() -> ids(cards.outputs()).contains("second"));
        ToneEar ear = pulse.ear("second");
        Song again = new Song("second");
        soon(() -> ear.level(440, 100) > -20);
        assertThat(song.lost).hasValue(1);
        assertThat(again.lost).hasValue(0);
    }

    @Test
    void aServerThatIsKilledIsFoundAgain() {
        var changes = new AtomicInteger();
        cards.onChange(changes::incrementAndGet);
        Song song = new Song("first");
        soon(() -> !pulse.playing().isEmpty());
        pulse.kill();
        soon(() -> song.lost.get() == 1 && cards.outputs().isEmpty());
        assertThat(cards.absence()).isEqualTo("the sound server has gone");
        assertThat(changes).hasPositiveValue();
        assertThat(cards.play("first", () -> {})).isNull();
        song.close();
        pulse.restart();
        soon(() -> ids(cards.outputs()).equals(List.of("first", "second")));
        assertThat(cards.absence()).isNull();
        ToneEar ear = pulse.ear("first");
        Song again = new Song("first");
        soon(() -> ear.level(440, 100) > -20);
        again.close();
    }

    @Test
    void aServerThatHangsHoldsNobodyUp() {
        Song song = new Song("first");
        soon(() -> !pulse.playing().isEmpty());
        pulse.freeze();
        long start = System.nanoTime();
        assertThat(cards.play("second", () -> {})).isNull();
        SoundCards other = PulseCards.connect(pulse.address(), AGAIN);
        assertThat(other.outputs()).isEmpty();
        assertThat(other.absence()).isEqualTo("no sound server answers");
        song.playback.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        pulse.thaw();
        soon(() -> ids(other.outputs()).equals(List.of("first", "second")));
        other.close();
        song.close();
        soon(() -> pulse.playing().isEmpty());
    }

    @Test
    void aServerThatComesLaterIsFound() {
        pulse.kill();
        SoundCards early = PulseCards.connect(pulse.address(), AGAIN);
        assertThat(early.absence()).isEqualTo("no sound server answers");
        pulse.restart();
        soon(() -> early.absence() == null);
        early.close();
    }

    @Test
    void aHundredTimesOpenAndClosed() {
        for (int i = 0; i < 100; i++) {
            String sink = i % 2 == 0 ? "first" : "second";
            SoundCards.Playback playback =
                    Objects.requireNonNull(cards.play(sink, () -> {}), "time " + i);
            SoundCards.Closing recording =
                    Objects.requireNonNull(cards.record(sink + ".monitor", f -> {}, () -> {}));
            playback.frame(new short[480]);
            playback.close();
            playback.close();
            // somebody who has not heard of it yet
            playback.frame(new short[480]);
            recording.close();
        }
        soon(() -> pulse.playing().isEmpty() && pulse.recording().isEmpty());
    }

    @Test
    void whatIsRecordedMayBePlayedAtOnce() {
        ToneEar second = pulse.ear("second");
        SoundCards.Playback to = Objects.requireNonNull(cards.play("second", () -> {}));
        SoundCards.Closing from =
                Objects.requireNonNull(cards.record("first.monitor", to, () -> {}));
        Song song = new Song("first");
        soon(() -> second.level(440, 100) > -20);
        assertThat(song.lost).hasValue(0);
        song.close();
        from.close();
        to.close();
    }

    @Test
    void closingInAnyOrderAndUnderAKilledServerIsHarmless() {
        for (int i = 0; i < 10; i++) {
            SoundCards own = PulseCards.connect(pulse.address(), AGAIN);
            SoundCards.Playback playback = Objects.requireNonNull(own.play("first", () -> {}));
            SoundCards.Closing recording =
                    Objects.requireNonNull(own.record("first.monitor", f -> {}, () -> {}));
            FrameClock.Beat beat = clock.every10ms(() -> playback.frame(new short[480]));
            if (i % 2 == 0) {
                pulse.kill();
            }
            if (i % 3 == 0) {
                own.close();
                own.close();
            }
            recording.close();
            playback.close();
            recording.close();
            beat.close();
            own.close();
            assertThat(own.play("first", () -> {})).isNull();
            if (i % 2 == 0) {
                pulse.restart();
            }
        }
        soon(() -> cards.absence() == null);
    }
}
