package dev.sidetone.wiring.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Latency by clicks: short bursts go into the left channel, and what comes back is in the right
 * channel of the same recording, so that one clock measures both. 48 kHz, 16 bit, interleaved.
 */
final class Clicks {
    private static final int RATE = 48_000;
    private static final int BURST = RATE / 100;
    private static final double TONE = 1_500;
    private static final int LOUD = 20_000;
    // an answer later than this belongs to no click
    private static final int LATEST = RATE * 6 / 10;

    private Clicks() {}

    /** Stereo bytes: bursts {@code millis} apart in the left channel, silence in the right one. */
    static byte[] signal(int count, int millis) {
        int step = RATE / 1000 * millis;
        byte[] bytes = new byte[4 * step * count];
        for (int click = 0; click < count; click++) {
            // half a step of silence first: whoever listens has settled
            int start = click * step + step / 2;
            for (int i = 0; i < BURST; i++) {
                int sample = (int) (LOUD * Math.sin(2 * Math.PI * TONE * i / RATE));
                bytes[4 * (start + i)] = (byte) sample;
                bytes[4 * (start + i) + 1] = (byte) (sample >> 8);
            }
        }
        return bytes;
    }

    /** A click and its answer: when it was, seconds into the recording, and how late it came. */
    record Delay(double at, double millis) {}

    /** Delays of the right channel's answers behind the left channel's clicks, in order. */
    static List<Delay> delays(byte[] recording) {
        List<Integer> clicks = onsets(recording, 0);
        List<Integer> answers = onsets(recording, 1);
        List<Delay> delays = new ArrayList<>();
        for (int click : clicks) {
            answers.stream()
                    .filter(answer -> answer >= click && answer - click < LATEST)
                    .findFirst()
                    .ifPresent(
                            answer ->
                                    delays.add(
                                            new Delay(
                                                    (double) click / RATE,
                                                    (answer - click) * 1_000.0 / RATE)));
        }
        return delays;
    }

    /**
     * Where bursts begin: the first sample above a third of the burst's own peak, because gain
     * control and codec change its level.
     */
    private static List<Integer> onsets(byte[] recording, int channel) {
        int[] samples = new int[recording.length / 4];
        int peak = 0;
        for (int i = 0; i < samples.length; i++) {
            int at = 4 * i + 2 * channel;
            samples[i] = Math.abs((short) (recording[at] & 0xff | recording[at + 1] << 8));
            peak = Math.max(peak, samples[i]);
        }
        List<Integer> onsets = new ArrayList<>();
        int floor = Math.max(peak / 10, 200);
        for (int i = 0; i < samples.length; i++) {
            if (samples[i] > floor) {
                onsets.add(onset(samples, i));
                // nothing else for as long as a burst rings
                i += RATE / 10;
            }
        }
        return onsets;
    }

    private static int onset(int[] samples, int from) {
        int end = Math.min(samples.length, from + BURST);
        int peak = 0;
        for (int i = from; i < end; i++) {
            peak = Math.max(peak, samples[i]);
        }
        int at = from;
        while (samples[at] < peak / 3) {
            at++;
        }
        return at;
    }
}
