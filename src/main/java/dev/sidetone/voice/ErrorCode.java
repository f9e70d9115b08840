package dev.sidetone.voice;

/** The Voice SDK's error codes, with what they mean in our words. */
public enum ErrorCode {
    ACCESS_TOKEN_INVALID(20101, "Invalid access token", "The access token cannot be read."),
    ACCESS_TOKEN_HEADER_INVALID(
            20102, "Invalid access token header", "The header of the access token is wrong."),
    ACCESS_TOKEN_ISSUER_INVALID(
            20103, "Invalid access token issuer", "The server does not know who made the token."),
    ACCESS_TOKEN_EXPIRED(
            20104, "Access token expired", "The access token is too old: get another."),
    ACCESS_TOKEN_NOT_YET_VALID(
            20105, "Access token not yet valid", "The access token is for later: compare clocks."),
    ACCESS_TOKEN_GRANTS_INVALID(
            20106, "Invalid access token grants", "The access token allows no voice calls."),
    ACCESS_TOKEN_SIGNATURE_INVALID(
            20107, "Invalid access token signature", "The token was signed with another secret."),
    AUTHENTICATION_FAILED(20151, "Authentication failed", "The server does not accept the token."),
    EXPIRATION_TOO_FAR(
            20157, "Expiration too far ahead", "The access token is valid for more than 24 hours."),
    ACCESS_FORBIDDEN(20403, "Account forbidden", "The account may not make calls."),
    APPLICATION_NOT_FOUND(
            21218, "Invalid application SID", "The token names an application nobody knows."),
    UNKNOWN_ERROR(31000, "Unknown error", "Something failed that has no code of its own."),
    CONNECTION_ERROR(31005, "Connection error", "The voice server cannot be reached."),
    CALL_CANCELLED(31008, "Call cancelled", "The call ended before it was answered."),
    TRANSPORT_ERROR(31009, "Transport error", "There is no open connection to send on."),
    MALFORMED_REQUEST(31100, "Malformed request", "The other side does not follow the protocol."),
    PARAMETERS_TOO_LONG(31103, "Parameters too long", "The custom parameters are too many."),
    BRIDGE_TOKEN_INVALID(31104, "Invalid bridge token", "The push is not of this server."),
    INVALID_CLIENT_NAME(31105, "Invalid client name", "Names are letters, digits and underscores."),
    RECONNECT_PARAMETER_INVALID(
            31107, "Invalid reconnect parameter", "The call cannot be taken up again."),
    AUTHORIZATION_ERROR(31201, "Authorization error", "The server refused the request."),
    RATE_EXCEEDED(31206, "Rate exceeded", "Too many requests in a short time."),
    RECONNECT_NOT_AUTHORIZED(
            31209, "Reconnect not authorized", "The call belongs to somebody else."),
    MESSAGE_TYPE_INVALID(31210, "Invalid message type", "The server does not know this type."),
    MESSAGE_UNEXPECTED(31211, "Unexpected call state", "The call takes no messages now."),
    MESSAGE_TOO_LARGE(31212, "Payload too large", "The message is larger than allowed."),
    REGISTRATION_ERROR(31301, "Registration error", "The device could not be registered."),
    UNSUPPORTED_CANCEL_MESSAGE(
            31302, "Unsupported cancel message", "Cancelling by push belongs to older versions."),
    BAD_REQUEST(31400, "Bad request", "The server does not understand the request."),
    FORBIDDEN(31403, "Forbidden", "The server does not allow it."),
    NOT_FOUND(31404, "Not found", "There is no such name or address."),
    REQUEST_TIMEOUT(31408, "Request timeout", "The server took too long."),
    CONFLICT(31409, "Conflict", "The request does not fit the server's state."),
    UPGRADE_REQUIRED(31426, "Upgrade required", "The server wants a newer client."),
    TOO_MANY_REQUESTS(31429, "Too many requests", "The server wants fewer requests."),
    TEMPORARILY_UNAVAILABLE(31480, "Temporarily unavailable", "Nobody of this name is registered."),
    CALL_DOES_NOT_EXIST(31481, "Call does not exist", "The server knows no such call."),
    ADDRESS_INCOMPLETE(31484, "Address incomplete", "The number is not complete."),
    BUSY_HERE(31486, "Busy here", "The other party is busy or declined."),
    REQUEST_TERMINATED(31487, "Request terminated", "The call was ended while being set up."),
    INTERNAL_SERVER_ERROR(31500, "Internal server error", "The server failed."),
    BAD_GATEWAY(31502, "Bad gateway", "A server behind the server failed."),
    SERVICE_UNAVAILABLE(31503, "Service unavailable", "The server cannot do this now."),
    GATEWAY_TIMEOUT(31504, "Gateway timeout", "A server behind the server took too long."),
    DNS_RESOLUTION_ERROR(31530, "Name not resolved", "The server's host name is not known."),
    BUSY_EVERYWHERE(31600, "Busy everywhere", "The other party is busy on all devices."),
    DECLINE(31603, "Declined", "The call was refused."),
    DOES_NOT_EXIST_ANYWHERE(31604, "Does not exist anywhere", "The call is not there any more."),
    TOKEN_AUTHENTICATION_REJECTED(
            51007, "Token authentication rejected", "The token is of another account."),
    SIGNALING_DISCONNECTED(
            53001, "Signaling connection lost", "The connection to the server broke."),
    CLIENT_LOCAL_DESCRIPTION_FAILED(
            53400, "Own media description failed", "No offer or answer could be made."),
    SERVER_LOCAL_DESCRIPTION_FAILED(
            53401, "Server's media description failed", "The server made no offer or answer."),
    CLIENT_REMOTE_DESCRIPTION_FAILED(
            53402, "Peer's media description refused", "The peer's description does not fit."),
    SERVER_REMOTE_DESCRIPTION_FAILED(
            53403, "Own media description refused", "The server cannot use our description."),
    NO_SUPPORTED_CODEC(53404, "No common codec", "The two sides share no way to encode sound."),
    MEDIA_CONNECTION_ERROR(53405, "Media connection failed", "No sound can get through."),
    DTLS_TRANSPORT_FAILED(53407, "Media encryption failed", "The two sides share no key.");

    private final int code;
    private final String title;
    private final String explanation;

    ErrorCode(int code, String title, String explanation) {
        this.code = code;
        this.title = title;
        this.explanation = explanation;
    }

    /** Twilio's number. */
    public int code() {
        return code;
    }

    /** A few words. */
    public String title() {
        return title;
    }

    /** A sentence for a person. */
    public String explanation() {
        return explanation;
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
