package dev.sidetone.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.server.console.Console;
import dev.sidetone.signaling.Wire;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page of the console without a browser: keeps what it is told, as the page does. */
public final class ConsoleScreen implements Wire {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> frames = new ArrayList<>();
    private final Map<String, JsonNode> parts = new LinkedHashMap<>();
    private final List<JsonNode> lines = new ArrayList<>();
    private final Wire.Listener server;
    private @Nullable Integer closedWith;

    /** A page that has just been opened. */
    public ConsoleScreen(Console console) {
        server = console.page();
        server.opened(this);
    }

    @Override
    public void send(String frame) {
        frames.add(frame);
        JsonNode told = parse(frame);
        for (String part : List.of("server", "registered", "bound", "calls", "placed")) {
            if (told.has(part)) {
                parts.put(part, told.get(part));
            }
        }
        for (JsonNode line : told.path("lines")) {
            if (lines.isEmpty() || lines.getLast().get("id").asLong() < line.get("id").asLong()) {
                lines.add(line);
            }
        }
    }

    private static JsonNode parse(String frame) {
        try {
            return JSON.readTree(frame);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close(int code, String reason) {
        closedWith = code;
    }

    /** The page says something, which it never does. */
    public void says(String text) {
        server.frame(this, text);
    }

    /** The page is closed. */
    public void leaves() {
        server.closed(this, 1001, "");
    }

    /** With which code the server has closed it; null while it has not. */
    public @Nullable Integer closedWith() {
        return closedWith;
    }

    /** Everything that it was told, word for word. */
    public List<String> frames() {
        return List.copyOf(frames);
    }

    /** What a part has come to. */
    public JsonNode part(String name) {
        return parts.getOrDefault(name, JSON.missingNode());
    }

    /** The rows of a part. */
    public List<JsonNode> rows(String name) {
        List<JsonNode> rows = new ArrayList<>();
        part(name).path("rows").forEach(rows::add);
        return rows;
    }

    /** The texts of all lines, oldest first. */
    public List<String> texts() {
        return lines.stream().map(line -> line.path("text").asText()).toList();
    }

    /** All lines, oldest first. */
    public List<JsonNode> lines() {
        return List.copyOf(lines);
    }
}
