package dev.sidetone.server;

import dev.sidetone.server.program.Documents;
import dev.sidetone.server.script.Launch;
import dev.sidetone.server.script.Script;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.webhook.CallStatus;
import dev.sidetone.server.webhook.VoiceRequest;
import dev.sidetone.server.webhook.VoiceWebhook;
import dev.sidetone.server.webhook.VoiceWebhook.Question;
import dev.sidetone.server.webhook.WebhookResult;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Documents of a developer's server, asked for by its webhooks. */
final class WebDocuments implements Documents {
    private final String accountSid;
    private final VoiceWebhook webhook;
    private final Map<String, VoiceWebhook.Conversation> calls = new ConcurrentHashMap<>();

    WebDocuments(String accountSid, VoiceWebhook webhook) {
        this.accountSid = accountSid;
        this.webhook = webhook;
    }

    @Override
    public CompletionStage<Answer> load(
            Launch call,
            CallStatus status,
            Link link,
            @Nullable URI base,
            Map<String, String> parameters) {
        VoiceRequest request =
                new VoiceRequest(
                        accountSid,
                        call.application(),
                        call.callSid(),
                        status,
                        call.direction(),
                        call.from(),
                        call.to(),
                        call.parent(),
                        call.parameters(),
                        Map.of());
        Map<String, String> form = new LinkedHashMap<>(request.form());
        form.putAll(parameters);
        return calls.computeIfAbsent(call.callSid(), webhook::conversation)
                .fetch(new Question(link, text(base), form, fallback(call)))
                .thenApply(WebDocuments::answer);
    }

    private static @Nullable String text(@Nullable URI base) {
        return base == null ? null : base.toString();
    }

    private static @Nullable Link fallback(Launch call) {
        return call.script() instanceof Script.Webhook(_, Link fallback) ? fallback : null;
    }

    private static Answer answer(WebhookResult result) {
        return switch (result) {
            case WebhookResult.Answered(String url, var document) ->
                    new Answer.Loaded(document, URI.create(url));
            case WebhookResult.Failed failed -> new Answer.Failed(failed.number(), failed.reason());
        };
    }

    @Override
    public void forget(String callSid) {
        calls.remove(callSid);
    }
}
