package dev.sidetone.avaudio;

import org.jspecify.annotations.Nullable;

/** Why a session call failed. Raw values as in AVAudioSession: mostly four characters. */
public enum AVAudioSessionErrorCode {
    /** During or after a failure of the media services: wait for their reset. */
    MEDIA_SERVICES_FAILED("msrv"),
    /** The session was to become inactive while sound ran (A1). */
    IS_BUSY("!act"),
    /** The session's category cannot do it. */
    INCOMPATIBLE_CATEGORY("!cat"),
    /** A session that does not mix was to become active in the background. */
    CANNOT_INTERRUPT_OTHERS("!int"),
    MISSING_ENTITLEMENT("ent?"),
    SIRI_IS_RECORDING("siri"),
    /** Such a category may not play in the background. */
    CANNOT_START_PLAYING("!pla"),
    /** Such a session may not record in the background. */
    CANNOT_START_RECORDING("!rec"),
    /** A value that the session cannot have; the one number without characters. */
    BAD_PARAM(-50),
    /** Somebody more important has the sound: a call (R76, A2). */
    INSUFFICIENT_PRIORITY("!pri"),
    /** The phone has no such hardware. */
    RESOURCE_NOT_AVAILABLE("!res"),
    UNSPECIFIED("what"),
    /** The session's process has ended. */
    EXPIRED_SESSION("!ses"),
    SESSION_NOT_ACTIVE("inac");

    /** The domain of all of them. */
    public static final String DOMAIN = "NSOSStatusErrorDomain";

    private final int rawValue;
    private final @Nullable String characters;

    AVAudioSessionErrorCode(int rawValue) {
        this.rawValue = rawValue;
        this.characters = null;
    }

    AVAudioSessionErrorCode(String characters) {
        int number = 0;
        for (char character : characters.toCharArray()) {
            number = number << 8 | character;
        }
        this.rawValue = number;
        this.characters = characters;
    }

    /** AVAudioSession's number. */
    public int rawValue() {
        return rawValue;
    }

    /** The number as four characters; null where it has none. */
    public @Nullable String characters() {
        return characters;
    }

    /** The four characters, or the constant's name where it has none. */
    @Override
    public String toString() {
        return characters == null ? name() : characters;
    }
}
