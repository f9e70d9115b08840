package dev.sidetone.audio.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.audio.CallMixer;
import dev.sidetone.audio.FrameSink;
import dev.sidetone.testing.ManualClock;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When cards break or cannot be opened. */
class AudioHubTest {
    private final VirtualTime time = new VirtualTime();
    private final BreakingCards cards = new BreakingCards();
    private final AudioHub hub = new AudioHub(cards, new ManualClock(), time.queue("control"));
    private final PhoneSound phone = hub.phone("alice");
    private final CallMixer mixer =
            new CallMixer(new ManualClock(), time.queue("control"), phone, new Trace(() -> 0));

    /** Cards whose streams can be broken; all of them are noted. */
    private static final class BreakingCards implements SoundCards {
        final List<Stream> streams = new ArrayList<>();
        boolean refusing;

        final class Stream implements Playback {
            final String id;
            final Runnable lost;
            boolean open = true;

            Stream(String id, Runnable lost) {
                this.id = id;
                this.lost = lost;
                streams.add(this);
            }

            @Override
            public void frame(short[] samples) {}

            @Override
            public int latencyMillis() {
                return 0;
            }

            @Override
            public void close() {
                open = false;
            }
        }

        List<String> open() {
            return streams.stream().filter(s -> s.open).map(s -> s.id).toList();
        }

        @Override
        public List<Card> outputs() {
            return List.of(new Card("out", "Out"));
        }

        @Override
        public List<Card> inputs() {
            return List.of(new Card("in", "In"));
        }

        @Override
        public @Nullable Playback play(String id, Runnable lost) {
            return refusing ? null : new Stream(id, lost);
        }

        @Override
        public @Nullable Closing record(String id, FrameSink to, Runnable lost) {
            return refusing ? null : new Stream(id, lost);
        }

        @Override
        public void onChange(Runnable observer) {}

        @Override
        public @Nullable String absence() {
            return null;
        }

        @Override
        public void close() {}
    }

    private CallMixer.Line call() {
        CallMixer.Line line =
                mixer.add(
                        new CallMixer.CallEnds() {
                            @Override
                            public void send(short[] frame) {}

                            @Override
                            public void receive(@Nullable FrameSink sink) {}
                        });
        time.advance(Duration.ofMillis(1));
        return line;
    }

    @Test
    void streamsThatBreakAreOpenedAgain() {
        call();
        assertThat(cards.open()).containsExactly("out", "in");
        List.copyOf(cards.streams).forEach(stream -> stream.lost.run());
        time.advance(Duration.ofMillis(50));
        assertThat(cards.open()).isEmpty();
        time.advance(Duration.ofMillis(51));
        assertThat(cards.open()).containsExactly("out", "in");
        assertThat(cards.streams).hasSize(4);
    }

    @Test
    void aLateWordAboutAnOldStreamBreaksNothing() {
        call();
        BreakingCards.Stream old = cards.streams.getFirst();
        old.lost.run();
        time.advance(Duration.ofSeconds(1));
        old.lost.run();
        time.advance(Duration.ofSeconds(1));
        assertThat(cards.open()).containsExactly("in", "out");
        assertThat(cards.streams).hasSize(3);
    }

    @Test
    void whatCannotBeOpenedIsTriedAgainWhileItIsWanted() {
        cards.refusing = true;
        CallMixer.Line line = call();
        cards.refusing = false;
        time.advance(Duration.ofSeconds(1));
        assertThat(cards.open()).isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(cards.open()).containsExactly("out", "in");
        line.close();
        time.advance(Duration.ofSeconds(5));
        assertThat(cards.open()).isEmpty();
        assertThat(cards.streams).hasSize(2);
    }

    @Test
    void nothingIsTriedAfterTheCall() {
        cards.refusing = true;
        call().close();
        time.advance(Duration.ofMillis(1));
        cards.refusing = false;
        time.advance(Duration.ofSeconds(10));
        assertThat(cards.streams).isEmpty();
    }
}
