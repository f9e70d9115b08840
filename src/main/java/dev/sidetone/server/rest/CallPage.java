package dev.sidetone.server.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.server.history.CallRecord;
import dev.sidetone.server.http.Form;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Part of a list of calls, the newest first, by what a request asks for. */
record CallPage(Form form, String account) {
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
        return new Page(form, CallJson.callsPath(account), "calls")
                .of(all.stream().filter(this::fits).toList(), call -> CallJson.of(call, account));
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
