package dev.sidetone.server.program;

import dev.sidetone.server.media.MediaDesk;
import dev.sidetone.server.recording.RecordingBook;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

/**
 * What all programs of a server share.
 *
 * @param queue the server's
 */
public record Stage(
        Time time,
        SerialQueue queue,
        Switchboard switchboard,
        MediaDesk media,
        Documents documents,
        RecordingBook recordings,
        Callbacks callbacks,
        Randomness randomness,
        Notes notes) {
    /** What of a program is worth a line in the trace. */
    @FunctionalInterface
    public interface Notes {
        /** Something about a call. */
        void note(String callSid, String name, @Nullable Object detail);
    }
}
