package dev.sidetone.server.program;

import dev.sidetone.server.media.MediaDesk;
import dev.sidetone.server.media.Prompt;
import dev.sidetone.server.program.Room.Seat;
import dev.sidetone.server.recording.RecordingEntry;
import dev.sidetone.server.recording.RecordingEntry.Source;
import dev.sidetone.server.recording.RecordingEntry.Track;
import dev.sidetone.server.script.HoldMusic;
import dev.sidetone.server.script.Launch;
import dev.sidetone.server.twiml.Callback;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.twiml.Noun;
import dev.sidetone.server.twiml.Noun.Beep;
import dev.sidetone.server.webhook.CallStatus;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Conferences: who is there, whether it has begun, and when it ends for all. One begins when two
 * are there and one of them is enough for it; until then nobody hears anything but the music.
 */
final class Rooms {
    private static final Prompt MUSIC = new Prompt.Sound("hold-music");
    private static final Prompt CAME = new Prompt.Sound("beep");
    private static final Prompt WENT = new Prompt.Sound("low-beep");

    private final Stage stage;
    private final MediaDesk media;
    private final Takes takes;
    private final Map<String, Room> rooms = new HashMap<>();
    private final Map<String, Room> byLeg = new HashMap<>();

    /**
     * Who comes.
     *
     * @param base what links of the noun are relative to
     * @param told hears of what happens in the conference, at an absolute URL
     * @param recorded hears of its recording, at an absolute URL
     */
    record Guest(
            String leg,
            Launch launch,
            @Nullable URI base,
            @Nullable Callback told,
            @Nullable Callback recorded) {}

    Rooms(Stage stage) {
        this.stage = stage;
        this.media = stage.media();
        this.takes = new Takes(stage);
    }

    /** A seat in a conference; {@code closed} when it ends, or has no seat left. */
    void enter(Guest guest, Noun.Conference as, Runnable closed) {
        Room room = rooms.computeIfAbsent(as.name(), this::room);
        String callSid = guest.launch().callSid();
        if (room.seats.size() >= as.maxParticipants()) {
            stage.notes().note(callSid, "ConferenceFull", as.name());
            closed.run();
            return;
        }
        Seat seat = new Seat(callSid, as, closed);
        room.seats.put(guest.leg(), seat);
        byLeg.put(guest.leg(), room);
        room.hears(guest.told());
        media.join(guest.leg(), room.port(), !room.begun || as.muted());
        room.tell("join", "participant-join", seat);
        record(room, guest, as);
        if (!room.begun) {
            begin(room, guest, as);
        }
        if (room.seats.size() > 1 && (as.beep() == Beep.BOTH || as.beep() == Beep.ON_ENTER)) {
            media.announce(room.port(), List.of(CAME));
        }
    }

    private Room room(String name) {
        return new Room(stage, name, stage.randomness().sid("CF"));
    }

    private void begin(Room room, Guest guest, Noun.Conference as) {
        if (!room.mayBegin()) {
            wait(room, guest, as);
            return;
        }
        room.begun = true;
        room.seats.forEach((leg, seat) -> media.join(leg, room.port(), seat.as().muted()));
        media.playTo(room.port(), List.of());
        room.tell("start", "conference-start", null);
    }

    /** Whoever came last says what is heard by all who wait. */
    private void wait(Room room, Guest guest, Noun.Conference as) {
        Link link = as.waiting();
        if (link == null || link.url().isEmpty()) {
            media.playTo(room.port(), link == null ? List.of(MUSIC) : List.of());
            return;
        }
        stage.documents()
                .load(guest.launch(), CallStatus.IN_PROGRESS, link, guest.base(), Map.of())
                .whenComplete(
                        (answer, broken) -> stage.queue().execute(() -> play(room, guest, answer)));
    }

    private void play(Room room, Guest guest, Documents.@Nullable Answer answer) {
        if (room.begun || room.over) {
            return;
        }
        if (answer instanceof Documents.Answer.Loaded(var document, var from)) {
            media.playTo(room.port(), HoldMusic.of(document, from));
        } else {
            stage.notes().note(guest.launch().callSid(), "NoHoldMusic", answer);
            media.playTo(room.port(), List.of(MUSIC));
        }
    }

    private void record(Room room, Guest guest, Noun.Conference as) {
        if (!as.record() || room.recorded) {
            return;
        }
        room.recorded = true;
        String callSid = guest.launch().callSid();
        RecordingEntry entry =
                stage.recordings().begin(callSid, room.sid, Source.CONFERENCE, Track.BOTH, 1);
        takes.room(room.port(), entry, as.trim(), guest.recorded());
    }

    void leave(String leg) {
        Room room = byLeg.remove(leg);
        Seat seat = room == null ? null : room.seats.remove(leg);
        if (room == null || seat == null) {
            return;
        }
        media.leave(leg);
        room.tell("leave", "participant-leave", seat);
        if (room.over) {
            return;
        }
        if (room.seats.isEmpty() || seat.as().endOnExit()) {
            end(room, seat);
        } else if (seat.as().beep() == Beep.BOTH || seat.as().beep() == Beep.ON_EXIT) {
            media.announce(room.port(), List.of(WENT));
        }
    }

    private void end(Room room, Seat by) {
        room.over = true;
        rooms.remove(room.name);
        List.copyOf(room.seats.values()).forEach(other -> other.closed().run());
        room.ended(by);
    }
}
