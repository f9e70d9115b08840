package dev.sidetone.server.watch;

import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells all observers. One that fails harms nobody else. Callable from any thread. */
public final class Watch implements ServerObserver {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final List<ServerObserver> observers = new CopyOnWriteArrayList<>();
    private final Trace trace;

    /** What programs tell stands in {@code trace} as well. */
    public Watch(Trace trace) {
        this.trace = trace;
    }

    /** Tells {@code observer} from now on. */
    public void add(ServerObserver observer) {
        observers.add(observer);
    }

    /** A program on a call did something. */
    public void noted(String call, String name, @Nullable Object detail) {
        trace.add(Layer.SERVER, name, call, detail);
        saw(new ServerEvent.Noted(call, name, detail == null ? null : detail.toString()));
    }

    @Override
    public void saw(ServerEvent event) {
        for (ServerObserver observer : observers) {
            try {
                observer.saw(event);
            } catch (RuntimeException failed) {
                log.error("An observer of the server failed", failed);
            }
        }
    }
}
