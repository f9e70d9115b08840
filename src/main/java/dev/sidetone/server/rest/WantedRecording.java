package dev.sidetone.server.rest;

import dev.sidetone.server.http.Form;
import dev.sidetone.server.twiml.Callback;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.twiml.Recording;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;

/** {@code Record} and what belongs to it, of a call that a request wants. */
final class WantedRecording {
    private static final int WRONG = 21200;
    private static final Set<String> EVENTS = Set.of("in-progress", "completed", "absent");

    private WantedRecording() {}

    /** Null for none. */
    static @Nullable Recording of(Form form) throws Refusal {
        boolean wanted = choice(form, "Record", Set.of("true", "false"), "false").equals("true");
        boolean dual =
                choice(form, "RecordingChannels", Set.of("mono", "dual"), "mono").equals("dual");
        String trim = choice(form, "Trim", Set.of("trim-silence", "do-not-trim"), "do-not-trim");
        String track =
                choice(form, "RecordingTrack", Set.of("inbound", "outbound", "both"), "both");
        Callback told = told(form);
        return wanted
                ? new Recording(
                        Recording.From.ANSWER,
                        dual,
                        trim.equals("trim-silence"),
                        Recording.Track.valueOf(track.toUpperCase(Locale.ROOT)),
                        told)
                : null;
    }

    private static @Nullable Callback told(Form form) throws Refusal {
        Set<String> events = Creation.words(form, "RecordingStatusCallbackEvent", EVENTS);
        if (form.text("RecordingStatusCallback").isBlank()) {
            return null;
        }
        Link link =
                Instructions.link(form, "RecordingStatusCallback", "RecordingStatusCallbackMethod");
        return new Callback(link.url(), link.method(), events);
    }

    private static String choice(Form form, String field, Set<String> known, String usual)
            throws Refusal {
        String text = form.text(field).toLowerCase(Locale.ROOT);
        if (!text.isEmpty() && !known.contains(text)) {
            throw Refusal.bad(
                    WRONG, "'" + field + "' must be one of " + String.join(", ", known) + ".");
        }
        return text.isEmpty() ? usual : text;
    }
}
