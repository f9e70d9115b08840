package dev.sidetone.audio.desktop;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioPlayer;
import dev.onvoid.webrtc.media.audio.AudioSource;
import dev.sidetone.audio.AudioFormat;
import dev.sidetone.audio.DriftRing;
import dev.sidetone.audio.hub.SoundCards;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** A loudspeaker that reads when it wants to; a ring takes up the difference of the two clocks. */
final class DesktopPlayback extends DesktopStream implements SoundCards.Playback, AudioSource {
    /** What such a device keeps in its own buffers; the library does not tell. */
    private static final int DEVICE_MILLIS = 20;

    private final AudioPlayer player = new AudioPlayer();
    // made when the first request tells the format, on the device's own thread
    private volatile @Nullable DriftRing ring;
    private AudioFormat format = AudioFormat.ENGINE;
    private short[] samples = new short[0];

    DesktopPlayback(DesktopCards cards, AudioDevice device, Runnable lost) {
        super(cards, device, lost);
        player.setAudioDevice(device);
        player.setAudioSource(this);
    }

    @Override
    void start() {
        player.start();
    }

    @Override
    void stop() {
        player.stop();
    }

    @Override
    public void frame(short[] frame) {
        DriftRing to = ring;
        if (to != null && !over()) {
            to.frame(frame);
        }
    }

    /** On the device's thread: {@code count} samples of each channel into {@code buffer}. */
    @Override
    public int onPlaybackData(
            byte[] buffer, int count, int bytesPerFrame, int channels, int sampleRate) {
        int wanted = Math.min(count * channels, buffer.length / 2);
        DriftRing from = ring;
        if (from == null || format.sampleRate() != sampleRate || format.channels() != channels) {
            format = new AudioFormat(sampleRate, channels, count);
            from = new DriftRing(format);
            ring = from;
        }
        if (samples.length != wanted) {
            samples = new short[wanted];
        }
        if (over()) {
            Arrays.fill(samples, (short) 0);
        } else {
            from.read(samples);
        }
        for (int i = 0; i < wanted; i++) {
            buffer[2 * i] = (byte) samples[i];
            buffer[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        return count;
    }

    @Override
    public int latencyMillis() {
        DriftRing from = ring;
        return DEVICE_MILLIS + (from == null ? 0 : (int) from.level());
    }
}
