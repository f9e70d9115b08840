package dev.sidetone.server.program;

import dev.sidetone.server.media.MediaDesk;
import dev.sidetone.server.media.Prompt;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.twiml.Noun;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conferences: who is there, whether it has begun, and when it ends for all. */
final class Rooms {
    private static final Prompt MUSIC = new Prompt.Sound("hold-music");

    private final MediaDesk media;
    private final Map<String, Room> rooms = new HashMap<>();
    private final Map<String, Room> byLeg = new HashMap<>();

    private static final class Room {
        final String name;
        final Map<String, Seat> seats = new LinkedHashMap<>();
        boolean begun;

        Room(String name) {
            this.name = name;
        }
    }

    private record Seat(Noun.Conference as, Runnable closed) {}

    Rooms(MediaDesk media) {
        this.media = media;
    }

    /** A seat in a conference; {@code closed} when it ends, or has no seat left. */
    void enter(String leg, Noun.Conference as, @Nullable URI base, Runnable closed) {
        Room room = rooms.computeIfAbsent(as.name(), Room::new);
        if (room.seats.size() >= as.maxParticipants()) {
            closed.run();
            return;
        }
        room.seats.put(leg, new Seat(as, closed));
        byLeg.put(leg, room);
        media.join(leg, name(room), as.muted());
        boolean before = room.begun;
        room.begun |= as.startOnEnter();
        if (room.begun) {
            if (!before) {
                media.playTo(name(room), List.of());
            }
        } else {
            media.playTo(name(room), waiting(as.waiting(), base));
        }
    }

    private static List<Prompt> waiting(@Nullable Link link, @Nullable URI base) {
        if (link == null) {
            return List.of(MUSIC);
        }
        if (link.url().isEmpty()) {
            return List.of();
        }
        URI at = URI.create(link.url());
        return List.of(new Prompt.Web(base == null ? at : base.resolve(at)));
    }

    void leave(String leg) {
        Room room = byLeg.remove(leg);
        if (room == null) {
            return;
        }
        media.leave(leg);
        Seat seat = room.seats.remove(leg);
        boolean ends = seat != null && seat.as().endOnExit();
        if (room.seats.isEmpty() || ends) {
            rooms.remove(room.name);
            List.copyOf(room.seats.values()).forEach(other -> other.closed().run());
        }
    }

    /** A conference's name must not be that of a bridge. */
    private static String name(Room room) {
        return "conference " + room.name;
    }
}
