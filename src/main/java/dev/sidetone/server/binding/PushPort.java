package dev.sidetone.server.binding;

import dev.sidetone.server.binding.PushLinks.Link;
import dev.sidetone.signaling.Wire;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The server's end of one push link, on which a phone says nothing but heartbeats. */
public final class PushPort implements Wire.Listener {
    private static final int MAX_PENDING = 50;
    private static final int MAX_FRAME = 64;
    private static final int POLICY = 1008;

    private final String deviceToken;
    private final SerialQueue queue;
    private final PushLinks links;
    private final Consumer<Link> found;
    private final Consumer<Link> lost;
    private final Time time;
    private final AtomicInteger pending = new AtomicInteger();
    private @Nullable Link link;

    /** The end for the device of that token. */
    public PushPort(
            String deviceToken,
            SerialQueue queue,
            PushLinks links,
            Consumer<Link> found,
            Consumer<Link> lost,
            Time time) {
        this.deviceToken = deviceToken;
        this.queue = queue;
        this.links = links;
        this.found = found;
        this.lost = lost;
        this.time = time;
    }

    @Override
    public void opened(Wire wire) {
        queue.execute(
                () -> {
                    Link up = links.up(deviceToken, wire, time.nanos());
                    link = up;
                    found.accept(up);
                });
    }

    @Override
    public void frame(Wire wire, String text) {
        if (text.length() > MAX_FRAME || pending.incrementAndGet() > MAX_PENDING) {
            wire.close(POLICY, "only heartbeats are expected on a push link");
            return;
        }
        queue.execute(
                () -> {
                    pending.decrementAndGet();
                    if (link != null) {
                        link.heardAt = time.nanos();
                    }
                });
    }

    @Override
    public void closed(Wire wire, int code, String reason) {
        queue.execute(
                () -> {
                    if (link != null) {
                        lost.accept(link);
                    }
                });
    }
}
