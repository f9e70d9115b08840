package dev.sidetone.testing;

import dev.sidetone.audio.FrameClock;
import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.PacedClock;
import dev.sidetone.audio.hub.SoundCards;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/** One loudspeaker that is listened to and one microphone that sings. */
public final class FakeCards implements SoundCards {
    /** What the loudspeaker plays. */
    public final ToneEar loudspeaker = new ToneEar();

    private final FrameClock clock = new PacedClock();
    private final Supplier<short[]> mouth;

    /** A microphone that hears 10 ms of {@code mouth} at a time. */
    public FakeCards(Supplier<short[]> mouth) {
        this.mouth = mouth;
    }

    @Override
    public List<Card> outputs() {
        return List.of(new Card("speaker", "Fake speaker"));
    }

    @Override
    public List<Card> inputs() {
        return List.of(new Card("microphone", "Fake microphone"));
    }

    @Override
    public Playback play(String id, Runnable lost) {
        return new Playback() {
            @Override
            public void frame(short[] samples) {
                loudspeaker.frame(samples);
            }

            @Override
            public int latencyMillis() {
                return 0;
            }

            @Override
            public void close() {
                // a loudspeaker that is given back is silent
                loudspeaker.frame(new short[48_000]);
            }
        };
    }

    @Override
    public Closing record(String id, FrameSink to, Runnable lost) {
        FrameClock.Beat beat = clock.every10ms(() -> to.frame(mouth.get()));
        return beat::close;
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
