package dev.sidetone.pushkit;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Ids;
import dev.sidetone.trace.Layer;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * An app's subscription to pushes. Keep it for the app's life, set the delegate (held weakly)
 * before the desired types: what comes while there is none is lost. Callable from any thread; the
 * delegate is called on the queue.
 */
public final class PKPushRegistry {
    private record To(
            WeakReference<PKPushRegistryDelegate> delegate, PushDelegateMethods methods) {}

    private final PushService service;
    private final SerialQueue queue;
    private final Map<PKPushType, PKPushCredentials> credentials = new ConcurrentHashMap<>();
    private final FromPhone fromPhone = new FromPhone();
    private volatile To to = new To(new WeakReference<>(null), PushDelegateMethods.NONE);
    private volatile Set<PKPushType> desiredPushTypes = Set.of();

    /** Calls back on {@code queue}; null for the main queue. */
    public PKPushRegistry(@Nullable SerialQueue queue, PushService service) {
        this.service = service;
        this.queue = queue != null ? queue : service.mainQueue();
    }

    /** Sets the delegate, which is held weakly; null for none. */
    public void setDelegate(@Nullable PKPushRegistryDelegate who) {
        to =
                new To(
                        new WeakReference<>(who),
                        who == null ? PushDelegateMethods.NONE : PushDelegateMethods.of(who));
    }

    /** The delegate; null for none, also when nobody but this held it. */
    public @Nullable PKPushRegistryDelegate delegate() {
        return to.delegate().get();
    }

    /** What was asked for last. */
    public Set<PKPushType> desiredPushTypes() {
        return desiredPushTypes;
    }

    /**
     * Begins an asynchronous registration, at whose end the delegate gets the credentials; no types
     * ends it.
     */
    public void setDesiredPushTypes(Set<PKPushType> types) {
        desiredPushTypes = Set.copyOf(types);
        service.trace()
                .add(
                        Layer.APP,
                        "desiredPushTypes",
                        null,
                        delegate() == null ? "no delegate" : desiredPushTypes);
        service.desire(desiredPushTypes, fromPhone);
    }

    /** The last token of a type; null when there is none. */
    public byte @Nullable [] pushToken(PKPushType type) {
        PKPushCredentials last = credentials.get(type);
        return last == null ? null : last.token();
    }

    private void enqueue(Runnable task) {
        queue.execute(service.trace().carrying(task));
    }

    private void tell(String method, Consumer<PKPushRegistryDelegate> message) {
        PKPushRegistryDelegate told = delegate();
        if (told != null) {
            service.trace()
                    .calling(Layer.APP, method, null, null, Ids.NONE, () -> message.accept(told));
        }
    }

    /** R87: the phone looks right at the return, whatever the method did and however it ended. */
    private void receive(PushService.Delivery push) {
        service.began(push);
        try {
            PushForm form = to.methods().choose(service.newestForm(), push.payload().type());
            if (form == null || delegate() == null) {
                service.trace().add(Layer.APP, "notImplemented", null, "didReceiveIncomingPush");
            } else {
                tell(form.method(), told -> receive(told, form, push));
            }
        } finally {
            service.returned(push);
        }
    }

    private void receive(PKPushRegistryDelegate told, PushForm form, PushService.Delivery push) {
        PKPushPayload payload = push.payload();
        Runnable completion = () -> service.trace().add(Layer.APP, "pushCompletion", null, null);
        switch (form) {
            case WITHOUT_COMPLETION -> told.didReceiveIncomingPush(this, payload, payload.type());
            case WITH_COMPLETION ->
                    told.didReceiveIncomingPush(this, payload, payload.type(), completion);
            case WITH_METADATA ->
                    told.didReceiveIncomingVoIPPush(this, payload, push.metadata(), completion);
        }
    }

    private final class FromPhone implements PushService.Subscriber {
        @Override
        public void updated(PKPushCredentials now) {
            credentials.put(now.type(), now);
            enqueue(
                    () ->
                            tell(
                                    "didUpdatePushCredentials",
                                    told ->
                                            told.didUpdatePushCredentials(
                                                    PKPushRegistry.this, now, now.type())));
        }

        @Override
        public void received(PushService.Delivery push) {
            enqueue(() -> receive(push));
        }

        @Override
        public void invalidated(PKPushType type) {
            credentials.remove(type);
            enqueue(
                    () -> {
                        if (to.methods().invalidation()) {
                            tell(
                                    "didInvalidatePushToken",
                                    told -> told.didInvalidatePushToken(PKPushRegistry.this, type));
                        }
                    });
        }
    }
}
