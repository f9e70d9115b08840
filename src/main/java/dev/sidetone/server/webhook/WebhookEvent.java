package dev.sidetone.server.webhook;

import dev.sidetone.server.twiml.HttpMethod;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A request that is over, for the console page and the log. Bears no secrets.
 *
 * @param url without the values of its query
 * @param status of HTTP; null where none came
 * @param error its number in Twilio's debugger; null where all is well
 * @param text one sentence
 * @param notes findings of the document, or the first lines of a bad answer
 */
public record WebhookEvent(
        Instant at,
        Kind kind,
        String callSid,
        HttpMethod method,
        String url,
        @Nullable Integer status,
        Duration took,
        @Nullable Integer error,
        String text,
        List<String> notes) {
    /** What was asked for. */
    public enum Kind {
        /** A document. */
        TWIML,
        /** That somebody hears of progress. */
        STATUS,
        /** That a client hears of a call. */
        NOTIFICATION
    }
}
