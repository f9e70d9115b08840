package dev.sidetone.server.twiml.parse;

import dev.sidetone.server.twiml.Place;
import dev.sidetone.server.twiml.TwimlError;
import dev.sidetone.server.twiml.Verb;
import dev.sidetone.server.twiml.Verb.Prompt;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.regex.Pattern;

/** From elements to what is heard: Say, Play and Pause. */
final class PromptReader {
    static final String LANGUAGE = "en-US";
    private static final Pattern LANGUAGES =
            Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*");
    private static final int MOST_TEXT = 4096;
    private static final int MOST_LOOPS = 1000;
    private static final int LONGEST_PAUSE = 14_400;
    private static final String VOICE = "man";
    private static final Pattern VOICES =
            Pattern.compile("man|woman|alice|[A-Za-z]{2,20}\\.[\\w.: -]{1,80}");
    private static final Pattern KEYS = Pattern.compile("[0-9*#wW]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Set<String> SPEECH_MARKUP =
            Set.of(
                    "break",
                    "emphasis",
                    "lang",
                    "p",
                    "phoneme",
                    "prosody",
                    "s",
                    "say-as",
                    "sub",
                    "w",
                    "amazon:effect",
                    "amazon:domain",
                    "mark",
                    "voice");

    /** Where a prompt stands; the numbers of its errors depend on it. */
    enum Setting {
        ALONE(TwimlError.SAY_LOOP, TwimlError.SAY_VOICE),
        GATHER(TwimlError.GATHER_SAY_LOOP, TwimlError.GATHER_SAY_VOICE);

        private final TwimlError sayLoop;
        private final TwimlError sayVoice;

        Setting(TwimlError sayLoop, TwimlError sayVoice) {
            this.sayLoop = sayLoop;
            this.sayVoice = sayVoice;
        }
    }

    private final Findings findings;

    PromptReader(Findings findings) {
        this.findings = findings;
    }

    /** Null for one that says nothing. */
    @Nullable Prompt prompt(Element element, Setting setting) {
        return switch (element.name()) {
            case "Say" -> say(element, setting);
            case "Play" -> play(element);
            default -> pause(element);
        };
    }

    private @Nullable Prompt say(Element element, Setting setting) {
        Attributes attributes = new Attributes(element, findings);
        String voice = attributes.filled("voice");
        if (voice != null && !VOICES.matcher(voice).matches()) {
            attributes.wrong(setting.sayVoice, "voice", voice, "a voice", VOICE + " is used.");
            voice = null;
        }
        String language = language(attributes, TwimlError.SAY_LANGUAGE);
        int loop = attributes.whole("loop", 0, MOST_LOOPS, 1, setting.sayLoop);
        attributes.done();
        markup(element);
        String text = BLANKS.matcher(element.text()).replaceAll(" ").strip();
        if (text.isEmpty()) {
            findings.add(TwimlError.SAY_TEXT, element.at(), "Say has no text", "It is skipped.");
            return null;
        }
        String spoken = shortened(text, element.at());
        return new Verb.Say(element.at(), spoken, voice == null ? VOICE : voice, language, loop);
    }

    static String language(Attributes attributes, TwimlError error) {
        String language = attributes.filled("language");
        if (language == null || LANGUAGES.matcher(language).matches()) {
            return language == null ? LANGUAGE : language;
        }
        String then = LANGUAGE + " is used.";
        attributes.wrong(error, "language", language, "a language such as fr-FR", then);
        return LANGUAGE;
    }

    private void markup(Element element) {
        for (Element child : element.children()) {
            if (!SPEECH_MARKUP.contains(child.name())) {
                String found = child.name() + " stands in Say";
                findings.add(TwimlError.SCHEMA, child.at(), found, "Its text is spoken.");
            }
            markup(child);
        }
    }

    private String shortened(String text, Place at) {
        if (text.length() <= MOST_TEXT) {
            return text;
        }
        String found = "The text has " + text.length() + " characters";
        String then = "The first " + MOST_TEXT + " are spoken; divide it over several Say.";
        findings.add(TwimlError.SAY_LENGTH, at, found, then);
        boolean half = Character.isHighSurrogate(text.charAt(MOST_TEXT - 1));
        return text.substring(0, half ? MOST_TEXT - 1 : MOST_TEXT);
    }

    private @Nullable Prompt play(Element element) {
        Attributes attributes = new Attributes(element, findings);
        int loop = attributes.whole("loop", 0, MOST_LOOPS, 1, TwimlError.PLAY_LOOP);
        String digits = attributes.filled("digits");
        if (digits != null && !KEYS.matcher(digits).matches()) {
            String expected = "of 0 to 9, *, # and w";
            attributes.wrong(
                    TwimlError.PLAY_DIGITS, "digits", digits, expected, "No keys are played.");
            digits = null;
        }
        attributes.done();
        String url = element.text().strip();
        if (url.isEmpty() && digits == null) {
            String then = "It is skipped; write the sound's URL into it.";
            findings.add(TwimlError.SCHEMA, element.at(), "Play has nothing to play", then);
            return null;
        }
        return new Verb.Play(element.at(), url.isEmpty() ? null : url, loop, digits);
    }

    private Prompt pause(Element element) {
        Attributes attributes = new Attributes(element, findings);
        var length = attributes.seconds("length", 1, LONGEST_PAUSE, 1, TwimlError.PAUSE_LENGTH);
        attributes.done();
        return new Verb.Pause(element.at(), length);
    }
}
