package dev.sidetone.wiring.programs;

import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.Goertzel;
import dev.sidetone.audio.hub.SoundCards;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** One loudspeaker that nobody hears and that measures what it would have played. */
final class MeteredCards implements SoundCards {
    private static final int AUDIBLE = -50;

    private long audibleFrames;
    private double power;

    @Override
    public List<Card> outputs() {
        return List.of(new Card("meter", "Level meter"));
    }

    @Override
    public List<Card> inputs() {
        return List.of();
    }

    @Override
    public Playback play(String id, Runnable lost) {
        return new Playback() {
            @Override
            public void frame(short[] samples) {
                measure(samples);
            }

            @Override
            public int latencyMillis() {
                return 0;
            }

            @Override
            public void close() {}
        };
    }

    private synchronized void measure(short[] samples) {
        double level = Goertzel.rms(samples, 0, samples.length);
        if (level > AUDIBLE) {
            audibleFrames++;
            power += Math.pow(10, level / 10);
        }
    }

    /** Mean level of what was audible, dB below full scale; −120 for nothing. */
    synchronized double level() {
        return audibleFrames == 0 ? -120 : 10 * Math.log10(power / audibleFrames);
    }

    /** Seconds of audible sound. */
    synchronized double seconds() {
        return audibleFrames / 100.0;
    }

    @Override
    public @Nullable Closing record(String id, FrameSink to, Runnable lost) {
        return null;
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
