package dev.sidetone.server.script;

import dev.sidetone.server.twiml.Verb;

import org.jspecify.annotations.Nullable;

/** What a program is at. */
public sealed interface Doing {
    /** Nothing yet. */
    record Starting() implements Doing {}

    /** The next document is on its way. */
    record Loading() implements Doing {}

    /** The call is being taken; {@code then} needs sound. */
    record Answering(Verb then) implements Doing {}

    /** Something is to be heard to its end. */
    record Prompting() implements Doing {}

    /** Waiting. */
    record Pausing() implements Doing {}

    /**
     * Collecting keys.
     *
     * @param prompting whether its prompts are still to be heard
     */
    record Gathering(Verb.Gather gather, String digits, boolean prompting) implements Doing {}

    /** The beep, and then the recording. */
    record Beeping(Verb.Record record) implements Doing {}

    /**
     * The caller is being recorded.
     *
     * @param key that ended it; null while none has
     */
    record Recording(Verb.Record record, @Nullable String key) implements Doing {}

    /** The call rings elsewhere, with media of its own. */
    record Forwarding(Verb.Dial dial) implements Doing {}

    /**
     * Others ring, on calls of ours.
     *
     * @param next the noun that rings next when they do not answer, for those that ring in turn
     */
    record Dialling(Verb.Dial dial, int next) implements Doing {}

    /** Somebody has answered; the caller's call is being taken. */
    record Connecting(Verb.Dial dial, String child) implements Doing {}

    /** Two talk to each other. */
    record Bridged(Verb.Dial dial, String child) implements Doing {}

    /** In a conference. */
    record InRoom(Verb.Dial dial) implements Doing {}

    /** The caller hears himself. */
    record Echoing() implements Doing {}

    /** The last words before the end. */
    record Apologizing() implements Doing {}

    /** Over. */
    record Over() implements Doing {}
}
