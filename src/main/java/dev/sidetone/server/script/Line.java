package dev.sidetone.server.script;

import dev.sidetone.server.twiml.Document;
import dev.sidetone.server.twiml.InvalidTwiml;
import dev.sidetone.server.twiml.parse.TwimlParser;
import dev.sidetone.server.webhook.Direction;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.token.Identity;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/**
 * A name, and a number, that the server itself answers, to rehearse with. No endpoint can be
 * registered under it.
 */
public enum Line {
    /** Sends back what it hears. */
    ECHO("+15005550006", "sends back what it hears", "<Echo/>"),
    /** Plays a recorded greeting, then hangs up. */
    GREETING("+15005550000", "plays a greeting, then hangs up", "<Play>sound:greeting</Play>"),
    /** Plays hold music. */
    MUSIC("+15005550010", "plays music", "<Play loop='0'>sound:hold-music</Play>"),
    /** Answers and says nothing. */
    SILENCE("+15005550011", "answers and says nothing", "<Play digits='wwww' loop='0'/>"),
    /** A conference with whoever else calls it. */
    CONFERENCE(
            "+15005550009",
            "a room with everybody else who calls it",
            "<Dial><Conference>rehearsal</Conference></Dial>"),
    /** Lets callers wait with music, and then hear the greeting. */
    QUEUE(
            "+15005550008",
            "lets callers wait with music, then greets them",
            "<Play>sound:hold-music</Play><Play>sound:greeting</Play>"),
    /** Says its announcement over and over. */
    ANNOUNCEMENT(
            "+15005550012",
            "says the same over and over",
            "<Say loop='0'>The number you have dialled is in rehearsal.</Say><Pause/>"),
    /** Is always busy. */
    BUSY("+15005550004", "is always busy", 31486, "this line is always busy"),
    /** Rings until the caller's time is over. */
    NOANSWER("+15005550005", "rings, and nobody answers", null),
    /** Refuses every call. */
    DECLINE("+15005550007", "refuses every call", 31603, "this line refuses every call"),
    /** Is no number. */
    INVALID("+15005550001", "is no valid number", 31484, "this number is not a valid one"),
    /** Cannot be reached. */
    UNROUTABLE("+15005550002", "cannot be reached", 31404, "there is no way to this number"),
    /** May not be called. */
    FORBIDDEN("+15005550003", "may not be called", 31403, "this number may not be called");

    private final String number;
    private final String purpose;
    private final Script script;

    Line(String number, String purpose, @Nullable String verbs) {
        this.number = number;
        this.purpose = purpose;
        this.script = verbs == null ? new Script.Unanswered() : new Script.Inline(document(verbs));
    }

    Line(String number, String purpose, int code, String text) {
        this.number = number;
        this.purpose = purpose;
        this.script = new Script.Refusal(new WireError(code, text));
    }

    private static Document document(String verbs) {
        try {
            String text = "<Response>" + verbs + "</Response>";
            return new TwimlParser().parse(text);
        } catch (InvalidTwiml broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What is dialled. */
    public String dialled() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number that reaches it, too. */
    public String number() {
        return number;
    }

    /** What it does, for a person: follows its name. */
    public String purpose() {
        return purpose;
    }

    /** What runs on its calls. */
    public Script script() {
        return script;
    }

    /** Who calls it hears it so. */
    public Launch launch(String callSid, String from) {
        return new Launch(
                script, callSid, null, from, "client:" + dialled(), Direction.INBOUND, Map.of());
    }

    /** Why no endpoint can have this name, for a person; null when one can. */
    public static @Nullable String nameProblem(String identity) {
        return named(identity) != null
                ? "The name " + identity + " belongs to a line of this server. Choose another one."
                : Identity.problem(identity);
    }

    /** The line of that name or number; null when there is none. */
    public static @Nullable Line named(String name) {
        for (Line line : values()) {
            if (line.dialled().equals(name) || line.number.equals(name)) {
                return line;
            }
        }
        return null;
    }
}
