package dev.sidetone.testing;

import dev.sidetone.audio.CallMixer;
import dev.sidetone.audio.FrameSink;

import org.jspecify.annotations.Nullable;

/** The far side of a call: sings at its own frequency and keeps what it hears. */
public final class FakeCall implements CallMixer.CallEnds {
    private final ToneMouth mouth;
    private final ToneEar ear = new ToneEar();
    private @Nullable FrameSink sink;

    /** Sings at this frequency, Hz. */
    public FakeCall(double frequency) {
        mouth = new ToneMouth(frequency);
    }

    /** What comes to the far side. */
    public ToneEar ear() {
        return ear;
    }

    /** Whether it is in a mixer. */
    public boolean connected() {
        return sink != null;
    }

    /** Ten milliseconds of the far side arrive. */
    public void sing() {
        if (sink != null) {
            sink.frame(mouth.next());
        }
    }

    @Override
    public void send(short[] frame) {
        ear.frame(frame);
    }

    @Override
    public void receive(@Nullable FrameSink target) {
        sink = target;
    }
}
