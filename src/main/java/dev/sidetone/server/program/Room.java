package dev.sidetone.server.program;

import dev.sidetone.server.twiml.Callback;
import dev.sidetone.server.twiml.Noun;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One conference, and who hears of what happens in it. Lives on the server's queue. */
final class Room {
    final String name;
    final String sid;
    final Map<String, Seat> seats = new LinkedHashMap<>();
    boolean begun;
    boolean over;
    boolean recorded;
    private final Stage stage;
    private final List<Callback> listeners = new ArrayList<>();
    private int sequence;

    /** Somebody in it. */
    record Seat(String callSid, Noun.Conference as, Runnable closed) {}

    Room(Stage stage, String name, String sid) {
        this.stage = stage;
        this.name = name;
        this.sid = sid;
    }

    /** The name of its room at the media desk; must not be that of a bridge. */
    String port() {
        return "conference " + name;
    }

    boolean mayBegin() {
        return seats.size() > 1
                && seats.values().stream().anyMatch(seat -> seat.as().startOnEnter());
    }

    /** Each URL is told once, with the events that were named first. */
    void hears(@Nullable Callback told) {
        if (told != null && listeners.stream().noneMatch(l -> l.url().equals(told.url()))) {
            listeners.add(told);
        }
    }

    /** It is over for all. */
    void ended(Seat by) {
        Map<String, String> form = form("conference-end", null);
        boolean one = by.as().endOnExit();
        form.put(
                "ReasonConferenceEnded",
                one ? "participant-with-end-conference-on-exit-left" : "last-participant-left");
        form.put("CallSidEndingConference", by.callSid());
        tell(by.callSid(), "end", form);
    }

    /**
     * Tells of something.
     *
     * @param event its name in TwiML
     * @param full its name in the form
     */
    void tell(String event, String full, @Nullable Seat who) {
        Seat any = who == null ? seats.values().iterator().next() : who;
        tell(any.callSid(), event, form(full, who));
    }

    private void tell(String callSid, String event, Map<String, String> form) {
        form.put("SequenceNumber", String.valueOf(++sequence));
        stage.notes().note(callSid, "Conference", name + " " + form.get("StatusCallbackEvent"));
        listeners.forEach(listener -> stage.callbacks().tell(callSid, listener, event, form));
    }

    private Map<String, String> form(String event, @Nullable Seat who) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("ConferenceSid", sid);
        form.put("FriendlyName", name);
        form.put("StatusCallbackEvent", event);
        if (who != null) {
            form.put("CallSid", who.callSid());
            form.put("Muted", String.valueOf(who.as().muted()));
            form.put("Hold", "false");
            form.put("Coaching", "false");
            form.put("StartConferenceOnEnter", String.valueOf(who.as().startOnEnter()));
            form.put("EndConferenceOnExit", String.valueOf(who.as().endOnExit()));
        }
        return form;
    }
}
