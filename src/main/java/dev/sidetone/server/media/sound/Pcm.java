package dev.sidetone.server.media.sound;

import java.nio.ByteBuffer;

/**
 * How samples lie in a file.
 *
 * @param bytes of one sample
 * @param from where the first sample is
 * @param length in bytes; what is behind the end of the file is not missed
 */
record Pcm(Kind kind, int bytes, int channels, int rate, int from, long length) {
    private static final int BLOCK = 4_096;

    /** What a sample is. */
    enum Kind {
        UNSIGNED,
        SIGNED,
        FLOAT,
        MU_LAW,
        A_LAW
    }

    /** Telephone sound without a header. */
    static Pcm bareMuLaw(int length) {
        return new Pcm(Kind.MU_LAW, 1, 1, 8_000, 0, length);
    }

    /** Reads all of it; {@code file} has the right byte order. */
    Recorded decode(ByteBuffer file) throws Unplayable {
        check();
        var collected = new Collected(rate);
        int frame = bytes * channels;
        long frames = Math.min(length, file.limit() - from) / frame;
        float[] mono = new float[BLOCK];
        for (int done = 0; done < frames; ) {
            int count = (int) Math.min(BLOCK, frames - done);
            for (int i = 0; i < count; i++) {
                mono[i] = mixed(file, from + (done + i) * frame);
            }
            collected.add(mono, count);
            done += count;
        }
        return collected.end();
    }

    private void check() throws Unplayable {
        boolean sized =
                switch (kind) {
                    case UNSIGNED, MU_LAW, A_LAW -> bytes == 1;
                    case SIGNED -> bytes >= 1 && bytes <= 4;
                    case FLOAT -> bytes == 4 || bytes == 8;
                };
        if (!sized || channels < 1 || channels > 8 || rate < 1_000 || rate > 384_000) {
            throw new Unplayable(
                    Unplayable.CONTENT_TYPE,
                    "%d channels of %d bits at %d Hz cannot be played"
                            .formatted(channels, 8 * bytes, rate));
        }
    }

    private float mixed(ByteBuffer file, int at) {
        float sum = 0;
        for (int channel = 0; channel < channels; channel++) {
            sum += value(file, at + channel * bytes);
        }
        return sum / channels;
    }

    /** One sample in the range of 16 bits. */
    private float value(ByteBuffer file, int at) {
        return switch (kind) {
            case UNSIGNED -> ((file.get(at) & 0xff) - 128) * 256f;
            case MU_LAW -> muLaw(~file.get(at));
            case A_LAW -> aLaw(file.get(at) ^ 0x55);
            case FLOAT -> {
                double value = bytes == 4 ? file.getFloat(at) : file.getDouble(at);
                yield value >= -1 && value <= 1 ? (float) value * Short.MAX_VALUE : clipped(value);
            }
            case SIGNED ->
                    switch (bytes) {
                        case 1 -> file.get(at) * 256f;
                        case 2 -> file.getShort(at);
                        case 3 -> three(file, at) / 256f;
                        default -> file.getInt(at) / 65_536f;
                    };
        };
    }

    private static float clipped(double value) {
        return Double.isNaN(value) ? 0 : (float) Math.signum(value) * Short.MAX_VALUE;
    }

    private static int three(ByteBuffer file, int at) {
        boolean big = file.order() == java.nio.ByteOrder.BIG_ENDIAN;
        int high = file.get(big ? at : at + 2);
        int low = file.get(big ? at + 2 : at) & 0xff;
        return high << 16 | (file.get(at + 1) & 0xff) << 8 | low;
    }

    /** ITU-T G.711, bits already turned over. */
    private static float muLaw(int code) {
        int magnitude = (((code & 0x0f) << 3) + 0x84 << (code >> 4 & 7)) - 0x84;
        return (code & 0x80) == 0 ? magnitude : -magnitude;
    }

    /** ITU-T G.711, every other bit already turned over. */
    private static float aLaw(int code) {
        int segment = code >> 4 & 7;
        int magnitude = (code & 0x0f) << 4 | 8;
        if (segment > 0) {
            magnitude = magnitude + 0x100 << segment - 1;
        }
        return (code & 0x80) == 0 ? -magnitude : magnitude;
    }
}
