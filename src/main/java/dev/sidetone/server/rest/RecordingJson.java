package dev.sidetone.server.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.server.recording.RecordingBook;
import dev.sidetone.server.recording.RecordingEntry;
import dev.sidetone.server.recording.RecordingEntry.Status;

/** Recordings as the helper libraries read them. */
record RecordingJson(RecordingBook book, String account) {
    static String path(String account) {
        return "/" + CallJson.VERSION + "/Accounts/" + account + "/Recordings";
    }

    ObjectNode of(RecordingEntry entry) {
        ObjectNode json = CallJson.object();
        boolean over = entry.status() != Status.IN_PROGRESS;
        String begun = CallJson.date(entry.begun());
        json.put("sid", entry.sid()).put("account_sid", account);
        json.put("api_version", CallJson.VERSION).put("call_sid", entry.callSid());
        json.put("conference_sid", entry.conferenceSid());
        json.put("channels", entry.channels()).put("status", entry.status().value());
        json.put("source", entry.source().value()).put("track", entry.track().value());
        json.put("duration", over ? entry.seconds() : null);
        json.put("date_created", begun).put("start_time", begun);
        json.put("date_updated", CallJson.date(entry.begun().plus(entry.length())));
        json.put("price_unit", "USD").put("media_url", book.url(entry));
        for (String absent : new String[] {"price", "error_code", "encryption_details"}) {
            json.putNull(absent);
        }
        json.put("uri", path(account) + "/" + entry.sid() + ".json");
        json.set("subresource_uris", CallJson.object());
        return json;
    }
}
