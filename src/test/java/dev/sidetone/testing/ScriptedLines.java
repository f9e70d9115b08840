package dev.sidetone.testing;

import dev.sidetone.server.call.Line;
import dev.sidetone.server.line.LineDesk;

import java.util.LinkedHashMap;
import java.util.Map;

/** Lines without media: a test says what they do. */
public final class ScriptedLines implements LineDesk {
    private final Map<String, Open> open = new LinkedHashMap<>();

    /** A call that a line has taken. */
    public record Open(String sid, Line line, String offer, Listener listener) {}

    @Override
    public void open(String sid, Line line, String offer, Listener listener) {
        open.put(sid, new Open(sid, line, offer, listener));
    }

    @Override
    public void reoffer(String sid, String offer) {
        open.computeIfPresent(
                sid, (same, call) -> new Open(same, call.line(), offer, call.listener()));
    }

    @Override
    public void close(String sid) {
        open.remove(sid);
    }

    @Override
    public void close() {
        open.clear();
    }

    /** The calls that are up, oldest first. */
    public Map<String, Open> calls() {
        return Map.copyOf(open);
    }

    /** The only call that is up. */
    public Open only() {
        if (open.size() != 1) {
            throw new AssertionError(open.size() + " calls on lines");
        }
        return open.values().iterator().next();
    }
}
