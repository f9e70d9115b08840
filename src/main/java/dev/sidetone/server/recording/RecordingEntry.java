package dev.sidetone.server.recording;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * One recording, as the REST interface shows it.
 *
 * @param sid {@code RE…}
 * @param callSid of the call that is heard; of a conference's the one that entered first
 * @param conferenceSid {@code CF…}; null for a call's
 * @param channels 2 where caller and callee are kept apart
 * @param length zero until it has ended, and where nothing was heard
 */
public record RecordingEntry(
        String sid,
        String callSid,
        @Nullable String conferenceSid,
        Source source,
        Track track,
        int channels,
        Instant begun,
        Status status,
        Duration length) {
    /** Who wanted it. */
    public enum Source {
        /** Dial with {@code record}. */
        DIAL("DialVerb"),
        /** The verb Record. */
        VERB("RecordVerb"),
        /** Conference with {@code record}. */
        CONFERENCE("Conference"),
        /** A call that was made by request, with {@code Record}. */
        API("OutboundAPI");

        private final String value;

        Source(String value) {
            this.value = value;
        }

        /** As it stands in a form, such as {@code DialVerb}. */
        public String value() {
            return value;
        }

        /** The source of that value. */
        public static Source of(String value) {
            for (Source source : values()) {
                if (source.value.equals(value)) {
                    return source;
                }
            }
            return VERB;
        }
    }

    /** Whose sound. */
    public enum Track {
        /** The caller's. */
        INBOUND,
        /** What the caller hears. */
        OUTBOUND,
        /** Both. */
        BOTH;

        /** As it stands in a form. */
        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it is. */
    public enum Status {
        /** It grows. */
        IN_PROGRESS,
        /** It can be heard. */
        COMPLETED,
        /** Nothing was heard. */
        ABSENT;

        /** As it stands in a form, such as {@code in-progress}. */
        public String value() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whole seconds, as forms tell them. */
    public String seconds() {
        return String.valueOf(Math.round(length.toMillis() / 1000.0));
    }

    RecordingEntry ended(Duration heard) {
        Status now = heard.isZero() ? Status.ABSENT : Status.COMPLETED;
        return new RecordingEntry(
                sid, callSid, conferenceSid, source, track, channels, begun, now, heard);
    }
}
