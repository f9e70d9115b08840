package dev.sidetone.server.script;

import dev.sidetone.server.twiml.Document;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

/** What runs on a call. */
public sealed interface Script {
    /** A document that is at hand: a line's, or one that came with a request. */
    record Inline(Document document) implements Script {}

    /**
     * A developer's server is asked for the document.
     *
     * @param fallback asked instead wherever a document cannot be had; null for none
     */
    record Webhook(Link at, @Nullable Link fallback) implements Script {
        /** One without another to fall back on. */
        public Webhook(Link at) {
            this(at, null);
        }
    }

    /** The call is refused. */
    record Refusal(WireError why) implements Script {}

    /** The call rings until the caller's time is over. */
    record Unanswered() implements Script {}
}
