package dev.sidetone.server.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.server.credential.PushCredential;
import dev.sidetone.server.credential.PushCredential.Type;
import dev.sidetone.server.http.Form;
import dev.sidetone.server.http.HttpAsk;

import java.util.List;

/** Push credentials as the REST interface shows them. */
record CredentialJson(String account, String collection) {
    private static final int USUAL_SIZE = 50;
    private static final int LARGEST = 100;

    ObjectNode of(PushCredential credential) {
        ObjectNode json = CallJson.object();
        json.put("sid", credential.sid());
        json.put("account_sid", account);
        json.put("friendly_name", credential.friendlyName());
        json.put("type", credential.type().word());
        // a word, and only of Apple's
        json.put(
                "sandbox",
                credential.type() == Type.APN
                        ? credential.sandbox() ? "True" : "False"
                        : (String) null);
        json.put("date_created", credential.created().toString());
        json.put("date_updated", credential.updated().toString());
        json.put("url", collection + "/" + credential.sid());
        return json;
    }

    ObjectNode page(Form form, List<PushCredential> all) {
        int size = Math.clamp(number(form, "PageSize", USUAL_SIZE), 1, LARGEST);
        int page = Math.clamp(number(form, "Page", 0), 0, LARGEST * LARGEST);
        int start = Math.min(page * size, all.size());
        int end = Math.min(start + size, all.size());
        ObjectNode json = CallJson.object();
        ArrayNode list = json.putArray("credentials");
        all.subList(start, end).forEach(each -> list.add(of(each)));
        ObjectNode meta = json.putObject("meta");
        meta.put("page", page).put("page_size", size).put("key", "credentials");
        meta.put("url", url(page, size)).put("first_page_url", url(0, size));
        meta.put("next_page_url", end < all.size() ? url(page + 1, size) : null);
        meta.put("previous_page_url", page > 0 ? url(page - 1, size) : null);
        return json;
    }

    private String url(int page, int size) {
        return collection + "?PageSize=" + size + "&Page=" + page;
    }

    private static int number(Form form, String name, int usual) {
        String text = form.text(name);
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : usual;
    }

    /** Where the collection is, as whoever asks sees it. */
    static String collection(HttpAsk ask, String path) {
        return (ask.secure() ? "https://" : "http://") + ask.header("Host") + path;
    }
}
