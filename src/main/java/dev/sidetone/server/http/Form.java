package dev.sidetone.server.http;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a request in their order; names may repeat. */
public record Form(List<Field> fields) {
    private static final int MOST_FIELDS = 500;

    /** A name and its value, decoded. */
    public record Field(String name, String value) {}

    public Form {
        fields = List.copyOf(fields);
    }

    /** The first value of that name; null for none. */
    public @Nullable String get(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : values.getFirst();
    }

    /** The first value of that name; empty for none. */
    public String text(String name) {
        String value = get(name);
        return value == null ? "" : value;
    }

    /** All values of that name. */
    public List<String> all(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).map(Field::value).toList();
    }

    /** Each name with its first value. */
    public Map<String, String> map() {
        Map<String, String> map = new LinkedHashMap<>();
        fields.forEach(field -> map.putIfAbsent(field.name(), field.value()));
        return map;
    }

    /** Fields as they are written in queries and bodies; a broken escape is taken as it is. */
    static List<Field> decode(String text) {
        List<Field> fields = new ArrayList<>();
        for (String pair : text.split("&", MOST_FIELDS)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                fields.add(new Field(plain(name), plain(value)));
            }
        }
        return fields;
    }

    private static String plain(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }
}
