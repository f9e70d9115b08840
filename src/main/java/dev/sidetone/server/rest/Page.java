package dev.sidetone.server.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.server.http.Form;
import dev.sidetone.signaling.FormParams;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Part of a list, as a request asks for it.
 *
 * @param path of the list, without {@code .json}
 * @param name of the list in the answer
 */
record Page(Form form, String path, String name) {
    private static final int USUAL_SIZE = 50;
    private static final int LARGEST = 1000;

    <T> ObjectNode of(List<T> wanted, Function<T, ObjectNode> shown) {
        int size = Math.clamp(number("PageSize", USUAL_SIZE), 1, LARGEST);
        int page = Math.clamp(number("Page", 0), 0, LARGEST * LARGEST);
        int start = (int) Math.min((long) page * size, wanted.size());
        int end = Math.min(start + size, wanted.size());
        ObjectNode json = CallJson.object();
        ArrayNode list = json.putArray(name);
        wanted.subList(start, end).forEach(one -> list.add(shown.apply(one)));
        json.put("page", page).put("page_size", size).put("start", start);
        json.put("end", Math.max(start, end - 1));
        json.put("uri", uri(page, size)).put("first_page_uri", uri(0, size));
        json.put("next_page_uri", end < wanted.size() ? uri(page + 1, size) : null);
        json.put("previous_page_uri", page > 0 ? uri(page - 1, size) : null);
        return json;
    }

    private String uri(int page, int size) {
        Map<String, String> query = new LinkedHashMap<>(form.map());
        query.put("PageSize", String.valueOf(size));
        query.put("Page", String.valueOf(page));
        return path + ".json?" + FormParams.encode(query);
    }

    private int number(String name, int usual) {
        String text = form.text(name);
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : usual;
    }
}
