package dev.sidetone.callkit;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The connection of one app's CallKit objects to the phone's call daemon. The phone implements it
 * and hands it to the app; apps only pass it on to the constructors of this package. Callable from
 * any thread.
 */
public interface CallKitService {
    /** The app's main queue. */
    SerialQueue mainQueue();

    /** A serial queue for completions. */
    SerialQueue privateQueue(String name);

    /** The phone's clock. */
    Instant now();

    /** Connects a provider; {@link Endpoint#began()} tells when it is registered (R1). */
    Link register(Endpoint endpoint, CXProviderConfiguration configuration);

    /** Requests a transaction of the app; the reply comes on the phone's queue. */
    void request(CXTransaction transaction, Consumer<@Nullable CXError> reply);

    /** The calls of the whole phone that have not ended. */
    List<CXCall> calls();

    /** Tells every change of a call until the observer answers false. */
    void observe(Predicate<CXCall> observer);

    /** The provider's end; called on the phone's queue, must only enqueue. */
    interface Endpoint {
        void began();

        void reset();

        /** A transaction begins: these of its actions are to be performed now. */
        void deliver(CXTransaction transaction, List<CXAction> now);

        /** A further action of a transaction that was delivered before (R20). */
        void deliverLater(CXTransaction transaction, CXAction action);

        /** The system does not wait any longer. */
        void timedOut(CXAction action);

        /** The system ended an action as failed, because its call is over (R29). */
        void abandoned(CXAction action);

        void activated(AVAudioSession session);

        void deactivated(AVAudioSession session);
    }

    /** The phone's end of a provider. */
    interface Link {
        void configure(CXProviderConfiguration configuration);

        void reportNewIncomingCall(
                UUID call, CXCallUpdate update, Consumer<@Nullable CXError> reply);

        void reportUpdated(UUID call, CXCallUpdate update);

        void reportEnded(UUID call, Instant at, CXCallEndedReason reason);

        void reportStartedConnecting(UUID call, Instant at);

        void reportConnected(UUID call, Instant at);

        void ended(CXAction action, boolean fulfilled, @Nullable Instant date);

        void invalidate();
    }
}
