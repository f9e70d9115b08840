package dev.sidetone.server.webhook;

import dev.sidetone.server.twiml.Finding;
import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.webhook.Courier.Reply.Received;
import dev.sidetone.server.webhook.WebhookResult.Answered;
import dev.sidetone.server.webhook.WebhookResult.Failed;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Asks a developer's server for documents: signed, within 15 s with all redirects, at most ten of
 * these, at most 64 kB (voice-sdk.md §5.2, §5.3). Callable from any thread.
 */
public final class VoiceWebhook implements AutoCloseable {
    private final Desk desk;
    private final SerialQueue queue;
    private final Randomness randomness;
    private final Consumer<WebhookEvent> events;
    private final ContentReader reader = new ContentReader();

    /**
     * A webhook of one account.
     *
     * @param authToken signs; it is never sent
     * @param events hears of each request, on a queue of ours
     */
    public VoiceWebhook(
            Courier courier,
            String authToken,
            Time time,
            Randomness randomness,
            Consumer<WebhookEvent> events) {
        this.queue = time.queue("webhooks");
        this.desk = new Desk(courier, authToken, time, queue);
        this.randomness = randomness;
        this.events = events;
    }

    /**
     * What to ask.
     *
     * @param base of the document that {@code link} stands in; null where {@code link} is absolute
     * @param form with everything that is told, such as {@link VoiceRequest#form()} with {@code
     *     Digits}
     * @param fallback asked instead, with {@code ErrorCode} and {@code ErrorUrl}, when {@code link}
     *     gives nothing
     */
    public record Question(
            Link link, @Nullable String base, Map<String, String> form, @Nullable Link fallback) {
        /** A question without fallback. */
        public Question(Link link, @Nullable String base, Map<String, String> form) {
            this(link, base, form, null);
        }
    }

    /** What one call asks, with the cookies that it is given. */
    public final class Conversation {
        private final String callSid;
        private final CallCookies cookies = new CallCookies();

        private Conversation(String callSid) {
            this.callSid = callSid;
        }

        /** Never completes exceptionally; completes on a queue that must not be blocked. */
        public CompletionStage<WebhookResult> fetch(Question question) {
            CompletableFuture<WebhookResult> result = new CompletableFuture<>();
            Map<String, String> form = new LinkedHashMap<>(question.form());
            queue.execute(
                    () ->
                            ask(
                                    question.link(),
                                    question.base(),
                                    form,
                                    first -> orElse(question, first, result)));
            return result.minimalCompletionStage();
        }

        private void orElse(
                Question question, WebhookResult first, CompletableFuture<WebhookResult> result) {
            Link fallback = question.fallback();
            if (!(first instanceof Failed failed) || fallback == null) {
                result.complete(first);
                return;
            }
            Map<String, String> form = new LinkedHashMap<>(question.form());
            HttpUrl asked = resolved(question.base(), question.link());
            form.put("ErrorCode", String.valueOf(failed.number()));
            form.put("ErrorUrl", asked == null ? failed.url() : Address.bare(asked).toString());
            ask(fallback, question.base(), form, result::complete);
        }

        private void ask(
                Link link,
                @Nullable String base,
                Map<String, String> form,
                Consumer<WebhookResult> receiver) {
            HttpUrl url = resolved(base, link);
            if (url == null) {
                String why = "it is neither an http nor an https URL";
                Failed failed =
                        ContentReader.failed(FetchError.URL, link.url(), null, why, List.of());
                tell(link.method(), failed.url(), failed, null, Duration.ZERO);
                receiver.accept(failed);
                return;
            }
            String token = randomness.uuid().toString();
            var order = new Errand.Order(link.method(), url, form, cookies, token);
            Errand.run(desk, order, outcome -> answered(link.method(), outcome, receiver));
        }

        private static @Nullable HttpUrl resolved(@Nullable String base, Link link) {
            String url = Address.resolve(base, link.url());
            return url == null ? null : HttpUrl.parse(url);
        }

        private void answered(
                HttpMethod method, Errand.Outcome outcome, Consumer<WebhookResult> receiver) {
            WebhookResult result = reader.read(outcome.url(), outcome.reply());
            Integer status =
                    outcome.reply() instanceof Received received ? received.status() : null;
            tell(method, Address.shown(outcome.url()), result, status, outcome.took());
            receiver.accept(result);
        }

        private void tell(
                HttpMethod method,
                String url,
                WebhookResult result,
                @Nullable Integer status,
                Duration took) {
            Integer error = null;
            String text;
            List<String> notes;
            switch (result) {
                case Answered(String _, var document) -> {
                    int count = document.verbs().size();
                    text = count == 1 ? "1 verb" : count + " verbs";
                    notes = document.findings().stream().map(Finding::sentence).toList();
                }
                case Failed failed -> {
                    error = failed.number();
                    text = failed.sentence();
                    notes = failed.firstLines();
                }
            }
            events.accept(
                    new WebhookEvent(
                            desk.time().now(),
                            WebhookEvent.Kind.TWIML,
                            callSid,
                            method,
                            url,
                            status,
                            took,
                            error,
                            text,
                            notes));
        }
    }

    /** One for each call. */
    public Conversation conversation(String callSid) {
        return new Conversation(callSid);
    }

    /** Asks nothing more; what is asked is not answered. The courier stays its maker's. */
    @Override
    public void close() {
        queue.close();
    }
}
