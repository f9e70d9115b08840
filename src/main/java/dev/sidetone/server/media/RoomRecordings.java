package dev.sidetone.server.media;

import dev.sidetone.audio.wav.UnusableWav;
import dev.sidetone.server.media.MediaDesk.Recording;
import dev.sidetone.time.SerialQueue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Recordings of whole rooms. Used on the desk's queue. */
final class RoomRecordings {
    private static final Logger log = LoggerFactory.getLogger(RoomRecordings.class);

    private final SerialQueue queue;
    private final Map<Path, BiConsumer<Path, Duration>> listeners = new HashMap<>();

    RoomRecordings(SerialQueue queue) {
        this.queue = queue;
    }

    void open(Room room, Recording order, BiConsumer<Path, Duration> ended) {
        Path file = order.file();
        listeners.put(file, ended);
        try {
            Runnable full = () -> queue.execute(() -> close(room, file));
            room.record(file, Recorder.open(order, full));
        } catch (UnusableWav unwritable) {
            log.warn(unwritable.getMessage());
            tell(file, Duration.ZERO);
        }
    }

    /** Nobody sits there any more. */
    void close(Room room) {
        room.recordings().forEach(file -> close(room, file));
    }

    private void close(Room room, Path file) {
        Recorder recorder = room.endRecording(file);
        if (recorder != null) {
            tell(file, recorder.close());
        }
    }

    private void tell(Path file, Duration length) {
        BiConsumer<Path, Duration> listener = listeners.remove(file);
        if (listener != null) {
            listener.accept(file, length);
        }
    }
}
