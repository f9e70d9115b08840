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

    /** Says which pushes the app wants from now on; no types ends the subscription. */
    void desire(Set<PKPushType> types, Subscriber subscriber);

    /** The registry's end; called on the phone's queue, must only enqueue. */
    interface Subscriber {
        void updated(PKPushCredentials credentials);

        void received(PKPushPayload payload);

        void invalidated(PKPushType type);
    }
}
