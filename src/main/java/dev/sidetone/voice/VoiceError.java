package dev.sidetone.voice;

import dev.sidetone.media.MediaFailure;
import dev.sidetone.signaling.DialFailure;

import java.util.List;

/**
 * What went wrong with a call or a registration.
 *
 * @param kind the constant of {@link #code}, {@link ErrorCode#UNKNOWN_ERROR} for an unlisted one
 * @param code the number
 * @param message what happened this time, for a person; never a secret
 */
public record VoiceError(ErrorCode kind, int code, String message) {
    /** An error in the words of its kind. */
    public static VoiceError of(ErrorCode kind) {
        return new VoiceError(kind, kind.code(), kind.explanation());
    }

    /** An error with its own words. */
    public static VoiceError of(ErrorCode kind, String message) {
        return new VoiceError(kind, kind.code(), message);
    }

    /** A few words: the kind's title. */
    public String title() {
        return kind.title();
    }

    /** What this kind of error means, for a person. */
    public String explanation() {
        return kind.explanation();
    }

    /** What may be behind it, for a person; the likeliest first. */
    public List<String> causes() {
        return kind.causes();
    }

    /** What to do about it, for a person. */
    public List<String> remedies() {
        return kind.remedies();
    }

    /**
     * An error of the wire, whose numbers are partly those of the JavaScript SDK: the mobile SDKs
     * have others for the same defects of a token.
     */
    static VoiceError fromWire(int code, String message) {
        int mobile =
                switch (code) {
                    case 31001 -> 21218;
                    case 31201 -> 20151;
                    case 31202 -> 20107;
                    case 31203 -> 20403;
                    case 31204 -> 20101;
                    case 31205 -> 20104;
                    case 31207 -> 20157;
                    default -> code;
                };
        ErrorCode kind = ErrorCode.of(mobile);
        return new VoiceError(kind, mobile, message.isBlank() ? kind.explanation() : message);
    }

    static VoiceError fromMedia(MediaFailure failure) {
        return new VoiceError(ErrorCode.of(failure.code()), failure.code(), failure.reason());
    }

    /**
     * What accepting a call reports instead: it names no defect of a token but says that the server
     * does not accept it.
     */
    VoiceError toAccept() {
        return isAboutToken() || kind == ErrorCode.BRIDGE_TOKEN_INVALID
                ? of(ErrorCode.AUTHENTICATION_FAILED, message)
                : this;
    }

    /** Whether a token was refused, so that there is no use in showing it again. */
    boolean isAboutToken() {
        return switch (kind) {
            case ACCESS_TOKEN_INVALID,
                    ACCESS_TOKEN_HEADER_INVALID,
                    ACCESS_TOKEN_ISSUER_INVALID,
                    ACCESS_TOKEN_EXPIRED,
                    ACCESS_TOKEN_NOT_YET_VALID,
                    ACCESS_TOKEN_GRANTS_INVALID,
                    ACCESS_TOKEN_SIGNATURE_INVALID,
                    AUTHENTICATION_FAILED,
                    EXPIRATION_TOO_FAR,
                    ACCESS_FORBIDDEN,
                    INVALID_CLIENT_NAME,
                    TOKEN_AUTHENTICATION_REJECTED ->
                    true;
            default -> false;
        };
    }

    /** What keeps a call from being set up when the server {@code where} cannot be reached. */
    static VoiceError fromDial(DialFailure failure, String where) {
        return switch (failure) {
            case UNKNOWN_HOST ->
                    of(ErrorCode.DNS_RESOLUTION_ERROR, "The name of " + where + " is not known.");
            case REFUSED ->
                    of(
                            ErrorCode.CONNECTION_ERROR,
                            "Nothing listens at " + where + ": is the voice server running?");
            case UNREACHABLE ->
                    of(ErrorCode.CONNECTION_ERROR, "There is no route to " + where + ".");
            case TIMED_OUT ->
                    of(
                            ErrorCode.CONNECTION_ERROR,
                            where + " does not answer: is that its address?");
            case NOT_TRUSTED ->
                    of(
                            ErrorCode.CONNECTION_ERROR,
                            "The certificate of "
                                    + where
                                    + " is not trusted here: use its http address, or make Java"
                                    + " trust it.");
            case NOT_OUR_PROTOCOL ->
                    of(
                            ErrorCode.CONNECTION_ERROR,
                            "What answers at "
                                    + where
                                    + " is not a voice server: is it the right port, and http or"
                                    + " https?");
            case BROKEN -> of(ErrorCode.CONNECTION_ERROR, "The connection to " + where + " broke.");
        };
    }

    @Override
    public String toString() {
        return code + " " + title() + ": " + message;
    }
}
