package dev.sidetone.server.webhook;

import java.util.Locale;

/** How far a call is, as {@code CallStatus} tells it. */
public enum CallStatus {
    /** Asked for. */
    QUEUED,
    /** On its way. */
    INITIATED,
    /** It rings. */
    RINGING,
    /** People talk. */
    IN_PROGRESS,
    /** Over, after it was answered. */
    COMPLETED,
    /** The other side was busy or refused. */
    BUSY,
    /** It could not be placed. */
    FAILED,
    /** Nobody answered. */
    NO_ANSWER,
    /** Ended before it was answered. */
    CANCELED;

    /** How a call ended that nobody answered, by what its caller is told (voice-sdk.md §1.3). */
    public static CallStatus unanswered(int code) {
        return switch (code) {
            case 31486, 31600, 31603 -> BUSY;
            case 31408, 31480 -> NO_ANSWER;
            case 31487 -> CANCELED;
            default -> FAILED;
        };
    }

    /** As it stands in a form, such as {@code in-progress}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
