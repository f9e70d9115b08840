package dev.sidetone.server.program;

import dev.sidetone.server.media.MediaDesk;
import dev.sidetone.server.media.MediaDesk.Mix;
import dev.sidetone.server.recording.RecordingEntry;
import dev.sidetone.server.recording.RecordingEntry.Source;
import dev.sidetone.server.recording.RecordingEntry.Status;
import dev.sidetone.server.recording.RecordingEntry.Track;
import dev.sidetone.server.twiml.Callback;
import dev.sidetone.server.twiml.Recording;
import dev.sidetone.server.twiml.Verb;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Recordings under way, and who hears of them. Lives on the server's queue. */
final class Takes {
    /** As long as a call may be. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final Stage stage;
    private final Map<Path, Take> takes = new HashMap<>();

    private record Take(RecordingEntry entry, @Nullable Callback told) {}

    Takes(Stage stage) {
        this.stage = stage;
    }

    /** Records the caller. */
    RecordingEntry verb(String port, String callSid, Verb.Record order, @Nullable Callback told) {
        RecordingEntry entry =
                stage.recordings().begin(callSid, null, Source.VERB, Track.INBOUND, 1);
        record(port, entry, order.maxLength(), order.timeout(), order.trim(), told);
        return entry;
    }

    /** Records a call of two. */
    RecordingEntry call(
            String port, String callSid, Source source, Recording order, @Nullable Callback told) {
        Track track =
                switch (order.track()) {
                    case INBOUND -> Track.INBOUND;
                    case OUTBOUND -> Track.OUTBOUND;
                    case BOTH -> Track.BOTH;
                };
        int channels = order.dual() && track == Track.BOTH ? 2 : 1;
        RecordingEntry entry = stage.recordings().begin(callSid, null, source, track, channels);
        record(port, entry, LONGEST, Duration.ZERO, order.trim(), told);
        return entry;
    }

    private void record(
            String port,
            RecordingEntry entry,
            Duration longest,
            Duration silence,
            boolean trim,
            @Nullable Callback told) {
        Path file = begun(entry, told);
        stage.media()
                .record(port, new MediaDesk.Recording(file, longest, silence, mix(entry), trim));
    }

    private static Mix mix(RecordingEntry entry) {
        return switch (entry.track()) {
            case INBOUND -> Mix.HEARD;
            case OUTBOUND -> Mix.GIVEN;
            case BOTH -> entry.channels() == 2 ? Mix.APART : Mix.BOTH;
        };
    }

    /** Records all that is said in a room. */
    void room(String room, RecordingEntry entry, boolean trim, @Nullable Callback told) {
        Path file = begun(entry, told);
        stage.media()
                .recordRoom(
                        room,
                        new MediaDesk.Recording(file, LONGEST, Duration.ZERO, Mix.HEARD, trim),
                        (made, length) -> stage.queue().execute(() -> ended(made, length)));
    }

    private Path begun(RecordingEntry entry, @Nullable Callback told) {
        Path file = stage.recordings().file(entry);
        takes.put(file, new Take(entry, told));
        tell(entry, told);
        return file;
    }

    /** Ends a recording of a port; {@link #ended} follows. */
    void stop(String port, RecordingEntry entry) {
        stage.media().stopRecording(port, stage.recordings().file(entry));
    }

    /** A recording has ended; null where it is not one of these. */
    @Nullable RecordingEntry ended(Path file, Duration length) {
        Take take = takes.remove(file);
        if (take == null) {
            return null;
        }
        RecordingEntry ended = stage.recordings().end(take.entry(), length);
        stage.notes().note(ended.callSid(), "Recorded", ended.sid() + " " + length);
        tell(ended, take.told());
        return ended;
    }

    private void tell(RecordingEntry entry, @Nullable Callback told) {
        if (told == null) {
            return;
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("CallSid", entry.callSid());
        if (entry.conferenceSid() != null) {
            form.put("ConferenceSid", entry.conferenceSid());
        }
        form.put("RecordingSid", entry.sid());
        form.put("RecordingUrl", stage.recordings().url(entry));
        form.put("RecordingStatus", entry.status().value());
        if (entry.status() != Status.IN_PROGRESS) {
            form.put("RecordingDuration", entry.seconds());
        }
        form.put("RecordingChannels", String.valueOf(entry.channels()));
        form.put("RecordingStartTime", DATE.format(entry.begun().atOffset(ZoneOffset.UTC)));
        form.put("RecordingSource", entry.source().value());
        form.put("RecordingTrack", entry.track().value());
        stage.callbacks().tell(entry.callSid(), told, entry.status().value(), form);
    }
}
