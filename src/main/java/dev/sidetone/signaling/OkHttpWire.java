package dev.sidetone.signaling;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A WebSocket as a wire. Its listener runs on OkHttp's reader thread of this socket. */
final class OkHttpWire extends WebSocketListener implements Wire {
    private static final Logger log = LoggerFactory.getLogger(OkHttpWire.class);
    private static final int BROKE = 1006;
    // code point 46, above the two bits of congestion notification
    private static final int EXPEDITED = 46 << 2;

    private final Wire.Listener listener;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean wasOpen;
    private volatile @Nullable WebSocket socket;
    private volatile @Nullable Socket carrier;
    private volatile boolean expedited;

    OkHttpWire(Wire.Listener listener) {
        this.listener = listener;
    }

    void open(OkHttpClient http, Request request) {
        socket = http.newWebSocket(request, this);
    }

    /** A socket for it has been made. */
    void carriedBy(Socket value) {
        carrier = value;
        mark(value);
    }

    @Override
    public void expedite(boolean value) {
        expedited = value;
        Socket under = carrier;
        if (under != null) {
            mark(under);
        }
    }

    private void mark(Socket under) {
        try {
            under.setTrafficClass(expedited ? EXPEDITED : 0);
        } catch (SocketException refused) {
            log.debug("The signaling socket cannot be marked: {}", refused.getMessage());
        }
    }

    /** The traffic class of the socket under it, as the system has it; -1 where there is none. */
    int trafficClass() throws SocketException {
        Socket under = carrier;
        return under == null ? -1 : under.getTrafficClass();
    }

    @Override
    public void send(String frame) {
        WebSocket open = socket;
        if (open != null) {
            open.send(frame);
        }
    }

    @Override
    public void close(int code, String reason) {
        WebSocket open = socket;
        if (open == null) {
            return;
        }
        if (wasOpen) {
            open.close(code, reason);
        } else {
            open.cancel();
        }
    }

    @Override
    public void onOpen(WebSocket webSocket, Response response) {
        socket = webSocket;
        wasOpen = true;
        listener.opened(this);
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
        listener.frame(this, text);
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
        webSocket.close(1000, null);
        end(code, reason);
    }

    @Override
    public void onClosed(WebSocket webSocket, int code, String reason) {
        end(code, reason);
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable cause, @Nullable Response response) {
        String detail = cause.getMessage() == null ? "" : cause.getMessage();
        end(BROKE, DialFailure.of(cause, wasOpen).reason(detail));
    }

    private void end(int code, String reason) {
        if (over.compareAndSet(false, true)) {
            listener.closed(this, code, reason);
        }
    }
}
