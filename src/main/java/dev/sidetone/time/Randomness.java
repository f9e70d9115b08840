package dev.sidetone.time;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Where identifiers and jitter come from: secure in the program, seeded in tests and emulations so
 * that a run can be repeated. Safe for use by several threads.
 */
public final class Randomness {
    private final RandomGenerator source;

    private Randomness(RandomGenerator source) {
        this.source = source;
    }

    /** Unpredictable; for the running program. */
    public static Randomness secure() {
        return new Randomness(new SecureRandom());
    }

    /** The same sequence for the same seed. */
    public static Randomness seeded(long seed) {
        return new Randomness(new java.util.Random(seed));
    }

    /** A version 4 UUID. */
    public UUID uuid() {
        byte[] bits = bytes(16);
        bits[6] = (byte) (bits[6] & 0x0f | 0x40);
        bits[8] = (byte) (bits[8] & 0x3f | 0x80);
        return new UUID(longAt(bits, 0), longAt(bits, 8));
    }

    /** A SID as Twilio writes them: the two letters and 32 lower-case hexadecimal digits. */
    public String sid(String prefix) {
        return prefix + HexFormat.of().formatHex(bytes(16));
    }

    /** {@code count} random bytes. */
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        source.nextBytes(bytes);
        return bytes;
    }

    /** Uniform in [{@code from}, {@code to}). */
    public double between(double from, double to) {
        return source.nextDouble(from, to);
    }

    private static long longAt(byte[] bytes, int from) {
        long value = 0;
        for (int i = from; i < from + 8; i++) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }
}
