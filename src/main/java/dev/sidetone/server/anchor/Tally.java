package dev.sidetone.server.anchor;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counters of one leg: written by one thread, read by any. */
final class Tally {
    /** What is counted besides the drops. */
    enum Count {
        PACKETS_IN,
        BYTES_IN,
        PACKETS_OUT,
        BYTES_OUT,
        CHECKS
    }

    private static final Count[] COUNTS = Count.values();

    private final AtomicLongArray counts =
            new AtomicLongArray(COUNTS.length + Drop.values().length);

    void add(Count what, long more) {
        add(what.ordinal(), more);
    }

    void dropped(Drop why) {
        add(COUNTS.length + why.ordinal(), 1);
    }

    private void add(int at, long more) {
        // a single writer: no need for an atomic addition
        counts.setOpaque(at, counts.getPlain(at) + more);
    }

    long get(Count what) {
        return counts.getOpaque(what.ordinal());
    }

    /** The drops that there were. */
    Map<Drop, Long> drops() {
        Map<Drop, Long> drops = new EnumMap<>(Drop.class);
        for (Drop why : Drop.values()) {
            long count = counts.getOpaque(COUNTS.length + why.ordinal());
            if (count > 0) {
                drops.put(why, count);
            }
        }
        return drops;
    }
}
