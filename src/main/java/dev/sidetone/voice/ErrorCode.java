package dev.sidetone.voice;

import java.util.List;
import java.util.Set;

/**
 * The Voice SDK's error codes: those of its mobile versions, and those that its JavaScript version
 * and the wire have besides. What they mean is told in our words.
 */
public enum ErrorCode {
    ACCESS_TOKEN_INVALID(20101),
    ACCESS_TOKEN_HEADER_INVALID(20102),
    ACCESS_TOKEN_ISSUER_INVALID(20103),
    ACCESS_TOKEN_EXPIRED(20104),
    ACCESS_TOKEN_NOT_YET_VALID(20105),
    ACCESS_TOKEN_GRANTS_INVALID(20106),
    ACCESS_TOKEN_SIGNATURE_INVALID(20107),
    AUTHENTICATION_FAILED(20151),
    LOGGED_HEADER_INVALID(20152),
    LOGGED_ISSUER_INVALID(20153),
    LOGGED_CLAIMS_INVALID(20154),
    LOGGED_EXPIRATION_INVALID(20155),
    LOGGED_TOKEN_EXPIRED(20156),
    EXPIRATION_TOO_FAR(20157),
    LOGGED_SIGNATURE_INVALID(20159),
    LOGGED_TOKEN_INVALID(20160),
    ACCESS_FORBIDDEN(20403),
    APPLICATION_NOT_FOUND(21218),
    UNKNOWN_ERROR(31000),
    APPLICATION_UNKNOWN(31001),
    CONNECTION_DECLINED(31002),
    CONNECTION_TIMEOUT(31003),
    INITIALIZATION_ERROR(31004),
    CONNECTION_ERROR(31005),
    CALL_CANCELLED(31008),
    TRANSPORT_ERROR(31009),
    MALFORMED_REQUEST(31100),
    PARAMETER_ARRAY_MISSING(31101),
    TOKEN_MISSING(31102),
    PARAMETERS_TOO_LONG(31103),
    BRIDGE_TOKEN_INVALID(31104),
    INVALID_CLIENT_NAME(31105),
    INVALID_DATA(31106),
    RECONNECT_PARAMETER_INVALID(31107),
    AUTHORIZATION_ERROR(31201),
    TOKEN_SIGNATURE_FAILED(31202),
    NO_VALID_ACCOUNT(31203),
    INVALID_JWT_TOKEN(31204),
    JWT_TOKEN_EXPIRED(31205),
    RATE_EXCEEDED(31206),
    JWT_EXPIRATION_TOO_LONG(31207),
    MICROPHONE_ACCESS_DENIED(31208),
    RECONNECT_NOT_AUTHORIZED(31209),
    MESSAGE_TYPE_INVALID(31210),
    MESSAGE_UNEXPECTED(31211),
    MESSAGE_TOO_LARGE(31212),
    REGISTRATION_ERROR(31301),
    UNSUPPORTED_CANCEL_MESSAGE(31302),
    BAD_REQUEST(31400),
    PERMISSION_DENIED(31401),
    ACQUISITION_FAILED(31402),
    FORBIDDEN(31403),
    NOT_FOUND(31404),
    REQUEST_TIMEOUT(31408),
    CONFLICT(31409),
    UPGRADE_REQUIRED(31426),
    TOO_MANY_REQUESTS(31429),
    TEMPORARILY_UNAVAILABLE(31480),
    CALL_DOES_NOT_EXIST(31481),
    ADDRESS_INCOMPLETE(31484),
    BUSY_HERE(31486),
    REQUEST_TERMINATED(31487),
    INTERNAL_SERVER_ERROR(31500),
    BAD_GATEWAY(31502),
    SERVICE_UNAVAILABLE(31503),
    GATEWAY_TIMEOUT(31504),
    DNS_RESOLUTION_ERROR(31530),
    BUSY_EVERYWHERE(31600),
    DECLINE(31603),
    DOES_NOT_EXIST_ANYWHERE(31604),
    TOKEN_AUTHENTICATION_REJECTED(51007),
    SIGNALING_ERROR(53000),
    SIGNALING_DISCONNECTED(53001),
    SIGNALING_TIMEOUT(53002),
    INCOMING_MESSAGE_INVALID(53003),
    OUTGOING_MESSAGE_INVALID(53004),
    CLIENT_LOCAL_DESCRIPTION_FAILED(53400),
    SERVER_LOCAL_DESCRIPTION_FAILED(53401),
    CLIENT_REMOTE_DESCRIPTION_FAILED(53402),
    SERVER_REMOTE_DESCRIPTION_FAILED(53403),
    NO_SUPPORTED_CODEC(53404),
    MEDIA_CONNECTION_ERROR(53405),
    DTLS_TRANSPORT_FAILED(53407),
    CONFIGURATION_FAILED(53500),
    RELAY_CONFIGURATION_FAILED(53501);

    private final int code;

    ErrorCode(int code) {
        this.code = code;
    }

    /** Where an error comes from. */
    public enum Source {
        /** Registering for pushes, and undoing it. */
        REGISTER,
        /** Placing a call, and that call. */
        CONNECT,
        /** Accepting a call, and that call. */
        ACCEPT,
        /** A standing call that is being recovered. */
        RECONNECTING,
        /** A message in a call. */
        MESSAGE,
        /** A push, or the invite that it brought. */
        PUSH,
        /** The JavaScript SDK, and servers that speak to it. */
        JAVASCRIPT,
        /** Twilio's debugger alone: no SDK reports it. */
        DICTIONARY,
        /** Beta versions before 3.0. */
        FORMER
    }

    /** Twilio's number. */
    public int code() {
        return code;
    }

    /** A few words. */
    public String title() {
        return words().title();
    }

    /** A sentence for a person. */
    public String explanation() {
        return words().explanation();
    }

    /** What may be behind it, the likeliest first; at least one. */
    public List<String> causes() {
        return words().causes();
    }

    /** What to do about it; at least one. */
    public List<String> remedies() {
        return words().remedies();
    }

    /** Which methods and callbacks report it. */
    public Set<Source> sources() {
        return words().sources();
    }

    private ErrorWords words() {
        return ErrorWords.of(code);
    }

    /** The constant of a number; {@link #UNKNOWN_ERROR} where there is none. */
    public static ErrorCode of(int code) {
        for (ErrorCode known : values()) {
            if (known.code == code) {
                return known;
            }
        }
        return UNKNOWN_ERROR;
    }
}
