package dev.sidetone.server.script;

import dev.sidetone.server.twiml.Document;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.signaling.Message.WireError;

/** What runs on a call. */
public sealed interface Script {
    /** A document that is at hand: a line's, or one that came with a request. */
    record Inline(Document document) implements Script {}

    /** A developer's server is asked for the document. */
    record Webhook(Link at) implements Script {}

    /** The call is refused. */
    record Refusal(WireError why) implements Script {}

    /** The call rings until the caller's time is over. */
    record Unanswered() implements Script {}
}
