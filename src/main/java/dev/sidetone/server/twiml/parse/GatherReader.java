package dev.sidetone.server.twiml.parse;

import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.twiml.TwimlError;
import dev.sidetone.server.twiml.Verb;
import dev.sidetone.server.twiml.Verb.Prompt;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** From an element and its prompts to Gather. */
final class GatherReader {
    private static final int MOST_SECONDS = 3600;
    private static final int MOST_DIGITS = 1000;
    private static final char FINISH = '#';
    private static final Set<String> INPUTS = Set.of("dtmf", "speech");

    private final Findings findings;

    GatherReader(Findings findings) {
        this.findings = findings;
    }

    Verb gather(Element element, List<Prompt> prompts) {
        Attributes attributes = new Attributes(element, findings);
        Set<String> inputs = inputs(attributes);
        Link action = attributes.action(TwimlError.GATHER_METHOD);
        Duration timeout =
                attributes.seconds("timeout", 1, MOST_SECONDS, 5, TwimlError.GATHER_TIMEOUT);
        Character finish = finish(attributes);
        Integer most = attributes.count("numDigits", MOST_DIGITS, TwimlError.GATHER_NUM_DIGITS);
        boolean empty =
                attributes.flag("actionOnEmptyResult", false, TwimlError.GATHER_EMPTY_RESULT);
        boolean bargeIn = attributes.flag("bargeIn", true, TwimlError.GATHER_BARGE_IN);
        String language = PromptReader.language(attributes, TwimlError.GATHER_LANGUAGE);
        attributes.ignore(
                "speechTimeout",
                "maxSpeechTime",
                "speechModel",
                "hints",
                "profanityFilter",
                "enhanced",
                "partialResultCallback",
                "partialResultCallbackMethod",
                "debug");
        attributes.done();
        if (inputs.contains("speech")) {
            String then = "Nobody recognises speech here: only keys are gathered.";
            findings.add(TwimlError.VERB_UNSUPPORTED, element.at(), "Gather asks for speech", then);
        }
        return new Verb.Gather(
                element.at(),
                inputs.contains("dtmf"),
                inputs.contains("speech"),
                action,
                timeout,
                finish,
                most,
                empty,
                bargeIn,
                language,
                prompts);
    }

    private static Set<String> inputs(Attributes attributes) {
        String value = attributes.filled("input");
        if (value == null) {
            return Set.of("dtmf");
        }
        Set<String> inputs = new HashSet<>(List.of(value.split("[\\s,]+")));
        if (!INPUTS.containsAll(inputs)) {
            String expected = "dtmf, speech or both";
            attributes.wrong(TwimlError.GATHER_INPUT, "input", value, expected, "dtmf is used.");
            return Set.of("dtmf");
        }
        return inputs;
    }

    private static @Nullable Character finish(Attributes attributes) {
        String value = attributes.text("finishOnKey");
        if (value == null) {
            return FINISH;
        }
        if (value.length() > 1) {
            String expected = "a single key";
            attributes.wrong(
                    TwimlError.GATHER_FINISH_ON_KEYS, "finishOnKey", value, expected, "# is used.");
            return FINISH;
        }
        if (!value.isEmpty() && "0123456789*#".indexOf(value.charAt(0)) < 0) {
            String expected = "of 0 to 9, * and #";
            attributes.wrong(
                    TwimlError.GATHER_FINISH_ON_KEY, "finishOnKey", value, expected, "# is used.");
            return FINISH;
        }
        return value.isEmpty() ? null : Character.valueOf(value.charAt(0));
    }
}
