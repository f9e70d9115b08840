package dev.sidetone.callkit;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The way from the phone to a provider's delegate: onto its queue, and each call recorded with its
 * cause, so that what the app does in it goes back to it. Callable from any thread.
 */
final class Delegation {
    private record To(
            WeakReference<CXProviderDelegate> delegate,
            DelegateMethods methods,
            @Nullable SerialQueue queue) {}

    private final CallKitService service;
    private final Trace trace;
    private volatile To to = new To(new WeakReference<>(null), DelegateMethods.NONE, null);
    private volatile @Nullable SerialQueue privateQueue;
    private volatile boolean silent;

    Delegation(CallKitService service) {
        this.service = service;
        this.trace = service.trace();
    }

    void set(@Nullable CXProviderDelegate who, @Nullable SerialQueue on) {
        DelegateMethods methods = who == null ? DelegateMethods.NONE : DelegateMethods.of(who);
        to = new To(new WeakReference<>(who), methods, on != null ? on : service.mainQueue());
    }

    /** Nothing is told from now on (R7). */
    void silence() {
        silent = true;
    }

    /** The delegate's queue; before there is a delegate a private one (R8). */
    SerialQueue queue() {
        SerialQueue chosen = to.queue();
        return chosen != null ? chosen : privateQueue();
    }

    private synchronized SerialQueue privateQueue() {
        SerialQueue known = privateQueue;
        if (known == null) {
            known = service.privateQueue("provider");
            privateQueue = known;
        }
        return known;
    }

    /** Runs on the delegate's queue, for the cause of here and now. */
    void enqueue(Runnable task) {
        queue().execute(trace.carrying(task));
    }

    /** Said although the provider is invalid (R7, a switch). */
    void lastWord(String method, Consumer<CXProviderDelegate> message) {
        enqueue(
                () -> {
                    CXProviderDelegate told = to.delegate().get();
                    if (told != null) {
                        trace.inside(Layer.APP, method, null, null, () -> message.accept(told));
                    }
                });
    }

    /** Calls a method of the delegate that returns nothing. */
    void tell(String method, @Nullable UUID call, Consumer<CXProviderDelegate> message) {
        enqueue(() -> now(method, call, message));
    }

    private void now(String method, @Nullable UUID call, Consumer<CXProviderDelegate> message) {
        CXProviderDelegate told = delegate();
        if (told != null) {
            trace.inside(Layer.APP, method, call, null, () -> message.accept(told));
        }
    }

    /** R18: asks whether the delegate takes the transaction over. On its queue. */
    void offer(CXProvider provider, CXTransaction transaction, AtomicBoolean taken) {
        if (to.methods().names().contains("executeTransaction")) {
            now(
                    "executeTransaction",
                    null,
                    told -> taken.set(told.executeTransaction(provider, transaction)));
        }
    }

    /** R21: an action that the delegate has no method for fails at once. On its queue. */
    void perform(CXProvider provider, CXAction action) {
        if (silent || action.isComplete()) {
            return;
        }
        UUID call = action instanceof CXCallAction on ? on.callUUID() : null;
        if (delegate() == null || !to.methods().canPerform(action)) {
            trace.inside(Layer.APP, "notImplemented", call, action.toString(), action::fail);
            return;
        }
        now(
                DelegateMethods.performing(action),
                call,
                told -> DelegateMethods.perform(told, provider, action));
    }

    private @Nullable CXProviderDelegate delegate() {
        return silent ? null : to.delegate().get();
    }
}
