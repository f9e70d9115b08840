package dev.sidetone.system;

import dev.sidetone.pushkit.PKPushPayload;
import dev.sidetone.pushkit.PKPushType;
import dev.sidetone.system.push.PushLink;
import dev.sidetone.system.push.PushPolicy;
import dev.sidetone.system.push.PushTray;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A phone's end of the push service: its token, and what comes for its apps. All methods may be
 * called from any thread.
 */
public final class PushCenter {
    private final PushLink link;
    private final SerialQueue queue;
    private final Trace trace;
    private final List<InstalledApp> apps;
    private final PushTray tray;
    private volatile byte @Nullable [] token;
    private volatile PushPolicy policy = PushPolicy.DEFAULT;

    /** Opens the link; {@code apps} may change later. */
    PushCenter(
            PushLink link,
            byte[] token,
            SerialQueue queue,
            Time time,
            Trace trace,
            List<InstalledApp> apps) {
        this.link = link;
        this.queue = queue;
        this.trace = trace;
        this.apps = apps;
        this.token = token.clone();
        this.tray = new PushTray(queue, time, trace, this::pushed);
        link.open(token, tray::put);
    }

    /** Where pushes lie before they come: for rehearsals. */
    public PushTray tray() {
        return tray;
    }

    /** The rules of another version of the system. */
    public void setPolicy(PushPolicy next) {
        policy = next;
    }

    PushPolicy policy() {
        return policy;
    }

    byte @Nullable [] token() {
        byte[] known = token;
        return known == null ? null : known.clone();
    }

    /** The push service gives the phone another token: apps hear of it, the link is opened anew. */
    public void renewToken(byte[] fresh) {
        byte[] copy = fresh.clone();
        queue.execute(
                () -> {
                    token = copy;
                    link.open(copy, tray::put);
                    trace.inside(
                            Layer.PUSH,
                            "TokenRenewed",
                            null,
                            null,
                            () -> apps.forEach(InstalledApp::tokenRenewed));
                });
    }

    /** The token is void: apps hear of it, and no push comes until there is another. */
    public void invalidateToken() {
        queue.execute(
                () -> {
                    token = null;
                    trace.inside(
                            Layer.PUSH,
                            "TokenInvalidated",
                            null,
                            null,
                            () -> apps.forEach(InstalledApp::tokenInvalidated));
                });
    }

    private void pushed(Map<String, @Nullable Object> fields, Instant sentAt) {
        PKPushPayload payload = new PKPushPayload(PKPushType.VOIP, fields);
        trace.inside(
                Layer.PUSH,
                token == null ? "PushLost" : "PushReceived",
                text(fields.get("twi_call_sid")),
                text(fields.get("twi_message_type")),
                () -> {
                    if (token != null) {
                        apps.forEach(app -> app.push(payload, sentAt));
                    }
                });
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
