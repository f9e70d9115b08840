package dev.sidetone.server.recording;

import java.nio.file.Path;
import java.util.List;

/** Where recordings outlive the server. */
public interface RecordingStore {
    /** What was saved last, oldest first; empty when nothing was. */
    List<RecordingEntry> load();

    /** Saves all entries, oldest first. May block. */
    void save(List<RecordingEntry> entries);

    /** Where the sound of a recording is, or is going to be. */
    Path file(String sid);

    /** How many bytes a recording has; 0 where it is not there. */
    long size(String sid);

    /** Deletes the sound of a recording. */
    void delete(String sid);
}
