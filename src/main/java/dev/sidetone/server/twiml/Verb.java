package dev.sidetone.server.twiml;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One step of a document (voice-sdk.md §5.1), with every default filled in. */
public sealed interface Verb {
    /** Where it begins. */
    Place at();

    /** What may be nested in Gather. */
    sealed interface Prompt extends Verb {}

    /**
     * Speaks. Answers the call.
     *
     * @param text never blank, at most 4,096 characters, runs of white space made one space
     * @param loop how often, 1 to 1000; 0 is until the caller leaves, 1000 times at most
     */
    record Say(Place at, String text, String voice, String language, int loop) implements Prompt {}

    /**
     * Plays a sound, or keys. Answers the call.
     *
     * @param url relative to the document's; null plays {@code digits} only
     * @param loop as of {@link Say}
     * @param digits of {@code 0-9*#wW}; null plays {@code url} only
     */
    record Play(Place at, @Nullable String url, int loop, @Nullable String digits)
            implements Prompt {}

    /** Waits. As the first verb it delays the answer. */
    record Pause(Place at, Duration length) implements Prompt {}

    /**
     * Connects the caller to others.
     *
     * @param nouns who, 1 to 10; they ring together, unless {@code sequential}
     * @param action takes over at the end; null goes on with the next verb
     * @param callerId null for the caller's own
     * @param ringTone two letters of a country; null for the usual
     * @param refer asked when the caller is to be transferred
     * @param events as written in the attribute of that name
     */
    record Dial(
            Place at,
            List<Noun> nouns,
            @Nullable Link action,
            Duration timeout,
            Duration timeLimit,
            @Nullable String callerId,
            boolean answerOnBridge,
            boolean hangupOnStar,
            boolean sequential,
            Recording recording,
            @Nullable String ringTone,
            @Nullable String callReason,
            @Nullable Link refer,
            Set<String> events)
            implements Verb {
        /** Copies the lists. */
        public Dial {
            nouns = List.copyOf(nouns);
        }
    }

    /**
     * Refuses the call without answering, if it is the first verb.
     *
     * @param busy the caller hears busy; else that the call is not taken
     */
    record Reject(Place at, boolean busy) implements Verb {}

    /** Ends the call. */
    record Hangup(Place at) implements Verb {}

    /** Another document takes over. */
    record Redirect(Place at, Link to) implements Verb {}

    /**
     * Collects keys while prompts play.
     *
     * @param keys whether keys count; false where only speech is asked for, which nobody hears here
     * @param finishOnKey ends the input; null for none
     * @param numDigits ends the input when so many have come; null for any number
     * @param actionOnEmptyResult goes to {@code action} even without input
     * @param bargeIn whether a key stops the prompts
     */
    record Gather(
            Place at,
            boolean keys,
            boolean speech,
            Link action,
            Duration timeout,
            @Nullable Character finishOnKey,
            @Nullable Integer numDigits,
            boolean actionOnEmptyResult,
            boolean bargeIn,
            String language,
            List<Prompt> prompts)
            implements Verb {
        /** Copies the prompts. */
        public Gather {
            prompts = List.copyOf(prompts);
        }
    }

    /**
     * Records the caller.
     *
     * @param timeout of silence that ends it
     * @param finishOnKey each of these keys ends it; empty for none
     * @param status hears of the recording
     */
    record Record(
            Place at,
            Link action,
            Duration timeout,
            Duration maxLength,
            String finishOnKey,
            boolean playBeep,
            boolean trim,
            @Nullable Callback status)
            implements Verb {}

    /** The caller hears himself. */
    record Echo(Place at) implements Verb {}

    /** A verb that is named in the log and skipped; its finding stands in the document. */
    record Unsupported(Place at, String name) implements Verb {}
}
