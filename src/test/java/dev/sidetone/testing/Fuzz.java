package dev.sidetone.testing;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Hands broken input to something that must survive it. Each turn has its own chance, so that the
 * one that failed is repeated alone: {@code Fuzz.seeded(seed).from(turn)}.
 */
public final class Fuzz {
    private static final long LEAK_BYTES = 16L << 20;
    private static final int SHOWN = 300;

    private final long seed;
    private int first;

    /** Takes broken input; what it throws has escaped. */
    public interface Taker<T> {
        void take(T broken) throws Exception;
    }

    private interface Breaker<T> {
        T broken(Mutator mutator);
    }

    private Fuzz(long seed) {
        this.seed = seed;
    }

    /** The same seed breaks in the same way. */
    public static Fuzz seeded(long seed) {
        return new Fuzz(seed);
    }

    /** Begins with this turn. */
    public Fuzz from(int turn) {
        first = turn;
        return this;
    }

    /** So many broken texts. */
    public void texts(int times, List<String> good, Taker<String> taker) {
        run(times, mutator -> mutator.text(good), taker);
    }

    /** So many broken sequences of bytes. */
    public void bytes(int times, List<byte[]> good, Taker<byte[]> taker) {
        run(times, mutator -> mutator.bytes(good), taker);
    }

    private <T> void run(int times, Breaker<T> breaker, Taker<T> taker) {
        int warm = first + times / 5;
        long before = 0;
        for (int turn = first; turn < first + times; turn++) {
            if (turn == warm) {
                before = usedBytes();
            }
            T broken = breaker.broken(new Mutator(new Random(seed * 1_000_003 + turn)));
            try {
                taker.take(broken);
            } catch (Throwable escaped) {
                throw new AssertionError(
                        "seed " + seed + ", turn " + turn + ": " + shown(broken), escaped);
            }
        }
        long grown = usedBytes() - before;
        if (grown > LEAK_BYTES) {
            throw new AssertionError("seed " + seed + ": " + grown + " bytes more than before");
        }
    }

    private static long usedBytes() {
        var memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private static String shown(Object broken) {
        String text =
                broken instanceof byte[] bytes
                        ? new String(bytes, StandardCharsets.ISO_8859_1)
                        : String.valueOf(broken);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
