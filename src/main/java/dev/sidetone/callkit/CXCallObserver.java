package dev.sidetone.callkit;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Ids;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Watches the calls of the whole phone, whichever app they belong to (R83). Keep a strong reference
 * to the observer and to its delegate: both are held weakly elsewhere (R86).
 */
public final class CXCallObserver {
    private record To(WeakReference<CXCallObserverDelegate> delegate, SerialQueue queue) {}

    private final CallKitService service;
    // shared with what the phone holds, which does not hold this
    private final AtomicBoolean listened = new AtomicBoolean();
    private volatile To to;

    public CXCallObserver(CallKitService service) {
        this.service = service;
        this.to = new To(new WeakReference<>(null), service.mainQueue());
        var self = new WeakReference<>(this);
        AtomicBoolean expected = listened;
        service.observe(
                call -> {
                    CXCallObserver observer = self.get();
                    if (observer != null) {
                        observer.changed(call);
                    } else if (expected.get()) {
                        gone(service, "the observer");
                    }
                    return observer != null;
                });
    }

    private static void gone(CallKitService service, String who) {
        service.trace().add(Layer.APP, Names.App.LISTENER_GONE, null, who);
    }

    /** The calls that have not ended. */
    public List<CXCall> calls() {
        return service.calls();
    }

    /** Sets who is told, and on which queue; null for the main queue. */
    public void setDelegate(@Nullable CXCallObserverDelegate who, @Nullable SerialQueue on) {
        to = new To(new WeakReference<>(who), on != null ? on : service.mainQueue());
        listened.set(who != null);
    }

    private void changed(CXCall call) {
        To now = to;
        if (now.delegate().get() != null) {
            now.queue().execute(service.trace().carrying(() -> tell(now, call)));
        } else if (listened.compareAndSet(true, false)) {
            gone(service, "the observer's delegate");
        }
    }

    private void tell(To who, CXCall call) {
        CXCallObserverDelegate told = who.delegate().get();
        if (told != null) {
            service.trace()
                    .calling(
                            Layer.APP,
                            Names.App.CALL_CHANGED,
                            call.uuid(),
                            null,
                            Ids.NONE,
                            () -> told.callChanged(this, call));
        }
    }
}
