package dev.sidetone.server.twiml.parse;

import dev.sidetone.server.twiml.Callback;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.twiml.Place;
import dev.sidetone.server.twiml.Recording;
import dev.sidetone.server.twiml.TwimlError;
import dev.sidetone.server.twiml.Verb;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** From elements and attributes to what is recorded. */
final class RecordReader {
    private static final int MOST_SILENCE = 3600;
    private static final int MOST_SECONDS = 14_400;
    private static final int USUAL_SECONDS = 3600;
    private static final String ANY_KEY = "0123456789*#";
    private static final Pattern KEYS = Pattern.compile("[0-9*#]*");
    private static final Map<String, Boolean> TRIM =
            Map.of("trim-silence", true, "do-not-trim", false);
    private static final Map<String, Recording.Track> TRACKS =
            Map.of(
                    "inbound", Recording.Track.INBOUND,
                    "outbound", Recording.Track.OUTBOUND,
                    "both", Recording.Track.BOTH);

    private final Findings findings;

    RecordReader(Findings findings) {
        this.findings = findings;
    }

    Verb record(Element element) {
        Attributes attributes = new Attributes(element, findings);
        Link action = attributes.action(TwimlError.RECORD_METHOD);
        Duration timeout =
                attributes.seconds("timeout", 1, MOST_SILENCE, 5, TwimlError.RECORD_TIMEOUT);
        Duration longest =
                attributes.seconds(
                        "maxLength", 1, MOST_SECONDS, USUAL_SECONDS, TwimlError.RECORD_MAX_LENGTH);
        String finish = finish(attributes);
        boolean beep = attributes.flag("playBeep", true, TwimlError.RECORD_PLAY_BEEP);
        // unlike Dial and Conference
        boolean trim = attributes.oneOf("trim", TRIM, true, TwimlError.SCHEMA);
        Callback status = status(attributes);
        transcription(attributes, element.at());
        attributes.ignore("recordingTrack");
        attributes.done();
        return new Verb.Record(element.at(), action, timeout, longest, finish, beep, trim, status);
    }

    private static String finish(Attributes attributes) {
        String value = attributes.text("finishOnKey");
        if (value == null || KEYS.matcher(value).matches()) {
            return value == null ? ANY_KEY : value;
        }
        attributes.wrong(
                TwimlError.RECORD_FINISH_ON_KEY,
                "finishOnKey",
                value,
                "of 0 to 9, * and #",
                "Any key ends it.");
        return ANY_KEY;
    }

    private void transcription(Attributes attributes, Place at) {
        boolean wanted = attributes.flag("transcribe", false, TwimlError.RECORD_TRANSCRIBE);
        boolean url = attributes.filled("transcribeCallback") != null;
        if (wanted || url) {
            String then = "It is recorded, and not transcribed.";
            findings.add(
                    TwimlError.RECORD_NO_TRANSCRIPTION, at, "A transcription is asked for", then);
        }
    }

    static @Nullable Callback status(Attributes attributes) {
        return attributes.callback(
                "recordingStatusCallback",
                List.of("in-progress", "completed", "absent"),
                "completed",
                TwimlError.RECORDING_EVENT);
    }

    /** How a Dial is recorded. */
    static Recording ofDial(Attributes attributes) {
        String value = attributes.filled("record");
        boolean dual = value != null && value.endsWith("-dual");
        Recording.From from = from(value == null ? "do-not-record" : value);
        if (from == null) {
            String then = "Nothing is recorded.";
            String expected = "do-not-record, record-from-answer or record-from-ringing";
            attributes.wrong(
                    TwimlError.DIAL_RECORD, "record", String.valueOf(value), expected, then);
            from = Recording.From.NEVER;
        }
        boolean trim = attributes.oneOf("trim", TRIM, false, TwimlError.SCHEMA);
        var track =
                attributes.oneOf("recordingTrack", TRACKS, Recording.Track.BOTH, TwimlError.SCHEMA);
        return new Recording(from, dual, trim, track, status(attributes));
    }

    private static Recording.@Nullable From from(String value) {
        return switch (value) {
            case "do-not-record", "false" -> Recording.From.NEVER;
            case "record-from-answer", "record-from-answer-dual", "true" -> Recording.From.ANSWER;
            case "record-from-ringing", "record-from-ringing-dual" -> Recording.From.RINGING;
            default -> null;
        };
    }
}
