package dev.sidetone.pushkit;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Trace;

import java.util.Set;

/** The phone's end of an app's push registry. Callable from any thread. */
public interface PushService {
    /** The app's main queue. */
    SerialQueue mainQueue();

    /** What happens on the phone; callbacks into the app are recorded there. */
    Trace trace();

    /** The newest form of the delegate's method that this version of the phone knows. */
    PushForm newestForm();

    /** Says which pushes the app wants from now on; no types ends the subscription. */
    void desire(Set<PKPushType> types, Subscriber subscriber);

    /** The delegate is about to be called for a push (R87). On the registry's queue. */
    void began(Delivery push);

    /**
     * The delegate's method has returned, or there was none. On the registry's queue; the app may
     * have been killed when this returns.
     */
    void returned(Delivery push);

    /**
     * A push on its way to an app.
     *
     * @param id tells apart those of one app
     * @param metadata what the phone knows of the duty to report
     */
    record Delivery(long id, PKPushPayload payload, PKVoIPPushMetadata metadata) {}

    /** The registry's end; called on the phone's queue, must only enqueue. */
    interface Subscriber {
        void updated(PKPushCredentials credentials);

        void received(Delivery push);

        void invalidated(PKPushType type);
    }
}
