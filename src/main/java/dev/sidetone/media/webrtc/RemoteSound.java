package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.sidetone.audio.FrameSink;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Executor;

/**
 * Takes what the library decodes, on its 10 ms thread, and hands it on as 480 samples. Nothing is
 * ever thrown out of here: an exception in a callback ends the process, and one of a log does too.
 */
final class RemoteSound implements AudioTrackSink {
    private static final Logger log = LoggerFactory.getLogger(RemoteSound.class);

    private final ClockLock clockLock;
    private final Executor queue;
    private final short[] frame = new short[480];
    private volatile @Nullable FrameSink sink;

    /** What is to be told goes to {@code queue}. */
    RemoteSound(ClockLock clockLock, Executor queue) {
        this.clockLock = clockLock;
        this.queue = queue;
    }

    void to(@Nullable FrameSink target) {
        sink = target;
    }

    @Override
    public void onData(byte[] data, int bits, int rate, int channels, int frames) {
        try {
            FrameSink target = sink;
            if (target != null && bits == 16 && frames > 0) {
                convert(data, channels, frames);
                target.frame(frame);
            }
            clockLock.settle(this);
        } catch (Throwable broken) {
            // told once: it would be told a hundred times a second
            sink = null;
            tell(broken);
        }
    }

    private void tell(Throwable broken) {
        try {
            queue.execute(() -> log.error("Received sound is dropped: its sink is broken", broken));
        } catch (Throwable untold) {
            // silence is better than the end of the process
        }
    }

    /** Ten milliseconds of any rate and channel count; the library delivers 48 kHz mono. */
    private void convert(byte[] data, int channels, int frames) {
        for (int i = 0; i < 480; i++) {
            int at = 2 * channels * (frames == 480 ? i : i * frames / 480);
            frame[i] = (short) (data[at] & 0xff | data[at + 1] << 8);
        }
    }
}
