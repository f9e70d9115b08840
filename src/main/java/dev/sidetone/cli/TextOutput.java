package dev.sidetone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.verbs.Programs.Output;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prints events: as lines for a person, or as one JSON object a line and nothing else on standard
 * output. Errors go to standard error; with JSON they are events too.
 */
final class TextOutput implements Output {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final boolean json;
    private final PrintStream out;
    private final PrintStream err;
    private final long start = System.nanoTime();

    private TextOutput(boolean json, PrintStream out, PrintStream err) {
        this.json = json;
        this.out = out;
        this.err = err;
    }

    static TextOutput of(boolean json, PrintStream out, PrintStream err) {
        return new TextOutput(json, out, err);
    }

    @Override
    public synchronized void event(String name, Map<String, Object> facts, String line) {
        if (json) {
            var object = JSON.createObjectNode();
            object.put("t", Math.round((System.nanoTime() - start) / 1e6) / 1e3);
            object.put("event", name);
            facts.forEach((key, value) -> object.set(key, JSON.valueToTree(value)));
            out.println(object);
        } else if (!line.isEmpty()) {
            out.println(line);
        }
        out.flush();
    }

    @Override
    public synchronized void failure(
            String name, Map<String, Object> facts, int code, String text) {
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>(facts);
            all.put("code", code);
            all.put("message", text);
            event(name, all, "");
        }
        err.println("sidetone: " + text + (code > 2 ? " (" + code + ")" : ""));
    }
}
