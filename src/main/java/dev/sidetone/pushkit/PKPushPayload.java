package dev.sidetone.pushkit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A push as it arrived.
 *
 * @param type of push
 * @param dictionaryPayload its content, unmodifiable throughout; values may be of any JSON type,
 *     null included, whatever the key promises
 */
public record PKPushPayload(PKPushType type, Map<String, Object> dictionaryPayload) {
    // deeper than any payload of 5 kB that means something
    private static final int DEEPEST = 32;

    public PKPushPayload {
        Map<String, Object> copy = new LinkedHashMap<>();
        dictionaryPayload.forEach((key, value) -> copy.put(key, frozen(value, 1)));
        dictionaryPayload = Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object frozen(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            return null;
        }
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, inner) -> copy.put(key, frozen(inner, depth + 1)));
                yield Collections.unmodifiableMap(copy);
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(inner -> copy.add(frozen(inner, depth + 1)));
                yield Collections.unmodifiableList(copy);
            }
            case null, default -> value;
        };
    }
}
