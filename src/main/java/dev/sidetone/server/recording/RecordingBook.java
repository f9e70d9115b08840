package dev.sidetone.server.recording;

import dev.sidetone.server.recording.RecordingEntry.Source;
import dev.sidetone.server.recording.RecordingEntry.Status;
import dev.sidetone.server.recording.RecordingEntry.Track;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All recordings, also those under way. At most 1,000, 2 GB and thirty days: the oldest go when one
 * begins. Callable from any thread.
 */
public final class RecordingBook {
    private static final int MOST = 1_000;
    private static final long LARGEST = 2_000_000_000L;
    private static final Duration OLDEST = Duration.ofDays(30);
    private static final int HEADER = 44;
    private static final int BYTES_PER_SECOND = 2 * 16_000;

    private final RecordingStore store;
    private final Time time;
    private final Randomness randomness;
    private final String path;
    private final Map<String, RecordingEntry> entries = new LinkedHashMap<>();
    private volatile String base = "";

    /** The recordings of an account; those that a killed server left are completed. */
    public RecordingBook(
            RecordingStore store, String accountSid, Time time, Randomness randomness) {
        this.store = store;
        this.time = time;
        this.randomness = randomness;
        this.path = "/2010-04-01/Accounts/" + accountSid + "/Recordings/";
        for (RecordingEntry entry : store.load()) {
            entries.put(entry.sid(), entry);
        }
        entries.replaceAll((_, entry) -> found(entry));
        entries.values().removeIf(e -> e.status() == Status.COMPLETED && store.size(e.sid()) == 0);
    }

    private RecordingEntry found(RecordingEntry entry) {
        if (entry.status() != Status.IN_PROGRESS) {
            return entry;
        }
        long bytes = Math.max(0, store.size(entry.sid()) - HEADER);
        return entry.ended(Duration.ofMillis(bytes * 1000 / BYTES_PER_SECOND / entry.channels()));
    }

    /** Where this server is found, without a slash at the end. */
    public void at(String address) {
        base = address;
    }

    /** Begins one; whoever records makes its file. */
    public synchronized RecordingEntry begin(
            String callSid,
            @Nullable String conferenceSid,
            Source source,
            Track track,
            int channels) {
        var entry =
                new RecordingEntry(
                        randomness.sid("RE"),
                        callSid,
                        conferenceSid,
                        source,
                        track,
                        channels,
                        time.now(),
                        Status.IN_PROGRESS,
                        Duration.ZERO);
        entries.put(entry.sid(), entry);
        makeRoom();
        save();
        return entry;
    }

    private void makeRoom() {
        long bytes = 0;
        int count = 0;
        Instant oldest = time.now().minus(OLDEST);
        for (RecordingEntry entry : new ArrayList<>(entries.values()).reversed()) {
            bytes += store.size(entry.sid());
            boolean tooMuch = ++count > MOST || bytes > LARGEST || entry.begun().isBefore(oldest);
            if (tooMuch && entry.status() != Status.IN_PROGRESS) {
                entries.remove(entry.sid());
                store.delete(entry.sid());
            }
        }
    }

    /** It has ended; answers the entry as it is now. One of which nothing is kept is absent. */
    public synchronized RecordingEntry end(RecordingEntry entry, Duration length) {
        RecordingEntry ended = entry.ended(length);
        entries.replace(entry.sid(), ended);
        if (ended.status() == Status.ABSENT) {
            store.delete(entry.sid());
        }
        save();
        return ended;
    }

    /** Deletes one that is not under way; false for one that is. */
    public synchronized boolean delete(RecordingEntry entry) {
        RecordingEntry known = entries.get(entry.sid());
        if (known != null && known.status() == Status.IN_PROGRESS) {
            return false;
        }
        entries.remove(entry.sid());
        store.delete(entry.sid());
        save();
        return true;
    }

    private void save() {
        store.save(List.copyOf(entries.values()));
    }

    /** The recording of that SID; null for none. */
    public synchronized @Nullable RecordingEntry of(String sid) {
        return entries.get(sid);
    }

    /** All recordings, the newest first. */
    public synchronized List<RecordingEntry> all() {
        return new ArrayList<>(entries.values()).reversed();
    }

    /** Where its sound is. */
    public Path file(RecordingEntry entry) {
        return store.file(entry.sid());
    }

    /** Where it can be fetched; an ending such as {@code .wav} may follow. */
    public String url(RecordingEntry entry) {
        return base + path + entry.sid();
    }

    /** Whether a URL is that of a recording here. */
    public boolean has(String url) {
        return !base.isEmpty() && url.startsWith(base + path);
    }
}
