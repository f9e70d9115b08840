package dev.sidetone.system.dialing;

import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.system.recents.RecentList;

import java.util.regex.Matcher;

/** What a person says to the phone, in English or German, and what comes of it. */
public sealed interface SpokenRequest {
    /** Characters of a request at most. */
    int LONGEST = 200;

    /**
     * Somebody is to be called.
     *
     * @param call for the app: {@link StartCall#activity}
     */
    record Understood(StartCall call) implements SpokenRequest {}

    /**
     * Nobody is called.
     *
     * @param question what the phone says to that
     */
    record Unclear(String question) implements SpokenRequest {}

    /** Understands a request with the help of the phone's contacts and recents. */
    static SpokenRequest parse(String said, AddressBook contacts, RecentList recents) {
        String words = said.strip().replaceAll("\\s+", " ").replaceAll("[.!?]+$", "");
        if (words.length() > LONGEST) {
            return new Unclear("That is too long: say whom to call.");
        }
        for (Phrase phrase : Phrase.values()) {
            Matcher match = phrase.matcher(words);
            if (match.matches()) {
                return phrase.meaning(match, contacts, recents);
            }
        }
        return new Unclear("Say: call, and a name or a number. Or: redial.");
    }
}
