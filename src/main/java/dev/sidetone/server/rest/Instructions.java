package dev.sidetone.server.rest;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.account.Accounts.Plan;
import dev.sidetone.server.http.Form;
import dev.sidetone.server.script.Script;
import dev.sidetone.server.twiml.Document;
import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.twiml.InvalidTwiml;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.twiml.parse.TwimlParser;
import dev.sidetone.server.webhook.Address;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Locale;

/**
 * What a request wants to run on a call.
 *
 * @param application whose script it is; null for the request's own
 */
record Instructions(Script script, @Nullable String application) {
    private static final Logger log = LoggerFactory.getLogger(Instructions.class);
    private static final int NO_URL = 21205;
    private static final int NO_METHOD = 21209;
    private static final int NO_APPLICATION = 21218;

    /** {@code Url}, {@code Twiml} or {@code ApplicationSid}; null for none of them. */
    static @Nullable Instructions of(Form form, Accounts accounts, @Nullable Script voice)
            throws Refusal {
        String url = form.text("Url");
        String twiml = form.text("Twiml");
        String application = form.text("ApplicationSid");
        if (!url.isBlank()) {
            Link fallback =
                    form.text("FallbackUrl").isBlank()
                            ? null
                            : link(form, "FallbackUrl", "FallbackMethod");
            Link first = link(form, "Url", "Method");
            return new Instructions(new Script.Webhook(first, fallback), null);
        }
        if (!twiml.isBlank()) {
            return new Instructions(inline(twiml), null);
        }
        if (application.isBlank()) {
            return null;
        }
        if (accounts.plan(application) != Plan.VOICE_URL || voice == null) {
            throw Refusal.bad(
                    NO_APPLICATION,
                    accounts.plan(application) == Plan.UNKNOWN
                            ? "This server has no application with that SID."
                            : "The application has no voice URL; start the server with"
                                    + " --voice-url.");
        }
        return new Instructions(voice, application);
    }

    private static Script inline(String twiml) throws Refusal {
        try {
            Document document = new TwimlParser().parse(twiml);
            document.findings().forEach(finding -> log.warn("'Twiml': {}", finding.sentence()));
            return new Script.Inline(document);
        } catch (InvalidTwiml broken) {
            throw Refusal.bad(
                    broken.finding().error().number(), String.valueOf(broken.getMessage()));
        }
    }

    /** Where to ask, and how. */
    static Link link(Form form, String urlField, String methodField) throws Refusal {
        String text = form.text(urlField);
        String url = Address.resolve(null, text);
        if (url == null) {
            throw Refusal.bad(NO_URL, "'" + urlField + "' must be a whole http or https address.");
        }
        return new Link(url, method(form, methodField));
    }

    static HttpMethod method(Form form, String field) throws Refusal {
        String method = form.text(field).toUpperCase(Locale.ROOT);
        return switch (method) {
            case "", "POST" -> HttpMethod.POST;
            case "GET" -> HttpMethod.GET;
            default -> throw Refusal.bad(NO_METHOD, "'" + field + "' must be GET or POST.");
        };
    }
}
