package dev.sidetone.server.twiml.parse;

import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.twiml.TwimlError;
import dev.sidetone.server.twiml.Verb;
import dev.sidetone.server.twiml.Verb.Prompt;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** From elements to verbs. */
final class VerbReader {
    private static final Set<String> KNOWN =
            Set.of(
                    "Say",
                    "Play",
                    "Pause",
                    "Dial",
                    "Reject",
                    "Hangup",
                    "Redirect",
                    "Gather",
                    "Record",
                    "Echo");
    private static final Set<String> NOUNS = Set.of("Client", "Number", "Conference", "Parameter");
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "Enqueue",
                    "Queue",
                    "Leave",
                    "Connect",
                    "Stream",
                    "ConversationRelay",
                    "Start",
                    "Stop",
                    "Refer",
                    "Sip",
                    "Sim",
                    "Sms",
                    "Message",
                    "Pay",
                    "Prompt",
                    "Application",
                    "VirtualAgent",
                    "Autopilot",
                    "Siprec",
                    "Transcription");
    private static final Map<String, Boolean> REASONS = Map.of("rejected", false, "busy", true);

    private final Findings findings;
    private final PromptReader prompts;

    VerbReader(Findings findings) {
        this.findings = findings;
        this.prompts = new PromptReader(findings);
    }

    List<Verb> verbs(Element response) {
        noText(response, "Response");
        List<Verb> verbs = new ArrayList<>();
        for (Element element : response.children()) {
            Verb verb = verb(element);
            if (verb != null) {
                verbs.add(verb);
            }
        }
        return verbs;
    }

    private @Nullable Verb verb(Element element) {
        return switch (element.name()) {
            case "Say", "Play", "Pause" -> prompts.prompt(element, PromptReader.Setting.ALONE);
            case "Dial" -> new DialReader(findings).dial(element);
            case "Gather" -> gather(element);
            case "Record" -> new RecordReader(findings).record(element);
            case "Reject" -> reject(element);
            case "Redirect" -> redirect(element);
            case "Hangup" -> empty(element, new Verb.Hangup(element.at()));
            case "Echo" -> empty(element, new Verb.Echo(element.at()));
            default -> unsupported(element);
        };
    }

    private Verb reject(Element element) {
        Attributes attributes = new Attributes(element, findings);
        boolean busy = attributes.oneOf("reason", REASONS, false, TwimlError.REJECT_REASON);
        attributes.done();
        return new Verb.Reject(element.at(), busy);
    }

    private Verb redirect(Element element) {
        Attributes attributes = new Attributes(element, findings);
        HttpMethod method = attributes.method("method", TwimlError.REDIRECT_METHOD);
        attributes.done();
        noChildren(element);
        return new Verb.Redirect(element.at(), new Link(element.text().strip(), method));
    }

    private Verb empty(Element element, Verb verb) {
        new Attributes(element, findings).done();
        noChildren(element);
        return verb;
    }

    private void noChildren(Element element) {
        for (Element child : element.children()) {
            String found = child.name() + " stands in " + element.name();
            findings.add(TwimlError.SCHEMA, child.at(), found, "It is skipped.");
        }
    }

    private Verb gather(Element element) {
        noText(element, "Gather");
        List<Prompt> spoken = new ArrayList<>();
        for (Element child : element.children()) {
            switch (child.name()) {
                case "Say", "Play", "Pause" -> {
                    Prompt prompt = prompts.prompt(child, PromptReader.Setting.GATHER);
                    if (prompt != null) {
                        spoken.add(prompt);
                    }
                }
                default ->
                        findings.add(
                                TwimlError.GATHER_NESTED,
                                child.at(),
                                child.name() + " stands in Gather",
                                "It is skipped; only Say, Play and Pause can stand there.");
            }
        }
        return new GatherReader(findings).gather(element, spoken);
    }

    private Verb unsupported(Element element) {
        String name = element.name();
        if (ELSEWHERE.contains(name)) {
            String then = "It is skipped: Sidetone does not run it.";
            findings.add(TwimlError.VERB_UNSUPPORTED, element.at(), "The verb is " + name, then);
        } else if (NOUNS.contains(name)) {
            String then = "It is skipped: put it into Dial.";
            findings.add(TwimlError.SCHEMA, element.at(), name + " is not a verb", then);
        } else {
            String then = "It is skipped." + hint(name);
            findings.add(TwimlError.SCHEMA, element.at(), "There is no verb " + name, then);
        }
        return new Verb.Unsupported(element.at(), name);
    }

    private static String hint(String name) {
        for (String known : KNOWN) {
            if (known.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return " Names are case sensitive: write " + known + ".";
            }
        }
        return "";
    }

    private void noText(Element element, String name) {
        if (!element.own().isBlank()) {
            findings.add(
                    TwimlError.SCHEMA,
                    element.at(),
                    name
                            + " has text of its own: \""
                            + Findings.quote(element.own().strip())
                            + "\"",
                    "It is ignored; to have it spoken, put it into Say.");
        }
    }
}
