package dev.sidetone.pushkit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A push as it arrived.
 *
 * @param type of push
 * @param dictionaryPayload its content; values may be of any JSON type, null included
 */
public record PKPushPayload(PKPushType type, Map<String, Object> dictionaryPayload) {
    public PKPushPayload {
        dictionaryPayload = Collections.unmodifiableMap(new LinkedHashMap<>(dictionaryPayload));
    }
}
