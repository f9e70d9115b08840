package dev.sidetone.signaling;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Why a wire could not be opened, or broke. A {@link Wire} carries it as the text of its end, as a
 * close frame would: {@link #of} finds it again.
 */
public enum DialFailure {
    /** The name of the host is not known to DNS. */
    UNKNOWN_HOST("no such host"),
    /** Nothing listens there. */
    REFUSED("connection refused"),
    /** No way to the host. */
    UNREACHABLE("no route to the host"),
    /** The host does not answer. */
    TIMED_OUT("no answer in time"),
    /** The certificate is not one that this client trusts. */
    NOT_TRUSTED("the certificate is not trusted"),
    /** Something answers, but not with this protocol. */
    NOT_OUR_PROTOCOL("not a voice server"),
    /** The connection was there and is lost. */
    BROKEN("connection lost");

    private final String words;

    DialFailure(String words) {
        this.words = words;
    }

    /** In words, for a person. */
    public String words() {
        return words;
    }

    /** The text that a wire ends with. */
    public String reason(String detail) {
        return detail.isEmpty() ? words : words + ": " + detail;
    }

    /** What a wire's last text means; {@link #BROKEN} when it was not written by a dialer. */
    public static DialFailure of(String reason) {
        for (DialFailure failure : values()) {
            if (reason.startsWith(failure.words)) {
                return failure;
            }
        }
        return BROKEN;
    }

    /** What {@code cause} means for a connection that was open before or not. */
    public static DialFailure of(Throwable cause, boolean wasOpen) {
        return switch (cause) {
            case UnknownHostException _ -> UNKNOWN_HOST;
            case NoRouteToHostException _ -> UNREACHABLE;
            case ConnectException _ -> REFUSED;
            case SSLHandshakeException _, SSLPeerUnverifiedException _ -> NOT_TRUSTED;
            case SocketTimeoutException _ -> TIMED_OUT;
            case IOException _ when wasOpen -> BROKEN;
            case SSLException _, ProtocolException _, EOFException _ -> NOT_OUR_PROTOCOL;
            case IOException broken when isCutShort(broken) -> NOT_OUR_PROTOCOL;
            default -> BROKEN;
        };
    }

    /** OkHttp's words for a server that hangs up instead of answering the first request. */
    private static boolean isCutShort(IOException cause) {
        String text = cause.getMessage();
        return text != null && text.startsWith("unexpected end of stream");
    }
}
