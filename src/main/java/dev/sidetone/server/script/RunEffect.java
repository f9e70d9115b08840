package dev.sidetone.server.script;

import dev.sidetone.server.media.Prompt;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.twiml.Noun;
import dev.sidetone.server.twiml.Verb;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a program asks for. */
public sealed interface RunEffect {
    /** Get a document. */
    record Load(Link link, @Nullable URI base, Map<String, String> parameters)
            implements RunEffect {}

    /** Take the call, with media of our own. */
    record Answer() implements RunEffect {}

    /** Do not take the call. */
    record Refuse(WireError why) implements RunEffect {}

    /** End the call. */
    record HangUp(@Nullable WireError why) implements RunEffect {}

    /** Let the leg hear something; 0 loops for ever. */
    record Play(List<Prompt> prompts, int loops) implements RunEffect {}

    /** Be silent. */
    record Stop() implements RunEffect {}

    /** Send back what is heard. */
    record Echo(boolean on) implements RunEffect {}

    /** Start a timer, over again if it runs. */
    record Arm(Clock clock, Duration after) implements RunEffect {}

    /** Forget a timer. */
    record Disarm(Clock clock) implements RunEffect {}

    /** Let the call itself ring elsewhere. */
    record Forward(Verb.Dial dial, List<Noun> nouns) implements RunEffect {}

    /** Ring others on calls of our own. */
    record Ring(Verb.Dial dial, List<Noun> nouns) implements RunEffect {}

    /** End the calls of our own; nothing is told of it. */
    record EndDial() implements RunEffect {}

    /** Hang up on who answered: {@link RunEvent.DialEnded} follows. */
    record Part() implements RunEffect {}

    /** The callee has heard the whisper: connect the two. */
    record Whispered() implements RunEffect {}

    /** Let the leg and who answered hear each other. */
    record Bridge(Verb.Dial dial) implements RunEffect {}

    /** Go to a conference. */
    record Enter(Noun.Conference room) implements RunEffect {}

    /** Leave the conference. */
    record Leave() implements RunEffect {}

    /** Record the leg. */
    record StartRecording(Verb.Record order) implements RunEffect {}

    /** End the recording. */
    record StopRecording() implements RunEffect {}

    /** Hand keys to the other side. */
    record PressAtChild(String digits) implements RunEffect {}

    /** Hand keys of the other side to the leg. */
    record PressAtLeg(String digits) implements RunEffect {}

    /** For the trace. */
    record Note(String name, @Nullable Object detail) implements RunEffect {}

    /** What a program waits for. */
    enum Clock {
        /** The end of a pause. */
        PAUSE,
        /** The next key. */
        KEY,
        /** The end of the longest talk. */
        TALK
    }
}
