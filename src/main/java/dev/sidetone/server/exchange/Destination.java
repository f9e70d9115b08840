package dev.sidetone.server.exchange;

import dev.sidetone.server.script.Line;
import dev.sidetone.signaling.FormParams;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a call goes, by its parameters alone: {@code To} or {@code to}, with or without {@code
 * client:}. A call without any parameters is a test call and gets the echo; one that names nobody
 * gets the greeting.
 *
 * @param name of a line or an endpoint
 * @param params what else was given, for the callee
 */
record Destination(String name, String params) {
    private static final String CLIENT = "client:";

    static Destination of(@Nullable String params, Map<String, String> always) {
        Map<String, String> all = new LinkedHashMap<>(always);
        if (params != null) {
            all.putAll(FormParams.decode(params));
        }
        if (all.isEmpty()) {
            return new Destination(Line.ECHO.dialled(), "");
        }
        String upper = all.remove("To");
        String lower = all.remove("to");
        String to = upper == null || upper.isBlank() ? lower : upper;
        String name = to == null ? "" : to.trim();
        if (name.startsWith(CLIENT)) {
            name = name.substring(CLIENT.length());
        }
        return new Destination(
                name.isEmpty() ? Line.GREETING.dialled() : name, FormParams.encodeValues(all));
    }

    /** The name for a message: never longer than a line of text. */
    String shown() {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
