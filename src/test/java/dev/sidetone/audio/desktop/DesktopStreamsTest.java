package dev.sidetone.audio.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.sidetone.audio.Goertzel;
import dev.sidetone.testing.ToneEar;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What stands between the library's buffers and our frames, without a device. */
class DesktopStreamsTest {
    private static final double LOUD = -12;

    private final DesktopCards cards = DesktopCards.unlisted();

    @ParameterizedTest
    @CsvSource({"48000, 1", "48000, 2", "44100, 2", "16000, 1"})
    void aMicrophoneOfAnyFormatGivesFrames(int rate, int channels) {
        var ear = new ToneEar();
        var capture = new DesktopCapture(cards, device(), ear, () -> {});
        double angle = 0;
        for (int i = 0; i < 100; i++) {
            int count = rate / 100;
            byte[] data = new byte[count * channels * 2];
            for (int at = 0; at < count; at++, angle += 2 * Math.PI * 440 / rate) {
                short sample = (short) (16_384 * Math.sin(angle));
                for (int channel = 0; channel < channels; channel++) {
                    int place = 2 * (at * channels + channel);
                    data[place] = (byte) sample;
                    data[place + 1] = (byte) (sample >> 8);
                }
            }
            capture.onRecordedData(data, count, 2 * channels, channels, rate, 0, 0);
        }
        assertThat(ear.heard()).isBetween(97L * 480, 100L * 480);
        assertThat(ear.level(440, 500)).isGreaterThan(LOUD);
        assertThat(ear.level(880, 500)).isLessThan(LOUD - 40);
    }

    @ParameterizedTest
    @CsvSource({"48000, 1", "48000, 2", "44100, 2"})
    void aLoudspeakerOfAnyFormatReadsWhatWasWritten(int rate, int channels) {
        var playback = new DesktopPlayback(cards, device(), () -> {});
        byte[] data = new byte[rate / 100 * channels * 2];
        List<Short> heard = new ArrayList<>();
        double angle = 0;
        for (int i = 0; i < 100; i++) {
            short[] frame = new short[480];
            for (int at = 0; at < 480; at++, angle += 2 * Math.PI * 440 / 48_000) {
                frame[at] = (short) (16_384 * Math.sin(angle));
            }
            playback.frame(frame);
            int given = playback.onPlaybackData(data, rate / 100, 2 * channels, channels, rate);
            assertThat(given).isEqualTo(rate / 100);
            for (int at = 0; i >= 50 && at < data.length; at += 2 * channels) {
                heard.add((short) (data[at] & 0xff | data[at + 1] << 8));
            }
        }
        short[] samples = new short[heard.size()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = heard.get(i);
        }
        assertThat(Goertzel.rms(samples, 0, samples.length)).isBetween(-10.0, -8.0);
    }

    @Test
    void nothingIsHeardAfterTheEnd() {
        var playback = new DesktopPlayback(cards, device(), () -> {});
        byte[] data = new byte[960];
        playback.onPlaybackData(data, 480, 2, 1, 48_000);
        short[] loud = new short[480];
        Arrays.fill(loud, (short) 9_000);
        for (int i = 0; i < 4; i++) {
            playback.frame(loud);
        }
        playback.onPlaybackData(data, 480, 2, 1, 48_000);
        assertThat(data).isNotEqualTo(new byte[960]);

        playback.close();

        playback.onPlaybackData(data, 480, 2, 1, 48_000);
        assertThat(data).isEqualTo(new byte[960]);
    }

    @Test
    void anUnpluggedDeviceIsTold() {
        List<String> told = new ArrayList<>();
        var playback = new DesktopPlayback(cards, device(), () -> told.add("lost"));
        playback.gone("another");
        assertThat(told).isEmpty();
        playback.gone("usb-1");
        assertThat(told).containsExactly("lost");
        playback.close();
        playback.gone("usb-1");
        assertThat(told).containsExactly("lost");
    }

    private static AudioDevice device() {
        return new AudioDevice("Headset", "usb-1") {};
    }
}
