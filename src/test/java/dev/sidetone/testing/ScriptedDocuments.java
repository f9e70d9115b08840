package dev.sidetone.testing;

import dev.sidetone.server.program.Callbacks;
import dev.sidetone.server.program.Documents;
import dev.sidetone.server.script.Launch;
import dev.sidetone.server.twiml.Callback;
import dev.sidetone.server.twiml.InvalidTwiml;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.twiml.parse.TwimlParser;
import dev.sidetone.server.webhook.CallStatus;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A developer's server: a test says what stands behind each path. */
public final class ScriptedDocuments implements Documents, Callbacks {
    private static final URI HERE = URI.create("http://developer.test/");

    private final TwimlParser parser = new TwimlParser();
    private final Map<String, String> documents = new LinkedHashMap<>();

    /** What was asked for, oldest first: path and parameters. */
    public final List<String> asked = new ArrayList<>();

    /** The calls that it was asked about, oldest first. */
    public final List<Launch> calls = new ArrayList<>();

    /** What was told, oldest first: path, event and the form, in its order. */
    public final List<String> told = new ArrayList<>();

    /** The calls that are over. */
    public final List<String> forgotten = new ArrayList<>();

    /** Puts verbs behind a path. */
    public ScriptedDocuments put(String path, String verbs) {
        documents.put(path, "<Response>" + verbs + "</Response>");
        return this;
    }

    @Override
    public CompletionStage<Answer> load(
            Launch call,
            CallStatus status,
            Link link,
            @Nullable URI base,
            Map<String, String> parameters) {
        URI at = (base == null ? HERE : base).resolve(link.url());
        calls.add(call);
        asked.add(at.getPath() + " " + status.value() + " " + new java.util.TreeMap<>(parameters));
        String text = documents.get(at.getPath());
        if (text == null) {
            return CompletableFuture.completedStage(
                    new Answer.Failed(11200, "404 for " + at.getPath()));
        }
        try {
            return CompletableFuture.completedStage(new Answer.Loaded(parser.parse(text), at));
        } catch (InvalidTwiml invalid) {
            return CompletableFuture.completedStage(
                    new Answer.Failed(12100, invalid.finding().sentence()));
        }
    }

    @Override
    public void forget(String callSid) {
        forgotten.add(callSid);
    }

    @Override
    public void tell(String callSid, Callback to, String event, Map<String, String> form) {
        if (to.events().contains(event)) {
            told.add(URI.create(to.url()).getPath() + " " + event + " " + form);
        }
    }
}
