package dev.sidetone.server.twiml;

import java.util.List;

/**
 * A document that can be run.
 *
 * @param verbs in their order; empty means: hang up
 * @param findings what is wrong with it, with what happens instead
 */
public record Document(List<Verb> verbs, List<Finding> findings) {
    /** Copies both. */
    public Document {
        verbs = List.copyOf(verbs);
        findings = List.copyOf(findings);
    }
}
