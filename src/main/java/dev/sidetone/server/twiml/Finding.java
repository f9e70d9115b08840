package dev.sidetone.server.twiml;

/**
 * Something that a developer should know about a document.
 *
 * @param error its number and title
 * @param found what is there, in one sentence without its full stop
 * @param then what happens instead and what to do, in whole sentences
 */
public record Finding(TwimlError error, Place at, String found, String then) {
    /** All of it, for a log: number, title, place, what was found, and what then. */
    public String sentence() {
        String head = error.number() + " " + error.title() + " (" + at + "): ";
        return head + found + ". " + then;
    }
}
