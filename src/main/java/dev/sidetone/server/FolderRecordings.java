package dev.sidetone.server;

import dev.sidetone.server.program.Recordings;

import java.nio.file.Path;

/** Recordings in the data folder, fetched from the server's own port. */
record FolderRecordings(Path folder, String base) implements Recordings {
    @Override
    public Path file(String recordingSid) {
        return folder.resolve(recordingSid + ".wav");
    }

    @Override
    public String url(String recordingSid) {
        return base + "/" + recordingSid;
    }
}
