package dev.sidetone.signaling;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicBoolean;

/** A WebSocket as a wire. Its listener runs on OkHttp's reader thread of this socket. */
final class OkHttpWire extends WebSocketListener implements Wire {
    private static final int BROKE = 1006;

    private final Wire.Listener listener;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean wasOpen;
    private volatile @Nullable WebSocket socket;

    OkHttpWire(Wire.Listener listener) {
        this.listener = listener;
    }

    void open(OkHttpClient http, Request request) {
        socket = http.newWebSocket(request, this);
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
