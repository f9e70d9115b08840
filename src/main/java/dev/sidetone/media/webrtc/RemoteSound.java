package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.sidetone.audio.FrameSink;

import org.jspecify.annotations.Nullable;

/** Takes what the library decodes, on its 10 ms thread, and hands it on as 480 samples. */
final class RemoteSound implements AudioTrackSink {
    private final ClockLock clockLock;
    private final Object session;
    private final short[] frame = new short[480];
    private volatile @Nullable FrameSink sink;

    RemoteSound(ClockLock clockLock, Object session) {
        this.clockLock = clockLock;
        this.session = session;
    }

    void to(@Nullable FrameSink target) {
        sink = target;
    }

    @Override
    public void onData(byte[] data, int bits, int rate, int channels, int frames) {
        FrameSink target = sink;
        if (target != null && bits == 16 && frames > 0) {
            convert(data, channels, frames);
            target.frame(frame);
        }
        clockLock.settle(session);
    }

    /** Ten milliseconds of any rate and channel count; the library delivers 48 kHz mono. */
    private void convert(byte[] data, int channels, int frames) {
        for (int i = 0; i < 480; i++) {
            int at = 2 * channels * (frames == 480 ? i : i * frames / 480);
            frame[i] = (short) (data[at] & 0xff | data[at + 1] << 8);
        }
    }
}
