package dev.sidetone.server.script;

import dev.sidetone.server.media.Prompt;
import dev.sidetone.server.twiml.Document;
import dev.sidetone.server.twiml.Verb;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** What a document lets people hear who wait for a conference: its prompts, and nothing else. */
public final class HoldMusic {
    private HoldMusic() {}

    /** The prompts of a document from {@code base}, in their order. */
    public static List<Prompt> of(Document document, @Nullable URI base) {
        Stream<Verb> verbs = document.verbs().stream();
        return Prompts.all(
                verbs.filter(Verb.Prompt.class::isInstance).map(Verb.Prompt.class::cast).toList(),
                base);
    }
}
