package dev.sidetone.callkit;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.DelegateNote;
import dev.sidetone.trace.Ids;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;
import dev.sidetone.trace.PerformNote;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
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
    private final ProviderJournal journal;
    private volatile To to = new To(new WeakReference<>(null), DelegateMethods.NONE, null);
    private volatile boolean silent;

    Delegation(CallKitService service, ProviderJournal journal) {
        this.service = service;
        this.trace = service.trace();
        this.journal = journal;
    }

    void set(@Nullable CXProviderDelegate who, @Nullable SerialQueue on) {
        DelegateMethods methods = who == null ? DelegateMethods.NONE : DelegateMethods.of(who);
        journal.note(
                Names.App.SET_DELEGATE, who == null ? null : new DelegateNote(methods.names()));
        to = new To(new WeakReference<>(who), methods, on != null ? on : service.mainQueue());
    }

    /** Nothing is told from now on (R7). */
    void silence() {
        silent = true;
    }

    /** The delegate's queue; before there is a delegate the private one (R8). */
    SerialQueue queue() {
        SerialQueue chosen = to.queue();
        return chosen != null ? chosen : service.privateQueue();
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
                        journal.calling(
                                method, null, null, journal.provider(), () -> message.accept(told));
                    }
                });
    }

    /** Calls a method of the delegate that returns nothing. */
    void tell(String method, @Nullable CXAction about, Consumer<CXProviderDelegate> message) {
        enqueue(() -> now(method, about, message));
    }

    private void now(
            String method, @Nullable CXAction about, Consumer<CXProviderDelegate> message) {
        CXProviderDelegate told = delegate();
        if (told != null && about != null) {
            journal.calling(
                    method,
                    Notes.callOf(about),
                    perform(about),
                    about.ids(),
                    () -> message.accept(told));
        } else if (told != null) {
            journal.calling(method, null, null, journal.provider(), () -> message.accept(told));
        }
    }

    private PerformNote perform(CXAction action) {
        Instant deadline = action.timeoutDate();
        return new PerformNote(
                action.note(), deadline == null ? null : Duration.between(service.now(), deadline));
    }

    /** R18: asks whether the delegate takes the transaction over. On its queue. */
    void offer(CXProvider provider, CXTransaction transaction, AtomicBoolean taken) {
        CXProviderDelegate told = delegate();
        if (told != null && to.methods().names().contains(Names.App.EXECUTE)) {
            Ids ids = new Ids(journal.provider().provider(), transaction.uuid(), null);
            journal.calling(
                    Names.App.EXECUTE,
                    null,
                    null,
                    ids,
                    () -> taken.set(told.executeTransaction(provider, transaction)));
            if (taken.get()) {
                trace.add(Layer.APP, Names.App.TAKEN_OVER, null, null, ids);
            }
        }
    }

    /** R21: an action that the delegate has no method for fails at once. On its queue. */
    void perform(CXProvider provider, CXAction action) {
        if (silent || action.isComplete()) {
            return;
        }
        if (delegate() == null || !to.methods().canPerform(action)) {
            journal.said(
                    Names.App.NOT_IMPLEMENTED,
                    Notes.callOf(action),
                    action.toString(),
                    action::fail);
            return;
        }
        now(
                DelegateMethods.performing(action),
                action,
                told -> DelegateMethods.perform(told, provider, action));
    }

    private @Nullable CXProviderDelegate delegate() {
        To now = to;
        CXProviderDelegate there = now.delegate().get();
        if (there == null && now.queue() != null && now.methods() != DelegateMethods.NONE) {
            to = new To(now.delegate(), DelegateMethods.NONE, now.queue());
            journal.note(Names.App.LISTENER_GONE, "the provider's delegate");
        }
        return silent ? null : there;
    }
}
