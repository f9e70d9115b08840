package dev.sidetone.server.media.sound;

import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Recordings that were had, or are being had: those that were asked for last, 32 MB of them. What
 * could not be had is tried again. Safe for use by several threads.
 */
final class SoundCache {
    private static final long MOST_SAMPLES = 16_000_000;

    private final Time time;
    private final Duration fresh;
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    /** Keeps nothing for longer than {@code fresh}. */
    SoundCache(Time time, Duration fresh) {
        this.time = time;
        this.fresh = fresh;
    }

    private record Entry(CompletableFuture<Recorded> sound, long since) {
        int size() {
            return sound.isDone() ? sound.join().size() : 0;
        }
    }

    /** What is known by that name; made if nothing is, or if it is too old. */
    synchronized CompletableFuture<Recorded> find(
            String key, Supplier<CompletableFuture<Recorded>> make) {
        Entry known = entries.get(key);
        if (known != null && time.nanos() - known.since < fresh.toNanos()) {
            return known.sound;
        }
        forget(key);
        var entry = new Entry(make.get(), time.nanos());
        if (!entry.sound.isCompletedExceptionally()) {
            entries.put(key, entry);
        }
        entry.sound.whenComplete((sound, failure) -> settled(key, entry, sound));
        return entry.sound;
    }

    private synchronized void settled(String key, Entry entry, @Nullable Recorded sound) {
        if (entries.get(key) != entry) {
            return;
        }
        if (sound == null) {
            entries.remove(key);
            return;
        }
        held += sound.size();
        while (held > MOST_SAMPLES) {
            forget(entries.keySet().iterator().next());
        }
    }

    /** Is not to be kept. */
    synchronized void forget(String key) {
        Entry gone = entries.remove(key);
        held -= gone == null ? 0 : gone.size();
    }
}
