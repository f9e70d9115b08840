package dev.sidetone.voice.insights;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened to a call.
 *
 * @param data what belongs to this event alone: texts, numbers, lists and maps of such
 */
public record InsightsEvent(
        String group, String name, Level level, Instant at, Map<String, Object> data) {
    /** Copies the data in its order. */
    public InsightsEvent {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** How much it matters. */
    public enum Level {
        DEBUG,
        INFO,
        WARNING,
        ERROR
    }
}
