package dev.sidetone.server.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.server.history.CallRecord;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Records of calls as the helper libraries read them; dates by RFC 2822. */
final class CallJson {
    static final String VERSION = "2010-04-01";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private CallJson() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static String callsPath(String account) {
        return "/" + VERSION + "/Accounts/" + account + "/Calls";
    }

    static ObjectNode of(CallRecord call, String account) {
        ObjectNode json = object();
        Instant ended = call.ended();
        Instant answered = call.answered();
        json.put("sid", call.sid()).put("account_sid", account).put("api_version", VERSION);
        json.put("parent_call_sid", call.parent());
        json.put("to", call.to()).put("to_formatted", call.to());
        json.put("from", call.from()).put("from_formatted", call.from());
        json.put("status", call.status().value()).put("direction", call.direction().value());
        json.put("date_created", date(call.created()));
        json.put("date_updated", date(later(call)));
        json.put("start_time", date(answered == null && ended == null ? null : began(call)));
        json.put("end_time", date(ended));
        json.put("duration", ended == null ? null : String.valueOf(call.duration().toSeconds()));
        json.put("price_unit", "USD").put("queue_time", "0").put("caller_name", "");
        for (String absent :
                new String[] {
                    "price",
                    "answered_by",
                    "annotation",
                    "forwarded_from",
                    "group_sid",
                    "phone_number_sid",
                    "trunk_sid"
                }) {
            json.putNull(absent);
        }
        String path = callsPath(account) + "/" + call.sid();
        json.put("uri", path + ".json");
        json.set("subresource_uris", object());
        return json;
    }

    private static Instant began(CallRecord call) {
        Instant answered = call.answered();
        return answered == null ? call.created() : answered;
    }

    private static Instant later(CallRecord call) {
        Instant ended = call.ended();
        return ended == null ? began(call) : ended;
    }

    static @Nullable String date(@Nullable Instant at) {
        return at == null ? null : DATE.format(at.atOffset(ZoneOffset.UTC));
    }
}
