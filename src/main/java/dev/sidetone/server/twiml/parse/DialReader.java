package dev.sidetone.server.twiml.parse;

import dev.sidetone.server.twiml.Noun;
import dev.sidetone.server.twiml.TwimlError;
import dev.sidetone.server.twiml.Verb;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** From an element to Dial. */
final class DialReader {
    private static final int SHORTEST_RING = 5;
    private static final int LONGEST_RING = 600;
    private static final int USUAL_RING = 30;
    private static final int LONGEST_CALL = 86_400;
    private static final int USUAL_CALL = 14_400;
    private static final int MOST_NOUNS = 10;
    private static final int LONGEST_REASON = 50;
    private static final Pattern CALLER =
            Pattern.compile("(client:|sip:).{1,256}|\\+?[0-9][0-9 ().-]{0,30}");
    private static final Pattern RING_TONE = Pattern.compile("[A-Za-z]{2}(-old)?");

    private final Findings findings;
    private final NounReader nouns;

    DialReader(Findings findings) {
        this.findings = findings;
        this.nouns = new NounReader(findings);
    }

    /** Null for one that calls nobody. */
    @Nullable Verb dial(Element element) {
        Verb.Dial dial = attributes(element, nounsOf(element));
        if (dial.nouns().isEmpty()) {
            findings.add(
                    TwimlError.NUMBER_FORMAT,
                    element.at(),
                    "Dial calls nobody",
                    "It is skipped; put a Client or a Number into it.");
            return null;
        }
        return dial;
    }

    private Verb.Dial attributes(Element element, List<Noun> called) {
        Attributes from = new Attributes(element, findings);
        Verb.Dial dial =
                new Verb.Dial(
                        element.at(),
                        called,
                        from.link("action", "method", TwimlError.DIAL_METHOD),
                        from.seconds(
                                "timeout",
                                SHORTEST_RING,
                                LONGEST_RING,
                                USUAL_RING,
                                TwimlError.DIAL_TIMEOUT),
                        from.seconds(
                                "timeLimit",
                                1,
                                LONGEST_CALL,
                                USUAL_CALL,
                                TwimlError.DIAL_TIME_LIMIT),
                        callerId(from),
                        from.flag("answerOnBridge", false, TwimlError.DIAL_ANSWER_ON_BRIDGE),
                        from.flag("hangupOnStar", false, TwimlError.DIAL_HANGUP_ON_STAR),
                        from.flag("sequential", false, TwimlError.DIAL_SEQUENTIAL),
                        RecordReader.ofDial(from),
                        ringTone(from),
                        reason(from),
                        from.link("referUrl", "referMethod", TwimlError.SCHEMA),
                        events(from));
        from.without("callReason", "referUrl", "events");
        from.done();
        return dial;
    }

    private static @Nullable String callerId(Attributes attributes) {
        String value = attributes.filled("callerId");
        if (value == null || CALLER.matcher(value).matches()) {
            return value;
        }
        String expected = "a number or client:name";
        attributes.wrong(
                TwimlError.DIAL_CALLER_ID,
                "callerId",
                value,
                expected,
                "The caller's own is used.");
        return null;
    }

    private static @Nullable String ringTone(Attributes attributes) {
        String value = attributes.filled("ringTone");
        if (value == null || value.equals("automatic")) {
            return null;
        }
        if (RING_TONE.matcher(value).matches()) {
            return value;
        }
        String expected = "a country such as us";
        attributes.wrong(
                TwimlError.DIAL_RING_TONE, "ringTone", value, expected, "The usual is used.");
        return null;
    }

    private static @Nullable String reason(Attributes attributes) {
        String value = attributes.filled("callReason");
        if (value == null || value.length() <= LONGEST_REASON) {
            return value;
        }
        String expected = "at most " + LONGEST_REASON + " characters long";
        attributes.wrong(TwimlError.SCHEMA, "callReason", value, expected, "It is cut.");
        return value.substring(0, LONGEST_REASON);
    }

    private static Set<String> events(Attributes attributes) {
        String value = attributes.filled("events");
        return value == null ? Set.of() : Set.copyOf(new TreeSet<>(List.of(value.split("\\s+"))));
    }

    private List<Noun> nounsOf(Element element) {
        if (element.children().isEmpty()) {
            return element.text().isBlank() ? List.of() : plain(element);
        }
        if (!element.own().isBlank()) {
            String found = "Dial has text beside its nouns";
            String then = "The text is ignored; put a number into Number.";
            findings.add(TwimlError.DIAL_NESTED, element.at(), found, then);
        }
        List<Noun> called = new ArrayList<>();
        for (Element child : element.children()) {
            Noun noun = nouns.noun(child);
            if (noun != null && called.size() == MOST_NOUNS) {
                String found = "Dial calls more than " + MOST_NOUNS;
                findings.add(TwimlError.DIAL_NESTED, child.at(), found, "This one is skipped.");
            } else if (noun != null && fits(noun, called)) {
                called.add(noun);
            }
        }
        return called;
    }

    private List<Noun> plain(Element element) {
        String number = nouns.digits(element.text(), element.at());
        return number == null
                ? List.of()
                : List.of(new Noun.Number(element.at(), number, null, null, null));
    }

    /** A conference is entered alone. */
    private boolean fits(Noun noun, List<Noun> before) {
        boolean room = noun instanceof Noun.Conference;
        if (before.isEmpty()
                || !room && before.stream().noneMatch(Noun.Conference.class::isInstance)) {
            return true;
        }
        String found = "A Conference stands beside other nouns";
        findings.add(TwimlError.DIAL_NESTED, noun.at(), found, "The first noun counts.");
        return false;
    }
}
