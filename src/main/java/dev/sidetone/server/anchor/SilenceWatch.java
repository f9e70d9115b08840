package dev.sidetone.server.anchor;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Notices legs whose side has gone silent, and those that come back. Lives on its queue. */
final class SilenceWatch implements AutoCloseable {
    private static final int LOOKS_IN_LIMIT = 14;

    private final Time time;
    private final SerialQueue queue;
    private final Duration limit;
    private final Trace trace;
    private final AnchorObserver observer;
    private final Set<MediaLeg> legs = new LinkedHashSet<>();
    private boolean looking;

    SilenceWatch(Time time, Duration limit, Trace trace, AnchorObserver observer) {
        this.time = time;
        this.queue = time.queue("server-media-watch");
        this.limit = limit;
        this.trace = trace;
        this.observer = observer;
    }

    /** Callable from any thread, like the rest. */
    void watch(MediaLeg leg) {
        queue.execute(
                () -> {
                    legs.add(leg);
                    if (!looking) {
                        looking = true;
                        lookLater();
                    }
                });
    }

    /** Nothing is told of {@code leg} any more. */
    void forget(MediaLeg leg) {
        queue.execute(() -> legs.remove(leg));
    }

    private void lookLater() {
        queue.after(limit.dividedBy(LOOKS_IN_LIMIT), this::look);
    }

    private void look() {
        if (legs.isEmpty()) {
            looking = false;
            return;
        }
        // first: an observer that throws must not end the watch
        lookLater();
        long now = time.nanos();
        for (MediaLeg leg : List.copyOf(legs)) {
            boolean silent = leg.quiet(now).compareTo(limit) >= 0;
            if (silent != leg.silent()) {
                leg.silent(silent);
                tell(leg, silent);
            }
        }
    }

    private void tell(MediaLeg leg, boolean silent) {
        String name = silent ? "MediaSilent" : "MediaFlows";
        trace.add(Layer.SERVER, name, leg.call(), leg.sid());
        if (silent) {
            observer.silent(leg.sid());
        } else {
            observer.flowing(leg.sid());
        }
    }

    @Override
    public void close() {
        queue.close();
    }
}
