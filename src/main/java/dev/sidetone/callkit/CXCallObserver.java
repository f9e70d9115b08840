package dev.sidetone.callkit;

import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.List;

/**
 * Watches the calls of the whole phone, whichever app they belong to (R83). Keep a strong reference
 * to the observer and to its delegate: both are held weakly elsewhere (R86).
 */
public final class CXCallObserver {
    private final CallKitService service;
    private volatile WeakReference<CXCallObserverDelegate> delegate = new WeakReference<>(null);
    private volatile SerialQueue queue;

    public CXCallObserver(CallKitService service) {
        this.service = service;
        this.queue = service.mainQueue();
        var self = new WeakReference<>(this);
        service.observe(
                call -> {
                    CXCallObserver observer = self.get();
                    if (observer != null) {
                        observer.changed(call);
                    }
                    return observer != null;
                });
    }

    /** The calls that have not ended. */
    public List<CXCall> calls() {
        return service.calls();
    }

    /** Sets who is told, and on which queue; null for the main queue. */
    public void setDelegate(@Nullable CXCallObserverDelegate who, @Nullable SerialQueue on) {
        delegate = new WeakReference<>(who);
        queue = on != null ? on : service.mainQueue();
    }

    private void changed(CXCall call) {
        queue.execute(
                () -> {
                    CXCallObserverDelegate told = delegate.get();
                    if (told != null) {
                        told.callChanged(this, call);
                    }
                });
    }
}
