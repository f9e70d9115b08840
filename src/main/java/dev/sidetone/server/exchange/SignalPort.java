package dev.sidetone.server.exchange;

import dev.sidetone.server.limit.Allowance;
import dev.sidetone.server.limit.TokenBucket;
import dev.sidetone.server.limit.Utf8;
import dev.sidetone.signaling.MalformedFrame;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.MessageCodec;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.signaling.Wire;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The server's end of one signaling socket: reads frames on the wire's thread and brings what they
 * say to the server's queue, of which no client may fill more than its share.
 */
final class SignalPort implements Wire.Listener {
    private static final MessageCodec CODEC = new MessageCodec();
    private static final int MAX_PENDING = 500;
    private static final double PER_SECOND = 2_000;
    private static final int AT_ONCE = 4_000;
    private static final double BYTES_PER_SECOND = 4 * 1024 * 1024;
    private static final int BYTES_AT_ONCE = 16 * 1024 * 1024;
    private static final int MAX_SESSIONS = 5_000;
    private static final int TRY_LATER = 1013;
    private static final int TOO_BIG = 1009;
    private static final int POLICY = 1008;

    private final SerialQueue queue;
    private final Sessions sessions;
    private final SignalDesk desk;
    private final Consumer<Session> lost;
    private final Time time;
    private final Allowance allowance;
    private final TokenBucket rate;
    private final TokenBucket volume;
    private final AtomicInteger pending = new AtomicInteger();
    private @Nullable Session session;

    SignalPort(
            SerialQueue queue,
            Sessions sessions,
            SignalDesk desk,
            Consumer<Session> lost,
            Time time,
            Allowance allowance) {
        this.queue = queue;
        this.sessions = sessions;
        this.desk = desk;
        this.lost = lost;
        this.time = time;
        this.allowance = allowance;
        this.rate = new TokenBucket(PER_SECOND, AT_ONCE, time.nanos());
        this.volume = new TokenBucket(BYTES_PER_SECOND, BYTES_AT_ONCE, time.nanos());
    }

    @Override
    public void opened(Wire wire) {
        queue.execute(
                () -> {
                    if (sessions.count() < MAX_SESSIONS) {
                        session = sessions.open(wire, time.nanos(), allowance);
                    } else {
                        wire.close(TRY_LATER, "the server has too many clients");
                    }
                });
    }

    @Override
    public void frame(Wire wire, String text) {
        int length = Utf8.length(text);
        if (!withinRate(length)) {
            wire.close(POLICY, "too many messages");
            return;
        }
        if (Protocol.MAX_FRAME_BYTES < length) {
            wire.close(TOO_BIG, "a frame may have 64 KiB");
            return;
        }
        if (pending.incrementAndGet() > MAX_PENDING) {
            wire.close(POLICY, "too many messages at once");
            return;
        }
        try {
            Message message = CODEC.decode(text);
            enqueue(here -> desk.heard(here, message));
        } catch (MalformedFrame malformed) {
            String why = malformed.getMessage();
            enqueue(here -> desk.fault(here, String.valueOf(why)));
        }
    }

    private synchronized boolean withinRate(int length) {
        long now = time.nanos();
        return rate.take(now) && volume.take(now, length);
    }

    private void enqueue(Consumer<Session> task) {
        queue.execute(
                () -> {
                    pending.decrementAndGet();
                    Session here = session;
                    if (here != null && !here.closed) {
                        here.heardAt = time.nanos();
                        task.accept(here);
                    }
                });
    }

    @Override
    public void closed(Wire wire, int code, String reason) {
        queue.execute(
                () -> {
                    if (session != null) {
                        lost.accept(session);
                    }
                });
    }
}
