package dev.sidetone.server.webhook;

import dev.sidetone.server.twiml.Document;
import dev.sidetone.server.twiml.Place;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a developer's server answered. */
public sealed interface WebhookResult {
    /**
     * Something to run.
     *
     * @param url that answered, after redirects; relative URLs of the document start here
     */
    record Answered(String url, Document document) implements WebhookResult {}

    /**
     * Nothing to run.
     *
     * @param number of a {@link FetchError} or a {@code TwimlError}
     * @param url without the values of its query
     * @param status of HTTP; null where none came
     * @param at where a document is wrong; null for other failures
     * @param firstLines of the body, three at most
     */
    record Failed(
            int number,
            String title,
            String url,
            @Nullable Integer status,
            String why,
            @Nullable Place at,
            List<String> firstLines)
            implements WebhookResult {
        /** All but the first lines, for a log. */
        public String sentence() {
            return number + " " + reason();
        }

        /** The sentence without its number. */
        public String reason() {
            String where = at == null ? "" : " (" + at + ")";
            String http = status == null ? "" : ", HTTP status " + status;
            return title + where + ": " + url + http + ": " + why;
        }
    }
}
