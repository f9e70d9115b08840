package dev.sidetone.server.webhook;

import dev.sidetone.server.twiml.HttpMethod;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What one URL hears of one call (voice-sdk.md §5.4). */
public final class StatusFeed {
    private final StatusCallbacks callbacks;
    private final String callSid;
    private final HttpMethod method;
    private final String url;
    private final Set<String> wanted;
    private final CallCookies cookies = new CallCookies();
    private final AtomicInteger next = new AtomicInteger();

    StatusFeed(
            StatusCallbacks callbacks,
            String callSid,
            HttpMethod method,
            String url,
            Set<String> wanted) {
        this.callbacks = callbacks;
        this.callSid = callSid;
        this.method = method;
        this.url = url;
        this.wanted = Set.copyOf(wanted);
    }

    /**
     * Tells of an event, if it is one that is wanted. Never blocks; callable from any thread, but
     * the order of several threads is theirs.
     *
     * @param event such as {@code ringing}
     * @param form such as {@link VoiceRequest#form()} with {@code CallDuration}; number, time and
     *     source are added
     */
    public void tell(String event, Map<String, String> form) {
        if (!wanted.contains(event)) {
            return;
        }
        Map<String, String> whole = new LinkedHashMap<>(form);
        whole.put("Timestamp", callbacks.timestamp());
        whole.put("CallbackSource", "call-progress-events");
        whole.put("SequenceNumber", String.valueOf(next.getAndIncrement()));
        callbacks.deliver(new StatusReport(callSid, event, method, url, whole, cookies));
    }
}
