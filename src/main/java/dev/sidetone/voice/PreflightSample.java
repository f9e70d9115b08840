package dev.sidetone.voice;

import dev.sidetone.voice.quality.Sample;

import org.jspecify.annotations.Nullable;

/**
 * One second of a preflight test. What is not known is null; counters are those of this second.
 *
 * @param timestamp milliseconds since 1970
 * @param audioInputLevel loudness of the microphone, 0 to 32767
 * @param audioOutputLevel loudness of what is heard, 0 to 32767
 * @param packetsLostFraction in percent
 * @param jitter in milliseconds
 * @param rtt round trip in milliseconds
 * @param mos 1 to about 4.4
 */
public record PreflightSample(
        long timestamp,
        @Nullable String codec,
        @Nullable Integer audioInputLevel,
        @Nullable Integer audioOutputLevel,
        @Nullable Long bytesSent,
        @Nullable Long bytesReceived,
        @Nullable Long packetsSent,
        @Nullable Long packetsReceived,
        @Nullable Long packetsLost,
        @Nullable Double packetsLostFraction,
        @Nullable Double jitter,
        @Nullable Double rtt,
        @Nullable Double mos) {
    static PreflightSample of(Sample sample) {
        Sample.Counters second = sample.second();
        return new PreflightSample(
                sample.timestamp(),
                sample.codec(),
                sample.audioInputLevel(),
                sample.audioOutputLevel(),
                second.bytesSent(),
                second.bytesReceived(),
                second.packetsSent(),
                second.packetsReceived(),
                second.packetsLost(),
                sample.packetsLostFraction(),
                sample.jitter(),
                sample.rtt(),
                sample.mos());
    }
}
