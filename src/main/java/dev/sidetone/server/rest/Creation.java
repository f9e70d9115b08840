package dev.sidetone.server.rest;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.exchange.ApiCalls.Wanted;
import dev.sidetone.server.http.Form;
import dev.sidetone.server.script.Script;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.webhook.Address;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A call that a request wants.
 *
 * @param status who hears how it goes on; null for nobody
 * @param events of which they hear
 */
record Creation(Wanted wanted, @Nullable Link status, Set<String> events) {
    private static final int NO_URL = 21205;
    private static final int NO_NOTIFICATION = 13806;
    private static final int NO_TIMEOUT = 21208;
    private static final int NO_DIGITS = 21214;
    private static final int NO_LIMIT = 21208;
    private static final int USUAL_TIMEOUT = 60;
    private static final int LONGEST_TIMEOUT = 600;
    private static final Pattern DIGITS = Pattern.compile("[0-9*#w]{0,64}");
    private static final Set<String> EVENTS =
            Set.of("initiated", "ringing", "answered", "completed");
    private static final Set<String> HEEDED =
            Set.of(
                    "To",
                    "From",
                    "Url",
                    "Method",
                    "FallbackUrl",
                    "FallbackMethod",
                    "Twiml",
                    "ApplicationSid",
                    "StatusCallback",
                    "StatusCallbackMethod",
                    "StatusCallbackEvent",
                    "Timeout",
                    "TimeLimit",
                    "SendDigits",
                    "ClientNotificationUrl",
                    "Record",
                    "RecordingChannels",
                    "RecordingTrack",
                    "RecordingStatusCallback",
                    "RecordingStatusCallbackMethod",
                    "RecordingStatusCallbackEvent",
                    "Trim");

    static Creation of(Form form, Accounts accounts, @Nullable Script voice) throws Refusal {
        Endpoint to = notified(Endpoint.to(form.text("To")), form.text("ClientNotificationUrl"));
        Endpoint from = Endpoint.from(form.text("From"));
        Instructions what = Instructions.of(form, accounts, voice);
        if (what == null) {
            throw Refusal.bad(NO_URL, "One of 'Url', 'Twiml' and 'ApplicationSid' is needed.");
        }
        String digits = form.text("SendDigits");
        if (!DIGITS.matcher(digits).matches()) {
            throw Refusal.bad(NO_DIGITS, "'SendDigits' takes up to 64 of 0-9, *, # and w.");
        }
        Link status =
                form.text("StatusCallback").isBlank()
                        ? null
                        : Instructions.link(form, "StatusCallback", "StatusCallbackMethod");
        return new Creation(
                new Wanted(
                        from.shown(),
                        to.shown(),
                        to.target(),
                        timeout(form),
                        what.script(),
                        what.application(),
                        digits,
                        limit(form),
                        WantedRecording.of(form)),
                status,
                words(form, "StatusCallbackEvent", EVENTS));
    }

    private static @Nullable Duration limit(Form form) throws Refusal {
        String text = form.text("TimeLimit");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw Refusal.bad(NO_LIMIT, "'TimeLimit' must be a number of seconds.");
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    /** Fields that have an effect elsewhere and none here; for the log. */
    static List<String> unheeded(Form form) {
        return form.map().keySet().stream().filter(name -> !HEEDED.contains(name)).toList();
    }

    private static Endpoint notified(Endpoint to, String url) throws Refusal {
        if (url.isBlank()) {
            return to;
        }
        String known = Address.resolve(null, url);
        if (known == null) {
            throw Refusal.bad(
                    NO_NOTIFICATION,
                    "'ClientNotificationUrl' must be a whole http or https address.");
        }
        return to.notified(known);
    }

    private static Duration timeout(Form form) throws Refusal {
        String text = form.text("Timeout");
        if (text.isEmpty()) {
            return Duration.ofSeconds(USUAL_TIMEOUT);
        }
        int seconds = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
        if (seconds < 1) {
            throw Refusal.bad(NO_TIMEOUT, "'Timeout' must be a number of seconds.");
        }
        return Duration.ofSeconds(Math.min(seconds, LONGEST_TIMEOUT));
    }

    /** One field each, or several words in one. */
    static Set<String> words(Form form, String field, Set<String> known) throws Refusal {
        Set<String> words = new LinkedHashSet<>();
        for (String several : form.all(field)) {
            for (String word : several.trim().split("[\\s,]+")) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
        }
        if (!known.containsAll(words)) {
            throw Refusal.bad(
                    21626,
                    "'" + field + "' takes " + String.join(", ", new TreeSet<>(known)) + ".");
        }
        return words.isEmpty() ? Set.of("completed") : words;
    }
}
