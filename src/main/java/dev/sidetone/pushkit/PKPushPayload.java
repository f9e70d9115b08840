package dev.sidetone.pushkit;

import java.util.Map;

/**
 * A push as it arrived.
 *
 * @param type of push
 * @param dictionaryPayload its content; values may be of any JSON type
 */
public record PKPushPayload(PKPushType type, Map<String, Object> dictionaryPayload) {}
