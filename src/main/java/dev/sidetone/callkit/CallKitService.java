package dev.sidetone.callkit;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The connection of one app's CallKit objects to the phone's call daemon. The phone implements it
 * and hands it to the app; apps only pass it on to the constructors of this package. Callable from
 * any thread.
 */
public interface CallKitService extends VoIPPushService {
    /** The app's main queue. */
    SerialQueue mainQueue();

    /**
     * The private serial queue of the app's process: for completions that no queue was named for.
     * There is one, whatever asks for it, as each queue may be a thread.
     */
    SerialQueue privateQueue();

    /** The phone's clock. */
    Instant now();

    /** What happens on the phone; callbacks into the app are recorded there. */
    Trace trace();

    /** Connects a provider; {@link Endpoint#began()} tells when it is registered (R1). */
    Link register(Endpoint endpoint, CXProviderConfiguration configuration);

    /**
     * Requests a transaction of the app.
     *
     * @param transaction its uuid
     * @param actions copies that nobody changes any more
     * @param reply called on the phone's queue: null when accepted
     */
    void request(UUID transaction, List<CXAction> actions, Consumer<@Nullable CXError> reply);

    /** An app's own process is none that may hand pushes on. */
    @Override
    default void reportPush(
            Map<String, ? extends @Nullable Object> payload, Consumer<@Nullable CXError> reply) {
        var refused =
                new CXError(CXErrorCodeNotificationServiceExtensionError.INVALID_CLIENT_PROCESS);
        mainQueue().execute(trace().carrying(() -> reply.accept(refused)));
    }

    /** The calls of the whole phone that have not ended, oldest first. */
    List<CXCall> calls();

    /** Tells every change of a call, on the phone's queue, until the observer answers false. */
    void observe(Predicate<CXCall> observer);

    /**
     * An action on its way to a provider.
     *
     * @param action what to perform; the provider makes its own copy
     * @param timeoutDate how long the phone waits; null for an action that is to be performed only
     *     when {@link Endpoint#proceed} says so (R20)
     */
    record Handover(CXCallAction action, @Nullable Instant timeoutDate) {}

    /** The provider's end; called on the phone's queue, must only enqueue. */
    interface Endpoint {
        void began();

        void reset();

        /** A transaction begins (R18). */
        void deliver(UUID transaction, List<Handover> actions);

        /** An action that was delivered before is to be performed now. */
        void proceed(UUID action, Instant timeoutDate);

        /**
         * Ends an action as failed, because the phone waits no longer (R25). False when the app had
         * ended it before; the phone will hear of that.
         */
        boolean expire(UUID action);

        /** Ends an action as failed, because its call is over (R29); the delegate is not told. */
        void abandoned(UUID action);

        /** Tells the delegate of an action that has expired (R25). */
        void timedOut(UUID action);

        void activated(AVAudioSession session);

        void deactivated(AVAudioSession session);
    }

    /** The phone's end of a provider. */
    interface Link {
        /** The phone's number of the provider, for the trace; 0 where there is none. */
        default long id() {
            return 0;
        }

        void configure(CXProviderConfiguration configuration);

        void reportNewIncomingCall(
                UUID call, CXCallUpdate update, Consumer<@Nullable CXError> reply);

        void reportUpdated(UUID call, CXCallUpdate update);

        void reportEnded(UUID call, Instant at, CXCallEndedReason reason);

        void reportStartedConnecting(UUID call, Instant at);

        void reportConnected(UUID call, Instant at);

        /** The app has ended an action; {@code date} where it gave one. */
        void ended(UUID action, boolean fulfilled, @Nullable Instant date);

        void invalidate();
    }
}
