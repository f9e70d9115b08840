package dev.sidetone.softphone;

import dev.sidetone.pushkit.PKPushPayload;

import java.util.HashMap;
import java.util.Map;

/** The fields of a push that are texts or can be read as such. */
final class PushTexts {
    private PushTexts() {}

    /** What the Voice SDK takes: no nulls, and of lists and objects nothing. */
    static Map<String, String> of(PKPushPayload payload) {
        Map<String, String> texts = new HashMap<>();
        payload.dictionaryPayload().forEach((key, value) -> put(texts, key, value));
        return texts;
    }

    private static void put(Map<String, String> texts, Object key, Object value) {
        if (key instanceof String name
                && (value instanceof CharSequence
                        || value instanceof Number
                        || value instanceof Boolean)) {
            texts.put(name, value.toString());
        }
    }
}
