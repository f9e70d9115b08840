package dev.sidetone.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/** Whatever goes wrong in a callback of the decoder: nothing is thrown, which ended the process. */
class RemoteSoundTest {
    private static final byte[] TEN_MILLIS = new byte[960];

    private final List<Runnable> told = new ArrayList<>();
    private final RemoteSound sound = new RemoteSound(new ClockLock(), told::add);

    private void decode() {
        sound.onData(TEN_MILLIS, 16, 48_000, 1, 480);
    }

    @Test
    void aBrokenSinkIsToldOnTheQueueOnceAndGetsNoMore() {
        var frames = new ArrayList<short[]>();
        sound.to(
                frame -> {
                    frames.add(frame);
                    throw new NoClassDefFoundError("on purpose");
                });
        decode();
        decode();
        assertThat(frames).hasSize(1);
        assertThat(told).hasSize(1);
    }

    @Test
    void aSinkThatCannotEvenBeToldOfThrowsNothing() {
        var closing =
                new RemoteSound(
                        new ClockLock(),
                        task -> {
                            throw new RejectedExecutionException("on purpose");
                        });
        closing.to(
                frame -> {
                    throw new IllegalStateException("on purpose");
                });
        closing.onData(TEN_MILLIS, 16, 48_000, 1, 480);
    }

    @Test
    void lessSoundThanWasSaidThrowsNothing() {
        sound.to(frame -> {});
        sound.onData(new byte[3], 16, 48_000, 1, 480);
        assertThat(told).hasSize(1);
    }
}
