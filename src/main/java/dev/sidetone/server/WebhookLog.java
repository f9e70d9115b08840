package dev.sidetone.server;

import dev.sidetone.server.watch.ServerEvent;
import dev.sidetone.server.watch.ServerObserver;
import dev.sidetone.server.webhook.WebhookEvent;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Consumer;

/**
 * Tells the developer what became of each request: all of it in the trace and to who watches the
 * server, trouble in the log.
 */
record WebhookLog(Trace trace, ServerObserver observer) implements Consumer<WebhookEvent> {
    private static final Logger log = LoggerFactory.getLogger(WebhookLog.class);

    @Override
    public void accept(WebhookEvent event) {
        trace.add(Layer.SERVER, "Webhook", event.callSid(), event);
        observer.saw(new ServerEvent.Asked(event));
        if (event.error() != null) {
            String lines = String.join("\n    ", event.notes());
            log.warn("{}{}", event.text(), lines.isEmpty() ? "" : "\n    " + lines);
        } else {
            event.notes().forEach(note -> log.warn("{}: {}", event.url(), note));
        }
    }
}
