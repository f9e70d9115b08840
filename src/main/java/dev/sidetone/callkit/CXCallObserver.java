package dev.sidetone.callkit;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Layer;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.List;

/**
 * Watches the calls of the whole phone, whichever app they belong to (R83). Keep a strong reference
 * to the observer and to its delegate: both are held weakly elsewhere (R86).
 */
public final class CXCallObserver {
    private record To(WeakReference<CXCallObserverDelegate> delegate, SerialQueue queue) {}

    private final CallKitService service;
    private volatile To to;

    public CXCallObserver(CallKitService service) {
        this.service = service;
        this.to = new To(new WeakReference<>(null), service.mainQueue());
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
        to = new To(new WeakReference<>(who), on != null ? on : service.mainQueue());
    }

    private void changed(CXCall call) {
        To now = to;
        if (now.delegate().get() != null) {
            now.queue().execute(service.trace().carrying(() -> tell(now, call)));
        }
    }

    private void tell(To who, CXCall call) {
        CXCallObserverDelegate told = who.delegate().get();
        if (told != null) {
            service.trace()
                    .inside(
                            Layer.APP,
                            "callChanged",
                            call.uuid(),
                            null,
                            () -> told.callChanged(this, call));
        }
    }
}
