package dev.sidetone.pushkit;

import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.Set;

/**
 * An app's subscription to pushes. Keep it for the app's life, set the delegate (held weakly)
 * before the desired types.
 */
public final class PKPushRegistry {
    private final PushService service;
    private final SerialQueue queue;
    private volatile WeakReference<PKPushRegistryDelegate> delegate = new WeakReference<>(null);
    private volatile Set<PKPushType> desiredPushTypes = Set.of();
    private volatile @Nullable PKPushCredentials credentials;

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

    /** Begins an asynchronous registration. */
    public void setDesiredPushTypes(Set<PKPushType> types) {
        desiredPushTypes = Set.copyOf(types);
        if (types.contains(PKPushType.VOIP)) {
            service.registerForVoip(this::updated, this::received);
        }
    }

    /** The last token of a type; null when there is none. */
    public byte @Nullable [] pushToken(PKPushType type) {
        PKPushCredentials last = credentials;
        return last != null && last.type() == type ? last.token() : null;
    }

    private void updated(PKPushCredentials now) {
        credentials = now;
        queue.execute(
                () -> {
                    PKPushRegistryDelegate told = delegate.get();
                    if (told != null) {
                        told.didUpdatePushCredentials(this, now, now.type());
                    }
                });
    }

    private void received(PKPushPayload payload) {
        queue.execute(
                () -> {
                    PKPushRegistryDelegate told = delegate.get();
                    if (told != null) {
                        told.didReceiveIncomingPush(this, payload, payload.type(), () -> {});
                    }
                });
    }
}
