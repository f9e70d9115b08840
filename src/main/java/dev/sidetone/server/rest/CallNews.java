package dev.sidetone.server.rest;

import dev.sidetone.server.call.Callee;
import dev.sidetone.server.history.CallHistory;
import dev.sidetone.server.history.CallRecord;
import dev.sidetone.server.twiml.Callback;
import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.webhook.CallStatus;
import dev.sidetone.server.webhook.Direction;
import dev.sidetone.server.webhook.StatusCallbacks;
import dev.sidetone.server.webhook.StatusFeed;
import dev.sidetone.server.webhook.VoiceRequest;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells developers' servers how calls go on (voice-sdk.md §5.4). */
public final class CallNews {
    private static final Set<String> END = Set.of("completed");

    private final StatusCallbacks callbacks;
    private final String accountSid;
    private final @Nullable Link always;
    private final Map<String, StatusFeed> feeds = new ConcurrentHashMap<>();

    /**
     * News of these calls.
     *
     * @param always hears of the end of each call that a client has made; null for nobody
     */
    public CallNews(
            CallHistory history,
            StatusCallbacks callbacks,
            String accountSid,
            @Nullable Link always) {
        this.callbacks = callbacks;
        this.accountSid = accountSid;
        this.always = always;
        history.listen(this::changed);
    }

    /** Somebody wants to hear of a call that is not under way yet. */
    void watch(String sid, Link link, Set<String> events) {
        feeds.put(sid, feed(sid, link, events));
    }

    private StatusFeed feed(String sid, Link link, Set<String> events) {
        HttpMethod method = link.method();
        return callbacks.feed(sid, link.url(), method, events);
    }

    /** Nobody wants to hear of it any more: it is not made at all. */
    void unwatch(String sid) {
        feeds.remove(sid);
    }

    private void changed(CallRecord call) {
        Callee callee = call.callee();
        Callback told = callee == null ? null : callee.told();
        if (told != null && call.status() == CallStatus.INITIATED) {
            watch(call.sid(), new Link(told.url(), told.method()), told.events());
        }
        StatusFeed feed = call.over() ? feeds.remove(call.sid()) : feeds.get(call.sid());
        String event = event(call.status());
        if (feed != null && event != null) {
            feed.tell(event, form(call));
        }
        if (always != null && call.over() && call.direction() == Direction.INBOUND) {
            feed(call.sid(), always, END).tell("completed", form(call));
        }
    }

    private static @Nullable String event(CallStatus status) {
        return switch (status) {
            case QUEUED -> null;
            case INITIATED -> "initiated";
            case RINGING -> "ringing";
            case IN_PROGRESS -> "answered";
            case COMPLETED, BUSY, FAILED, NO_ANSWER, CANCELED -> "completed";
        };
    }

    private Map<String, String> form(CallRecord call) {
        VoiceRequest request =
                new VoiceRequest(
                        accountSid,
                        null,
                        call.sid(),
                        call.status(),
                        call.direction(),
                        call.from(),
                        call.to(),
                        call.parent(),
                        Map.of(),
                        Map.of());
        Map<String, String> form = new LinkedHashMap<>(request.form());
        if (call.over()) {
            long seconds = call.duration().toSeconds();
            form.put("CallDuration", String.valueOf(seconds));
            form.put("Duration", String.valueOf((seconds + 59) / 60));
        }
        return form;
    }
}
