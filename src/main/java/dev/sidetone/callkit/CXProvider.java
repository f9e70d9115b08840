package dev.sidetone.callkit;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.EndNote;
import dev.sidetone.trace.Names;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * An app's line to the phone: it reports calls and is asked to perform actions. One for each app
 * (R4). Callable from any thread; the delegate is called on its queue.
 */
public final class CXProvider {
    private final CallKitService service;
    private final ProviderJournal journal;
    private final Delegation delegation;
    private final HeldTransactions held = new HeldTransactions();
    private final CallKitService.Link link;
    private final AtomicInteger copies = new AtomicInteger();
    private volatile CXProviderConfiguration configuration;

    /** Connects to the phone in the background (R1). */
    public CXProvider(CXProviderConfiguration configuration, CallKitService service) {
        this.service = service;
        this.journal = new ProviderJournal(service.trace());
        this.delegation = new Delegation(service, journal);
        this.configuration = configuration.copy();
        this.link = connect(configuration);
        journal.provider(link.id());
    }

    private CallKitService.Link connect(CXProviderConfiguration given) {
        AtomicReference<CallKitService.Link> made = new AtomicReference<>();
        journal.said(
                Names.App.PROVIDER,
                null,
                Notes.of(given),
                () -> made.set(service.register(new FromPhone(), given.copy())));
        return Objects.requireNonNull(made.get());
    }

    /** Sets the delegate, which is held weakly, and its queue; null for the main queue. */
    public void setDelegate(@Nullable CXProviderDelegate who, @Nullable SerialQueue on) {
        delegation.set(who, on);
    }

    /** A copy: changing it has no effect. */
    public CXProviderConfiguration configuration() {
        int number = copies.incrementAndGet();
        return configuration.handedOut(number, () -> journal.note(Names.App.COPY_CHANGED, number));
    }

    /** Replaces the configuration by a copy of {@code replacement}. */
    public void setConfiguration(CXProviderConfiguration replacement) {
        configuration = replacement.copy();
        journal.said(
                Names.App.SET_CONFIGURATION,
                null,
                Notes.of(replacement),
                () -> link.configure(replacement.copy()));
    }

    /**
     * Reports an incoming call. The completion runs on the delegate queue, or on a private one
     * before a delegate is set (R8); with an error the call is not shown and the app must not go on
     * with it (R31).
     */
    public void reportNewIncomingCall(
            UUID uuid, CXCallUpdate update, Consumer<@Nullable CXError> completion) {
        Objects.requireNonNull(completion, "completion");
        Consumer<@Nullable CXError> reply =
                error -> delegation.enqueue(() -> complete(uuid, error, completion));
        journal.said(
                Names.App.REPORT_INCOMING,
                uuid,
                Notes.of(update),
                () -> link.reportNewIncomingCall(uuid, update.copy(), reply));
    }

    private void complete(
            UUID call, @Nullable CXError error, Consumer<@Nullable CXError> completion) {
        journal.calling(
                Names.App.INCOMING_COMPLETION,
                call,
                Notes.of(error),
                journal.provider(),
                () -> completion.accept(error));
    }

    /** Merges new facts into a call (R71). */
    public void reportCallUpdated(UUID uuid, CXCallUpdate update) {
        journal.said(
                Names.App.REPORT_UPDATED,
                uuid,
                Notes.of(update),
                () -> link.reportUpdated(uuid, update.copy()));
    }

    /** Reports that a call ended by other means than an End action; null for now (R45, R47). */
    public void reportCallEnded(UUID uuid, @Nullable Instant at, CXCallEndedReason reason) {
        journal.said(
                Names.App.REPORT_ENDED,
                uuid,
                new EndNote(reason.name()),
                () -> link.reportEnded(uuid, orNow(at), reason));
    }

    /** Reports that an outgoing call began to connect; null for now (R39). */
    public void reportOutgoingCallStartedConnecting(UUID uuid, @Nullable Instant at) {
        Instant when = orNow(at);
        journal.said(
                Names.App.REPORT_CONNECTING,
                uuid,
                when,
                () -> link.reportStartedConnecting(uuid, when));
    }

    /** Reports that an outgoing call is connected; null for now (R39). */
    public void reportOutgoingCallConnected(UUID uuid, @Nullable Instant at) {
        Instant when = orNow(at);
        journal.said(
                Names.App.REPORT_CONNECTED, uuid, when, () -> link.reportConnected(uuid, when));
    }

    /** Ends all calls as failed; afterwards the delegate hears nothing (R7). */
    public void invalidate() {
        delegation.silence();
        journal.said(Names.App.INVALIDATE, null, null, link::invalidate);
    }

    /** Transactions with actions that are not complete, oldest first (R30). */
    public List<CXTransaction> pendingTransactions() {
        return held.pending();
    }

    /** Incomplete actions of a class for a call, in {@link #pendingTransactions()}. */
    public <A extends CXCallAction> List<A> pendingCallActions(Class<A> kind, UUID callUUID) {
        return pendingTransactions().stream()
                .flatMap(transaction -> transaction.actions().stream())
                .filter(action -> !action.isComplete())
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(action -> action.callUUID().equals(callUUID))
                .toList();
    }

    /**
     * Hands a notification on to the app as a VoIP push, which launches it. Only for the app's
     * notification service extension, and with the filtering entitlement; since iOS 14.5.
     *
     * @param service of the process that asks
     * @param completion null when the phone has taken it; null for nobody to tell
     */
    public static void reportNewIncomingVoIPPushPayload(
            Map<String, ? extends @Nullable Object> payload,
            VoIPPushService service,
            @Nullable Consumer<@Nullable CXError> completion) {
        service.reportPush(payload, completion != null ? completion : _ -> {});
    }

    private Instant orNow(@Nullable Instant at) {
        return at != null ? at : service.now();
    }

    private void ended(CXAction action, boolean fulfilled, @Nullable Instant date) {
        held.release(action.uuid());
        link.ended(action.uuid(), fulfilled, date);
    }

    /** What the phone says, handed on to the delegate queue. */
    private final class FromPhone implements CallKitService.Endpoint {
        @Override
        public void began() {
            delegation.tell(
                    Names.App.DID_BEGIN, null, told -> told.providerDidBegin(CXProvider.this));
        }

        @Override
        public void reset() {
            held.clear();
            delegation.lastWord(
                    Names.App.DID_RESET, told -> told.providerDidReset(CXProvider.this));
        }

        /** All of it is queued at once, so that nothing comes between its parts. */
        @Override
        public void deliver(UUID transaction, List<CallKitService.Handover> actions) {
            HeldTransactions.Held begun =
                    held.hold(
                            transaction,
                            actions,
                            CXProvider.this::ended,
                            journal.provider().provider(),
                            service.trace());
            delegation.enqueue(
                    () -> delegation.offer(CXProvider.this, begun.transaction(), begun.taken()));
            for (CXAction action : begun.now()) {
                delegation.enqueue(
                        () -> {
                            if (!begun.taken().get()) {
                                delegation.perform(CXProvider.this, action);
                            }
                        });
            }
        }

        @Override
        public void proceed(UUID action, Instant timeoutDate) {
            delegation.enqueue(
                    () -> {
                        CXAction next = held.proceed(action, timeoutDate);
                        if (next != null) {
                            delegation.perform(CXProvider.this, next);
                        }
                    });
        }

        @Override
        public boolean expire(UUID action) {
            CXAction late = held.find(action);
            return late != null && late.expire();
        }

        @Override
        public void abandoned(UUID action) {
            CXAction idle = held.find(action);
            if (idle != null) {
                idle.abandon();
                held.release(action);
            }
        }

        @Override
        public void timedOut(UUID action) {
            CXAction late = held.release(action);
            if (late != null) {
                delegation.tell(
                        Names.App.TIMED_OUT,
                        late,
                        told -> told.timedOutPerformingAction(CXProvider.this, late));
            }
        }

        @Override
        public void activated(AVAudioSession session) {
            delegation.tell(
                    Names.App.DID_ACTIVATE,
                    null,
                    told -> told.didActivateAudioSession(CXProvider.this, session));
        }

        @Override
        public void deactivated(AVAudioSession session) {
            delegation.tell(
                    Names.App.DID_DEACTIVATE,
                    null,
                    told -> told.didDeactivateAudioSession(CXProvider.this, session));
        }
    }
}
