package dev.sidetone.server.program;

import dev.sidetone.server.script.Launch;
import dev.sidetone.server.twiml.Document;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.webhook.CallStatus;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Where the documents of a developer's server come from. */
public interface Documents {
    /**
     * Asks for a document; never blocks, and answers on any thread.
     *
     * @param base what the link is relative to; null when it is absolute
     * @param parameters beyond those that every request about the call has
     */
    CompletionStage<Answer> load(
            Launch call,
            CallStatus status,
            Link link,
            @Nullable URI base,
            Map<String, String> parameters);

    /** The call is over: what was kept for it goes. */
    void forget(String callSid);

    /** What came of it. */
    sealed interface Answer {
        /** A document, and where it came from in the end. */
        record Loaded(Document document, URI from) implements Answer {}

        /** None; the reason is for a person. */
        record Failed(int code, String reason) implements Answer {}
    }
}
