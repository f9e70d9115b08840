package dev.sidetone.server.web;

import dev.sidetone.server.limit.Allowance;
import dev.sidetone.signaling.Wire;

import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A WebSocket as a wire. What a slow client does not take piles up to a limit, beyond which the
 * client is disconnected. Public because Jetty looks its methods up.
 */
public final class JettyWire implements Wire, Session.Listener.AutoDemanding {
    private static final Logger log = LoggerFactory.getLogger(JettyWire.class);
    private static final int MAX_UNSENT_CHARS = 1 << 20;
    private static final int MAX_REASON = 100;
    private static final int TEXT_ONLY = 1003;

    private static final int TRY_LATER = 1013;

    private final Wire.Listener listener;
    private final Allowance allowance;
    private final AtomicInteger unsent = new AtomicInteger();
    private volatile @Nullable Session session;
    private volatile boolean admitted;

    JettyWire(Wire.Listener listener, Allowance allowance) {
        this.listener = listener;
        this.allowance = allowance;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        admitted = allowance.opened();
        if (admitted) {
            listener.opened(this);
        } else {
            close(TRY_LATER, "too many sockets are open from there");
        }
    }

    @Override
    public void onWebSocketText(String text) {
        if (admitted) {
            listener.frame(this, text);
        }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        callback.succeed();
        close(TEXT_ONLY, "text frames only");
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        log.debug("A socket failed: {}", cause.toString());
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        callback.succeed();
        if (admitted) {
            allowance.closed();
            listener.closed(this, code, reason == null ? "" : reason);
        }
    }

    @Override
    public void send(String frame) {
        Session open = session;
        if (open == null || !open.isOpen()) {
            return;
        }
        int size = frame.length();
        if (unsent.addAndGet(size) > MAX_UNSENT_CHARS) {
            log.info("A client that does not take its messages is disconnected");
            open.disconnect();
            return;
        }
        open.sendText(
                frame,
                Callback.from(() -> unsent.addAndGet(-size), failure -> unsent.addAndGet(-size)));
    }

    @Override
    public void close(int code, String reason) {
        Session open = session;
        if (open != null) {
            String cut = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
            open.close(code, cut, Callback.NOOP);
        }
    }
}
