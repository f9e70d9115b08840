package dev.sidetone.callkit;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * An app's line to the phone: it reports calls and is asked to perform actions. One for each app
 * (R4). Callable from any thread; the delegate is called on its queue.
 */
public final class CXProvider {
    private final CallKitService service;
    private final CallKitService.Link link;
    private final List<CXTransaction> pending = new CopyOnWriteArrayList<>();
    private volatile CXProviderConfiguration configuration;
    private volatile WeakReference<CXProviderDelegate> delegate = new WeakReference<>(null);
    private volatile SerialQueue queue;
    private volatile boolean invalid;

    /** Connects to the phone in the background (R1). */
    public CXProvider(CXProviderConfiguration configuration, CallKitService service) {
        this.service = service;
        this.configuration = configuration.copy();
        this.queue = service.mainQueue();
        this.link = service.register(new FromPhone(), this.configuration.copy());
    }

    /** Sets the delegate, which is held weakly, and its queue; null for the main queue. */
    public void setDelegate(@Nullable CXProviderDelegate who, @Nullable SerialQueue on) {
        delegate = new WeakReference<>(who);
        queue = on != null ? on : service.mainQueue();
    }

    /** A copy: changing it has no effect. */
    public CXProviderConfiguration configuration() {
        return configuration.copy();
    }

    /** Replaces the configuration by a copy of {@code replacement}. */
    public void setConfiguration(CXProviderConfiguration replacement) {
        configuration = replacement.copy();
        link.configure(configuration.copy());
    }

    /**
     * Reports an incoming call. The completion runs on the delegate queue; with an error the call
     * is not shown and the app must not go on with it (R31).
     */
    public void reportNewIncomingCall(
            UUID uuid, CXCallUpdate update, Consumer<@Nullable CXError> completion) {
        link.reportNewIncomingCall(
                uuid, update.copy(), error -> queue.execute(() -> completion.accept(error)));
    }

    /** Merges new facts into a call (R71). */
    public void reportCallUpdated(UUID uuid, CXCallUpdate update) {
        link.reportUpdated(uuid, update.copy());
    }

    /** Reports that a call ended by other means than an End action; null for now (R45, R47). */
    public void reportCallEnded(UUID uuid, @Nullable Instant at, CXCallEndedReason reason) {
        link.reportEnded(uuid, orNow(at), reason);
    }

    /** Reports that an outgoing call began to connect; null for now (R39). */
    public void reportOutgoingCallStartedConnecting(UUID uuid, @Nullable Instant at) {
        link.reportStartedConnecting(uuid, orNow(at));
    }

    /** Reports that an outgoing call is connected; null for now (R39). */
    public void reportOutgoingCallConnected(UUID uuid, @Nullable Instant at) {
        link.reportConnected(uuid, orNow(at));
    }

    /** Ends all calls as failed; afterwards the delegate hears nothing (R7). */
    public void invalidate() {
        invalid = true;
        link.invalidate();
    }

    /** Transactions with actions that are not complete (R30). */
    public List<CXTransaction> pendingTransactions() {
        prune();
        return List.copyOf(pending);
    }

    /** Incomplete actions of a class for a call. */
    public <A extends CXCallAction> List<A> pendingCallActions(Class<A> kind, UUID callUUID) {
        return pendingTransactions().stream()
                .flatMap(transaction -> transaction.actions().stream())
                .filter(action -> !action.isComplete())
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(action -> action.callUUID().equals(callUUID))
                .toList();
    }

    private void prune() {
        pending.removeIf(CXTransaction::isComplete);
    }

    private Instant orNow(@Nullable Instant at) {
        return at != null ? at : service.now();
    }

    private void tell(Consumer<CXProviderDelegate> message) {
        queue.execute(
                () -> {
                    CXProviderDelegate told = delegate.get();
                    if (told != null && !invalid) {
                        message.accept(told);
                    }
                });
    }

    private void perform(CXAction action) {
        CXProviderDelegate told = delegate.get();
        if (invalid || action.isComplete()) {
            return;
        }
        if (told == null || !DelegateCalls.perform(told, this, action)) {
            action.fail();
        }
    }

    /** What the phone says, handed on to the delegate queue. */
    private final class FromPhone implements CallKitService.Endpoint {
        @Override
        public void began() {
            tell(told -> told.providerDidBegin(CXProvider.this));
        }

        @Override
        public void reset() {
            pending.clear();
            tell(told -> told.providerDidReset(CXProvider.this));
        }

        @Override
        public void deliver(CXTransaction transaction, List<CXAction> now) {
            prune();
            pending.add(transaction);
            queue.execute(
                    () -> {
                        CXProviderDelegate told = delegate.get();
                        boolean taken =
                                told != null
                                        && !invalid
                                        && told.executeTransaction(CXProvider.this, transaction);
                        if (!taken) {
                            // each on its own, so that one that throws keeps no other from running
                            now.forEach(action -> queue.execute(() -> perform(action)));
                        }
                    });
        }

        @Override
        public void deliverLater(CXTransaction transaction, CXAction action) {
            queue.execute(() -> perform(action));
        }

        @Override
        public void timedOut(CXAction action) {
            tell(told -> told.timedOutPerformingAction(CXProvider.this, action));
        }

        @Override
        public void abandoned(CXAction action) {
            action.expire();
        }

        @Override
        public void activated(AVAudioSession session) {
            tell(told -> told.didActivateAudioSession(CXProvider.this, session));
        }

        @Override
        public void deactivated(AVAudioSession session) {
            tell(told -> told.didDeactivateAudioSession(CXProvider.this, session));
        }
    }
}
