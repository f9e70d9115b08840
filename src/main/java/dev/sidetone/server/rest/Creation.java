package dev.sidetone.server.rest;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.exchange.ApiCalls.Wanted;
import dev.sidetone.server.http.Form;
import dev.sidetone.server.script.Script;
import dev.sidetone.server.twiml.Link;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A call that a request wants.
 *
 * @param status who hears how it goes on; null for nobody
 * @param events of which they hear
 */
record Creation(Wanted wanted, @Nullable Link status, Set<String> events) {
    private static final int NO_URL = 21205;
    private static final int NO_TIMEOUT = 21208;
    private static final int NO_DIGITS = 21214;
    private static final int USUAL_TIMEOUT = 60;
    private static final int LONGEST_TIMEOUT = 600;
    private static final Pattern DIGITS = Pattern.compile("[0-9*#w]{0,64}");
    private static final Set<String> EVENTS =
            Set.of("initiated", "ringing", "answered", "completed");

    static Creation of(Form form, Accounts accounts, @Nullable Script voice) throws Refusal {
        Endpoint to = Endpoint.to(form.text("To"));
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
                        digits),
                status,
                events(form));
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
    private static Set<String> events(Form form) throws Refusal {
        Set<String> events = new LinkedHashSet<>();
        for (String words : form.all("StatusCallbackEvent")) {
            for (String word : words.trim().split("[\\s,]+")) {
                if (!word.isEmpty()) {
                    events.add(word);
                }
            }
        }
        if (!EVENTS.containsAll(events)) {
            throw Refusal.bad(
                    21626, "'StatusCallbackEvent' takes initiated, ringing, answered, completed.");
        }
        return events.isEmpty() ? Set.of("completed") : events;
    }
}
