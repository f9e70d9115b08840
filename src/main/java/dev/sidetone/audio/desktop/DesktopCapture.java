package dev.sidetone.audio.desktop;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioRecorder;
import dev.onvoid.webrtc.media.audio.AudioSink;
import dev.sidetone.audio.AudioFormat;
import dev.sidetone.audio.FrameAssembler;
import dev.sidetone.audio.FrameSink;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A microphone. */
final class DesktopCapture extends DesktopStream implements AudioSink {
    private static final Logger log = LoggerFactory.getLogger(DesktopCapture.class);
    private static final int ONE_SECOND = 48_000;

    private final AudioRecorder recorder = new AudioRecorder();
    private final FrameSink to;
    // on the device's thread alone
    private @Nullable FrameAssembler assembler;
    private AudioFormat format = AudioFormat.ENGINE;
    private short[] samples = new short[0];
    private int silent;
    // something else than zeros has come, or that nothing came has been said
    private boolean settled;

    DesktopCapture(DesktopCards cards, AudioDevice device, FrameSink to, Runnable lost) {
        super(cards, device, lost);
        this.to = to;
        recorder.setAudioDevice(device);
        recorder.setAudioSink(this);
    }

    @Override
    void start() {
        recorder.start();
    }

    @Override
    void stop() {
        recorder.stop();
    }

    /** On the device's thread. */
    @Override
    public void onRecordedData(
            byte[] data,
            int count,
            int bytesPerFrame,
            int channels,
            int sampleRate,
            int delayMillis,
            int clockDrift) {
        FrameAssembler frames = assembler;
        if (frames == null || format.sampleRate() != sampleRate || format.channels() != channels) {
            format = new AudioFormat(sampleRate, channels, count);
            frames = new FrameAssembler(format, this::deliver);
            assembler = frames;
        }
        if (samples.length != data.length / 2) {
            samples = new short[data.length / 2];
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (data[2 * i] & 0xff | data[2 * i + 1] << 8);
        }
        frames.write(samples);
    }

    private void deliver(short[] frame) {
        if (!settled) {
            watch(frame);
        }
        if (!over()) {
            to.frame(frame);
        }
    }

    /** A program without permission gets zeros on macOS, and no error. */
    private void watch(short[] frame) {
        for (short sample : frame) {
            settled |= sample != 0;
        }
        silent += frame.length;
        if (!settled && silent >= ONE_SECOND) {
            settled = true;
            log.warn(
                    "The microphone {} delivers nothing at all. Is this program allowed to use it?"
                            + " On macOS: System Settings, Privacy & Security, Microphone.",
                    name());
        }
    }
}
