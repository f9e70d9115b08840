package dev.sidetone.server.webhook;

import dev.sidetone.server.twiml.Document;
import dev.sidetone.server.twiml.Finding;
import dev.sidetone.server.twiml.InvalidTwiml;
import dev.sidetone.server.twiml.Place;
import dev.sidetone.server.twiml.TwimlError;
import dev.sidetone.server.twiml.Verb;
import dev.sidetone.server.twiml.parse.TwimlParser;
import dev.sidetone.server.webhook.Courier.Reply;
import dev.sidetone.server.webhook.Courier.Reply.Received;
import dev.sidetone.server.webhook.WebhookResult.Answered;
import dev.sidetone.server.webhook.WebhookResult.Failed;

import okhttp3.MediaType;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * From an answer to what should be done: XML and HTML are TwiML, sound is played, text is TwiML
 * where it is that and spoken where it is not (voice-sdk.md §5.2, last line).
 */
final class ContentReader {
    private static final int MOST_SPOKEN = 4096;
    private final TwimlParser parser = new TwimlParser();

    WebhookResult read(String url, Reply reply) {
        return switch (reply) {
            case Reply.Lost(FetchError error, String why) ->
                    failed(error, url, null, why, List.of());
            case Received received when received.status() / 100 != 2 ->
                    failed(
                            FetchError.STATUS,
                            url,
                            received,
                            "the answer is no success",
                            FirstLines.of(received.body()));
            case Received received -> content(url, received);
        };
    }

    private WebhookResult content(String url, Received received) {
        String named = received.header("content-type");
        MediaType type = named == null ? null : MediaType.parse(named);
        String kind = type == null ? "" : type.type() + "/" + type.subtype();
        if (kind.startsWith("audio/")) {
            return new Answered(url, sound(url));
        }
        boolean xml = kind.equals("text/html") || kind.endsWith("/xml") || kind.endsWith("+xml");
        boolean plain = kind.equals("text/plain");
        // a body that nobody has named is TwiML if it can be
        boolean guessed = named == null && startsWithTag(received.body());
        if (!xml && !plain && !guessed) {
            String shown = named == null ? "it has none" : "it is " + FirstLines.clean(named);
            List<String> lines = FirstLines.of(received.body());
            return failed(FetchError.CONTENT_TYPE, url, received, shown, lines);
        }
        if (received.cut()) {
            String why = "it has more than 64 kB";
            return failed(FetchError.TOO_LARGE, url, received, why, List.of());
        }
        Charset charset = type == null ? null : type.charset();
        return plain ? text(url, received, charset) : twiml(url, received, charset);
    }

    private static boolean startsWithTag(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).stripLeading().startsWith("<");
    }

    private static Document sound(String url) {
        var play = new Verb.Play(Place.START, url, 1, null);
        return new Document(List.of(play, new Verb.Hangup(Place.START)), List.of());
    }

    private WebhookResult twiml(String url, Received received, @Nullable Charset charset) {
        try {
            return new Answered(url, parser.parse(received.body(), charset));
        } catch (InvalidTwiml invalid) {
            Finding finding = invalid.finding();
            return new Failed(
                    finding.error().number(),
                    finding.error().title(),
                    Address.shown(url),
                    received.status(),
                    finding.found() + ". " + finding.then(),
                    finding.at(),
                    FirstLines.of(received.body()));
        }
    }

    private WebhookResult text(String url, Received received, @Nullable Charset charset) {
        try {
            return new Answered(url, parser.parse(received.body(), charset));
        } catch (InvalidTwiml notTwiml) {
            Charset read = charset == null ? StandardCharsets.UTF_8 : charset;
            String text = new String(received.body(), read).replaceAll("\\s+", " ").strip();
            if (text.isEmpty()) {
                return twiml(url, received, charset);
            }
            String spoken = text.substring(0, Math.min(text.length(), MOST_SPOKEN));
            var say = new Verb.Say(Place.START, spoken, "man", "en-US", 1);
            var finding =
                    new Finding(
                            TwimlError.SCHEMA,
                            notTwiml.finding().at(),
                            "The content type is text/plain, and it is no TwiML: "
                                    + notTwiml.finding().found(),
                            "It is spoken as it is.");
            return new Answered(url, new Document(List.of(say), List.of(finding)));
        }
    }

    static Failed failed(
            FetchError error,
            String url,
            @Nullable Received received,
            String why,
            List<String> lines) {
        Integer status = received == null ? null : received.status();
        String shown = Address.shown(url);
        return new Failed(error.number(), error.title(), shown, status, why, null, lines);
    }
}
