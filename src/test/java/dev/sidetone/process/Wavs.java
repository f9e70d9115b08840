package dev.sidetone.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.audio.Goertzel;
import dev.sidetone.testing.ToneMouth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** WAV files with tones, made and heard. */
final class Wavs {
    private static final int RATE = 48_000;
    private static final AudioFormat FORMAT = new AudioFormat(RATE, 16, 1, true, false);

    private Wavs() {}

    /** A file with a tone of so many seconds. */
    static String tone(Path folder, double frequency, int seconds) throws IOException {
        Path file = folder.resolve("tone-" + (int) frequency + ".wav");
        ToneMouth mouth = new ToneMouth(frequency);
        ByteBuffer bytes = ByteBuffer.allocate(2 * RATE * seconds).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            for (short sample : mouth.next()) {
                bytes.putShort(sample);
            }
        }
        var sound = new ByteArrayInputStream(bytes.array());
        AudioSystem.write(
                new AudioInputStream(sound, FORMAT, (long) RATE * seconds),
                AudioFileFormat.Type.WAVE,
                file.toFile());
        return file.toString();
    }

    /** A recording, read by somebody else's reader. */
    record Heard(short[] samples, int rate) {
        static Heard in(Path file) throws IOException {
            return in(file, FORMAT).getFirst();
        }

        /** Each channel of a recording that a server has made. */
        static List<Heard> ofServer(Path file, int channels) throws IOException {
            return in(file, new AudioFormat(16_000, 16, channels, true, false));
        }

        private static List<Heard> in(Path file, AudioFormat format) throws IOException {
            try (AudioInputStream sound = AudioSystem.getAudioInputStream(file.toFile())) {
                assertThat(sound.getFormat().matches(format))
                        .as(() -> "" + sound.getFormat())
                        .isTrue();
                ByteBuffer bytes =
                        ByteBuffer.wrap(sound.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
                short[] samples = new short[bytes.remaining() / 2];
                bytes.asShortBuffer().get(samples);
                int channels = format.getChannels();
                assertThat(sound.getFrameLength()).isEqualTo(samples.length / channels);
                return apart(samples, channels, (int) format.getSampleRate());
            } catch (UnsupportedAudioFileException wrong) {
                throw new IOException(file + " is no WAV file", wrong);
            }
        }

        private static List<Heard> apart(short[] all, int channels, int rate) {
            List<Heard> apart = new ArrayList<>();
            for (int channel = 0; channel < channels; channel++) {
                short[] samples = new short[all.length / channels];
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = all[i * channels + channel];
                }
                apart.add(new Heard(samples, rate));
            }
            return apart;
        }

        double seconds() {
            return samples.length / (double) rate;
        }

        /** Level of a tone between two moments in seconds, dB below full scale. */
        double level(double frequency, double from, double to) {
            return Goertzel.level(samples, (int) (from * rate), (int) (to * rate), frequency, rate);
        }

        /** Level of a tone in the middle half. */
        double level(double frequency) {
            return level(frequency, seconds() / 4, seconds() * 3 / 4);
        }
    }
}
