package dev.sidetone.server.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.server.recording.RecordingEntry;
import dev.sidetone.server.recording.RecordingEntry.Source;
import dev.sidetone.server.recording.RecordingEntry.Status;
import dev.sidetone.server.recording.RecordingEntry.Track;
import dev.sidetone.server.recording.RecordingStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Recordings in {@code recordings} of the data folder, each a WAV file that nobody but the user
 * reads, and a list of them.
 */
public final class RecordingFolder implements RecordingStore {
    private static final Logger log = LoggerFactory.getLogger(RecordingFolder.class);

    private final Path folder;
    private final ListFile<RecordingEntry> list;

    /** The recordings of a data folder. */
    public RecordingFolder(Path data) {
        this.folder = data.resolve("recordings");
        this.list =
                new ListFile<>(
                        folder.resolve("recordings.json"),
                        RecordingFolder::read,
                        RecordingFolder::write);
    }

    @Override
    public List<RecordingEntry> load() {
        return list.load();
    }

    @Override
    public void save(List<RecordingEntry> entries) {
        make();
        list.save(entries);
    }

    private void make() {
        try {
            if (Files.isDirectory(folder)) {
                return;
            }
            if (Files.getFileStore(folder.toAbsolutePath().getParent())
                    .supportsFileAttributeView("posix")) {
                var mine = PosixFilePermissions.fromString("rwx------");
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(mine));
            } else {
                OwnersOnly.restrict(Files.createDirectory(folder));
            }
        } catch (IOException broken) {
            log.error("{} could not be made: {}", folder, broken.getMessage());
        }
    }

    @Override
    public Path file(String sid) {
        return folder.resolve(sid + ".wav");
    }

    @Override
    public long size(String sid) {
        try {
            return Files.size(file(sid));
        } catch (IOException absent) {
            return 0;
        }
    }

    @Override
    public void delete(String sid) {
        try {
            Files.deleteIfExists(file(sid));
        } catch (IOException stuck) {
            log.warn("{} could not be deleted: {}", file(sid), stuck.getMessage());
        }
    }

    private static RecordingEntry read(JsonNode entry) {
        return new RecordingEntry(
                entry.path("sid").asText(),
                entry.path("call").asText(),
                entry.path("conference").textValue(),
                Source.of(entry.path("source").asText()),
                Track.valueOf(entry.path("track").asText("BOTH")),
                Math.clamp(entry.path("channels").asInt(1), 1, 2),
                Instant.ofEpochMilli(entry.path("begun").asLong()),
                Status.valueOf(entry.path("status").asText("COMPLETED")),
                Duration.ofMillis(entry.path("millis").asLong()));
    }

    private static void write(RecordingEntry entry, ObjectNode to) {
        to.put("sid", entry.sid()).put("call", entry.callSid());
        to.put("conference", entry.conferenceSid()).put("source", entry.source().value());
        to.put("track", entry.track().name()).put("channels", entry.channels());
        to.put("begun", entry.begun().toEpochMilli()).put("status", entry.status().name());
        to.put("millis", entry.length().toMillis());
    }
}
