package dev.sidetone.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads one object of a file strictly: what is missing or wrong is named. */
record Fields(JsonNode object) {
    Fields {
        if (!object.isObject()) {
            throw new IllegalArgumentException("not an object");
        }
    }

    String text(String name) {
        JsonNode value = object.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(name + " is missing, or no text");
        }
        return value.textValue();
    }

    boolean flag(String name) {
        JsonNode value = object.path(name);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException(name + " is neither true nor false");
        }
        return value.booleanValue();
    }

    int number(String name) {
        JsonNode value = object.path(name);
        if (!value.isInt()) {
            throw new IllegalArgumentException(name + " is no whole number");
        }
        return value.intValue();
    }

    Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    name + " is no time such as 2026-01-01T12:00:00Z", wrong);
        }
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    <E extends Enum<E>> E choice(String name, Class<E> of) {
        String written = text(name);
        for (E choice : of.getEnumConstants()) {
            if (written(choice).equals(written)) {
                return choice;
            }
        }
        String choices =
                Arrays.stream(of.getEnumConstants())
                        .map(Fields::written)
                        .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(name + " is none of " + choices);
    }

    /** Two fields: what kind of handle, and the handle. */
    CXHandle handle() {
        return new CXHandle(choice("type", CXHandleType.class), text("value"));
    }

    @Nullable CXHandle optionalHandle(String name) {
        return has(name) ? new Fields(object.path(name)).handle() : null;
    }

    static void put(ObjectNode into, CXHandle handle) {
        into.put("type", written(handle.type())).put("value", handle.value());
    }

    /** A constant as it stands in a file: {@code phone-number}. */
    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
