package dev.sidetone.server.insights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Keeps the last of what endpoints told, in memory alone. Tokens are looked at and forgotten. Every
 * endpoint may tell only so much.
 */
public final class InsightsBook implements InsightsSink {
    /** How much is kept. */
    public static final int LENGTH = 500;

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_DETAIL = 400;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Time time;
    private final Function<String, @Nullable String> identities;
    private final Deque<InsightsEntry> entries = new ArrayDeque<>();
    private final Allowance allowance = new Allowance();

    /**
     * An empty book.
     *
     * @param identities who a token belongs to; null for a token that is no good
     */
    public InsightsBook(Time time, Function<String, @Nullable String> identities) {
        this.time = time;
        this.identities = identities;
    }

    @Override
    public Answer takes(String path, @Nullable String token, String body) {
        boolean metrics = path.equals(METRICS_PATH);
        if (!metrics && !path.equals(EVENTS_PATH)) {
            return Answer.NO_SUCH_PATH;
        }
        String identity = token == null ? null : identities.apply(token);
        if (identity == null) {
            return Answer.NOT_ALLOWED;
        }
        Instant now = time.now();
        synchronized (this) {
            if (!allowance.grants(identity, now)) {
                return Answer.TOO_MANY;
            }
        }
        if (isTooLarge(body)) {
            return Answer.TOO_LARGE;
        }
        JsonNode root = read(body);
        if (root == null || root.path("payload").isArray() != metrics) {
            return Answer.NO_JSON;
        }
        add(metrics ? metrics(root, identity, now) : event(root, identity, now));
        return Answer.TAKEN;
    }

    private static boolean isTooLarge(String body) {
        return body.length() > MAX_BODY_BYTES
                || body.getBytes(StandardCharsets.UTF_8).length > MAX_BODY_BYTES;
    }

    private static @Nullable JsonNode read(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            return root.isObject() ? root : null;
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    private static InsightsEntry event(JsonNode root, String identity, Instant now) {
        JsonNode payload = root.path("payload");
        // the mobile SDKs have what is special in data, the JavaScript SDK among the rest
        JsonNode special = payload.has("data") ? payload.path("data") : payload;
        return entry(root, identity, now, payload, special.isEmpty() ? "" : special.toString());
    }

    private static InsightsEntry metrics(JsonNode root, String identity, Instant now) {
        JsonNode samples = root.path("payload");
        JsonNode last = samples.path(samples.size() - 1);
        String score = last.path("mos").isNumber() ? ", MOS " + last.path("mos").asText() : "";
        return entry(root, identity, now, last, samples.size() + " samples" + score);
    }

    private static InsightsEntry entry(
            JsonNode root, String identity, Instant now, JsonNode call, String detail) {
        JsonNode sid = call.has("call_sid") ? call.path("call_sid") : call.path("temp_call_sid");
        return new InsightsEntry(
                now,
                identity,
                clean(root.path("group").asText(), LONGEST_NAME),
                clean(root.path("name").asText(), LONGEST_NAME),
                level(root.path("level").asText()),
                sid.isTextual() ? clean(sid.asText(), LONGEST_NAME) : null,
                clean(detail, LONGEST_DETAIL));
    }

    private static String level(String told) {
        return switch (told) {
            case "DEBUG", "WARNING", "ERROR" -> told;
            default -> "INFO";
        };
    }

    private static String clean(String text, int longest) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= longest ? plain : plain.substring(0, longest - 1) + "…";
    }

    private synchronized void add(InsightsEntry entry) {
        if (entries.size() >= LENGTH) {
            entries.remove();
        }
        entries.add(entry);
    }

    /** What is kept, oldest first. */
    public synchronized List<InsightsEntry> entries() {
        return List.copyOf(entries);
    }
}
