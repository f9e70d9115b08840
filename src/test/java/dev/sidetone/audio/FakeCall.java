package dev.sidetone.audio;

import dev.sidetone.testing.ToneEar;
import dev.sidetone.testing.ToneMouth;

import org.jspecify.annotations.Nullable;

/** The far side of a call: sings at its own frequency and keeps what it hears. */
final class FakeCall implements CallMixer.CallEnds {
    private final ToneMouth mouth;
    private final ToneEar ear = new ToneEar();
    private @Nullable FrameSink sink;

    FakeCall(double frequency) {
        mouth = new ToneMouth(frequency);
    }

    /** What comes to the far side. */
    ToneEar ear() {
        return ear;
    }

    boolean connected() {
        return sink != null;
    }

    /** Ten milliseconds of the far side arrive. */
    void sing() {
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
