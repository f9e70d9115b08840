package dev.sidetone.server.twiml.parse;

import dev.sidetone.server.twiml.Callback;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.twiml.Noun;
import dev.sidetone.server.twiml.Noun.Beep;
import dev.sidetone.server.twiml.Place;
import dev.sidetone.server.twiml.TwimlError;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** From elements to nouns of Dial. */
final class NounReader {
    private static final int LONGEST_IDENTITY = 256;
    private static final int LONGEST_PARAMETERS = 800;
    private static final int LARGEST_ROOM = 250;
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().-]");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#]{1,32}");
    private static final Pattern KEYS = Pattern.compile("[0-9*#wW]+");
    private static final Set<String> ELSEWHERE =
            Set.of("Queue", "Sip", "Sim", "Application", "WhatsApp");
    private static final List<String> PROGRESS =
            List.of("initiated", "ringing", "answered", "completed");
    private static final List<String> ROOM_EVENTS =
            List.of(
                    "start",
                    "end",
                    "join",
                    "leave",
                    "mute",
                    "hold",
                    "modify",
                    "speaker",
                    "announcement");
    private static final Map<String, Beep> BEEPS =
            Map.of(
                    "true", Beep.BOTH,
                    "false", Beep.NEVER,
                    "onEnter", Beep.ON_ENTER,
                    "onExit", Beep.ON_EXIT);
    private static final Map<String, Boolean> RECORD =
            Map.of("record-from-start", true, "do-not-record", false, "true", true, "false", false);
    private static final Map<String, Boolean> TRIM =
            Map.of("trim-silence", true, "do-not-trim", false);

    private final Findings findings;

    NounReader(Findings findings) {
        this.findings = findings;
    }

    /** Null for one that leads to nobody. */
    @Nullable Noun noun(Element element) {
        return switch (element.name()) {
            case "Client" -> client(element);
            case "Number" -> number(element);
            case "Conference" -> conference(element);
            default -> other(element);
        };
    }

    private @Nullable Noun other(Element element) {
        String name = element.name();
        if (ELSEWHERE.contains(name)) {
            String then = "It cannot be reached: Sidetone has Client, Number and Conference.";
            findings.add(TwimlError.VERB_UNSUPPORTED, element.at(), "Dial calls a " + name, then);
            return new Noun.Unsupported(element.at(), name);
        }
        String found = name + " stands in Dial";
        findings.add(TwimlError.DIAL_NESTED, element.at(), found, "It is skipped.");
        return null;
    }

    private @Nullable Noun client(Element element) {
        Attributes attributes = new Attributes(element, findings);
        Link whisper = attributes.link("url", "method", TwimlError.SCHEMA);
        Callback status = progress(attributes);
        String notification = attributes.filled("clientNotificationUrl");
        attributes.done();
        String identity = element.own().strip();
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Element child : element.children()) {
            switch (child.name()) {
                case "Identity" -> identity = child.text().strip();
                case "Parameter" -> parameter(child, parameters);
                default ->
                        findings.add(
                                TwimlError.SCHEMA,
                                child.at(),
                                child.name() + " stands in Client",
                                "It is skipped; only Identity and Parameter can stand there.");
            }
        }
        limit(parameters, element.at());
        return named(identity, element.at())
                ? new Noun.Client(element.at(), identity, parameters, whisper, status, notification)
                : null;
    }

    private boolean named(String identity, Place at) {
        if (!identity.isEmpty() && identity.length() <= LONGEST_IDENTITY) {
            return true;
        }
        String found =
                identity.isEmpty()
                        ? "Client names nobody"
                        : "The identity has " + identity.length() + " characters";
        String then = "It is skipped; an identity has 1 to " + LONGEST_IDENTITY + " characters.";
        findings.add(TwimlError.SCHEMA, at, found, then);
        return false;
    }

    private void parameter(Element element, Map<String, String> parameters) {
        Attributes attributes = new Attributes(element, findings);
        String name = attributes.filled("name");
        String value = element.attributes().get("value");
        attributes.ignore("value");
        attributes.done();
        if (name == null || value == null) {
            String found = "Parameter has no " + (name == null ? "name" : "value");
            findings.add(TwimlError.SCHEMA, element.at(), found, "It is skipped.");
        } else {
            parameters.put(name, value);
        }
    }

    private void limit(Map<String, String> parameters, Place at) {
        int bytes = 0;
        for (var parameter : parameters.entrySet()) {
            String both = parameter.getKey() + parameter.getValue();
            bytes += both.getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes > LONGEST_PARAMETERS) {
            String found = "The parameters have " + bytes + " bytes";
            String then = "They are sent; keep them under " + LONGEST_PARAMETERS + " bytes.";
            findings.add(TwimlError.SCHEMA, at, found, then);
        }
    }

    private @Nullable Noun number(Element element) {
        Attributes attributes = new Attributes(element, findings);
        Link whisper = attributes.link("url", "method", TwimlError.NUMBER_METHOD);
        Callback status = progress(attributes);
        String keys = attributes.filled("sendDigits");
        if (keys != null && !KEYS.matcher(keys).matches()) {
            String expected = "of 0 to 9, *, # and w";
            attributes.wrong(
                    TwimlError.NUMBER_SEND_DIGITS, "sendDigits", keys, expected, "None are sent.");
            keys = null;
        }
        attributes.ignore("byoc");
        attributes.without(
                "machineDetection",
                "machineDetectionTimeout",
                "amdStatusCallback",
                "amdStatusCallbackMethod",
                "machineDetectionSpeechThreshold",
                "machineDetectionSpeechEndThreshold",
                "machineDetectionSilenceTimeout");
        attributes.done();
        String number = digits(element.text(), element.at());
        return number == null ? null : new Noun.Number(element.at(), number, keys, whisper, status);
    }

    /** A number without its punctuation; null, with a finding, for what is none. */
    @Nullable String digits(String text, Place at) {
        String bare = PUNCTUATION.matcher(text).replaceAll("");
        if (NUMBER.matcher(bare).matches()) {
            return bare;
        }
        String found = "\"" + Findings.quote(text.strip()) + "\" is no phone number";
        String then = "It is skipped; a name goes into Client, a number is like +15551234567.";
        findings.add(TwimlError.NUMBER_FORMAT, at, found, then);
        return null;
    }

    private static @Nullable Callback progress(Attributes attributes) {
        return attributes.callback("statusCallback", PROGRESS, "completed", TwimlError.SCHEMA);
    }

    private @Nullable Noun conference(Element element) {
        Attributes from = new Attributes(element, findings);
        String name = element.text().strip();
        var room =
                new Noun.Conference(
                        element.at(),
                        name,
                        from.flag("muted", false, TwimlError.CONFERENCE_MUTED),
                        from.flag("startConferenceOnEnter", true, TwimlError.CONFERENCE_START),
                        from.flag("endConferenceOnExit", false, TwimlError.CONFERENCE_END),
                        from.oneOf("beep", BEEPS, Beep.BOTH, TwimlError.CONFERENCE_BEEP),
                        from.whole(
                                "maxParticipants",
                                1,
                                LARGEST_ROOM,
                                LARGEST_ROOM,
                                TwimlError.SCHEMA),
                        from.link("waitUrl", "waitMethod", TwimlError.CONFERENCE_WAIT_METHOD),
                        from.oneOf("record", RECORD, false, TwimlError.SCHEMA),
                        from.oneOf("trim", TRIM, true, TwimlError.CONFERENCE_TRIM),
                        RecordReader.status(from),
                        from.callback("statusCallback", ROOM_EVENTS, "end", TwimlError.SCHEMA));
        from.without("coach", "participantLabel", "eventCallbackUrl");
        from.ignore("region", "jitterBufferSize");
        from.done();
        if (name.isEmpty()) {
            String then = "It is skipped; write the room's name into it.";
            findings.add(TwimlError.CONFERENCE_NAME, element.at(), "The room has no name", then);
            return null;
        }
        return room;
    }
}
