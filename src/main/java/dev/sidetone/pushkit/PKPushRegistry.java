package dev.sidetone.pushkit;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Layer;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * An app's subscription to pushes. Keep it for the app's life, set the delegate (held weakly)
 * before the desired types. Callable from any thread; the delegate is called on the queue.
 */
public final class PKPushRegistry {
    private final PushService service;
    private final SerialQueue queue;
    private final Map<PKPushType, PKPushCredentials> credentials = new ConcurrentHashMap<>();
    private volatile WeakReference<PKPushRegistryDelegate> delegate = new WeakReference<>(null);
    private volatile Set<PKPushType> desiredPushTypes = Set.of();

    /** Calls back on {@code queue}; null for the main queue. */
    public PKPushRegistry(@Nullable SerialQueue queue, PushService service) {
        this.service = service;
        this.queue = queue != null ? queue : service.mainQueue();
    }

    public void setDelegate(@Nullable PKPushRegistryDelegate who) {
        delegate = new WeakReference<>(who);
    }

    public Set<PKPushType> desiredPushTypes() {
        return desiredPushTypes;
    }

    /** Begins an asynchronous registration; no types ends it. */
    public void setDesiredPushTypes(Set<PKPushType> types) {
        desiredPushTypes = Set.copyOf(types);
        service.desire(desiredPushTypes, new FromPhone());
    }

    /** The last token of a type; null when there is none. */
    public byte @Nullable [] pushToken(PKPushType type) {
        PKPushCredentials last = credentials.get(type);
        return last == null ? null : last.token();
    }

    private void tell(String method, Consumer<PKPushRegistryDelegate> message) {
        queue.execute(
                service.trace()
                        .carrying(
                                () -> {
                                    PKPushRegistryDelegate told = delegate.get();
                                    if (told != null) {
                                        now(method, () -> message.accept(told));
                                    }
                                }));
    }

    private void now(String method, Runnable call) {
        service.trace().inside(Layer.APP, method, null, null, call);
    }

    private final class FromPhone implements PushService.Subscriber {
        @Override
        public void updated(PKPushCredentials now) {
            credentials.put(now.type(), now);
            tell(
                    "didUpdatePushCredentials",
                    told -> told.didUpdatePushCredentials(PKPushRegistry.this, now, now.type()));
        }

        @Override
        public void received(PKPushPayload payload) {
            tell(
                    "didReceiveIncomingPush",
                    told ->
                            told.didReceiveIncomingPush(
                                    PKPushRegistry.this, payload, payload.type(), () -> {}));
        }

        @Override
        public void invalidated(PKPushType type) {
            credentials.remove(type);
            tell(
                    "didInvalidatePushToken",
                    told -> told.didInvalidatePushToken(PKPushRegistry.this, type));
        }
    }
}
