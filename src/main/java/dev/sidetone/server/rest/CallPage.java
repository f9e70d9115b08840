package dev.sidetone.server.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.server.history.CallRecord;
import dev.sidetone.server.http.Form;
import dev.sidetone.signaling.FormParams;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Part of a list of calls, the newest first, by what a request asks for. */
record CallPage(Form form, String account) {
    private static final int USUAL_SIZE = 50;
    private static final int LARGEST = 1000;

    /** How a time may be compared. */
    private enum Bound {
        BEFORE("<"),
        AFTER(">"),
        ON("");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    ObjectNode of(List<CallRecord> all) {
        List<CallRecord> wanted = all.stream().filter(this::fits).toList();
        int size = Math.clamp(number("PageSize", USUAL_SIZE), 1, LARGEST);
        int page = Math.clamp(number("Page", 0), 0, LARGEST * LARGEST);
        int start = (int) Math.min((long) page * size, wanted.size());
        int end = Math.min(start + size, wanted.size());
        ObjectNode json = CallJson.object();
        ArrayNode calls = json.putArray("calls");
        wanted.subList(start, end).forEach(call -> calls.add(CallJson.of(call, account)));
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
        return CallJson.callsPath(account) + ".json?" + FormParams.encode(query);
    }

    private int number(String name, int usual) {
        String text = form.text(name);
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : usual;
    }

    private boolean fits(CallRecord call) {
        return same("To", call.to())
                && same("From", call.from())
                && same("ParentCallSid", call.parent())
                && same("Status", call.status().value())
                && inTime("StartTime", call.answered() == null ? call.created() : call.answered())
                && inTime("EndTime", call.ended());
    }

    private boolean same(String field, @Nullable String value) {
        String asked = form.text(field);
        return asked.isEmpty() || asked.equals(value);
    }

    private boolean inTime(String field, @Nullable Instant at) {
        for (Bound bound : Bound.values()) {
            String asked = form.text(field + bound.sign);
            if (!asked.isEmpty() && !inTime(bound, asked, at)) {
                return false;
            }
        }
        return true;
    }

    /** A day, or a moment; what is neither asks for nothing. */
    private static boolean inTime(Bound bound, String asked, @Nullable Instant at) {
        Instant from;
        Instant to;
        try {
            if (asked.length() > "2026-01-01".length()) {
                // the Java library leaves the zone out
                from = Instant.parse(asked.endsWith("Z") ? asked : asked + "Z");
                to = from.plusSeconds(1);
            } else {
                LocalDate day = LocalDate.parse(asked);
                from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
                to = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
        } catch (DateTimeParseException neither) {
            return true;
        }
        if (at == null) {
            return false;
        }
        return switch (bound) {
            case BEFORE -> at.isBefore(to);
            case AFTER -> !at.isBefore(from);
            case ON -> !at.isBefore(from) && at.isBefore(to);
        };
    }
}
