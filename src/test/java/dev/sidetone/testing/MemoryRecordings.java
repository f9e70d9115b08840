package dev.sidetone.testing;

import dev.sidetone.server.recording.RecordingEntry;
import dev.sidetone.server.recording.RecordingStore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Recordings without files: a test says how large they are. */
public final class MemoryRecordings implements RecordingStore {
    /** What was saved last. */
    public List<RecordingEntry> saved = List.of();

    /** Bytes of each recording. */
    public final Map<String, Long> sizes = new HashMap<>();

    /** Whose sound was deleted. */
    public final List<String> deleted = new ArrayList<>();

    @Override
    public List<RecordingEntry> load() {
        return saved;
    }

    @Override
    public void save(List<RecordingEntry> entries) {
        saved = entries;
    }

    @Override
    public Path file(String sid) {
        return Path.of("recordings", sid + ".wav");
    }

    @Override
    public long size(String sid) {
        return sizes.getOrDefault(sid, 0L);
    }

    @Override
    public void delete(String sid) {
        deleted.add(sid);
        sizes.remove(sid);
    }
}
