package dev.sidetone.server.console;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What the page shows. The names are those in its JSON; times are milliseconds since 1970. */
final class Shown {
    private Shown() {}

    /** An endpoint that takes calls; {@code until} is the end of its access token. */
    record Registration(
            long socket, String identity, String client, long since, @Nullable Long until) {}

    /**
     * A device that is pushed.
     *
     * @param device its token, cut: the whole is as good as a key to its pushes
     * @param since when it was bound, or a push renewed that, last
     * @param until when that ends
     * @param reachable whether its push link stands
     */
    record Device(
            String identity,
            String device,
            String kind,
            long since,
            long until,
            boolean reachable) {}

    /**
     * A call with all its sides: the caller first, then whoever is rung or has answered.
     *
     * @param path of its media: {@code direct}, {@code anchored} or {@code server}; null while it
     *     rings
     * @param parent the call on whose behalf the server calls; null for none
     */
    record Call(
            String sid,
            String state,
            @Nullable String path,
            long since,
            String from,
            String to,
            @Nullable String parent,
            List<Leg> legs) {
        Call {
            legs = List.copyOf(legs);
        }
    }

    /**
     * One side.
     *
     * @param sid null for the server's own
     * @param at what is there: a page, a Sidetone, a device that is pushed, the server
     */
    record Leg(@Nullable String sid, String who, String at, String state, long since) {}

    /** A call that was made by request. */
    record Placed(String sid, String to, String status, boolean over, long since) {}

    /** What happened. {@code id} counts from 1. */
    record Line(
            long id,
            long at,
            String kind,
            Tone tone,
            String text,
            @Nullable String call,
            @Nullable Request request) {}

    /** What a developer's server was asked; {@code took} in milliseconds. */
    record Request(
            String method,
            String url,
            @Nullable Integer status,
            long took,
            @Nullable Integer error,
            List<String> notes) {}

    /** How a line is meant. */
    enum Tone {
        PLAIN,
        GOOD,
        WARN,
        BAD
    }

    /** The first rows of a part, and how many there are. */
    record Rows<T>(int total, List<T> rows) {
        Rows {
            rows = List.copyOf(rows);
        }
    }

    /**
     * What a page is told at once: whole parts, where they have changed, and lines it does not know
     * yet.
     *
     * @param server who tells; only in the first frame, which starts the page over
     */
    record Frame(
            long now,
            @Nullable About server,
            @Nullable Rows<Registration> registered,
            @Nullable Rows<Device> bound,
            @Nullable Rows<Call> calls,
            @Nullable List<Placed> placed,
            @Nullable List<Line> lines) {
        boolean says() {
            return registered != null
                    || bound != null
                    || calls != null
                    || placed != null
                    || lines != null;
        }

        Frame by(About about) {
            return new Frame(now, about, registered, bound, calls, placed, lines);
        }
    }
}
