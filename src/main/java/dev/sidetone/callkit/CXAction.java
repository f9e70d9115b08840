package dev.sidetone.callkit;

import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.CompletionNote;
import dev.sidetone.trace.CompletionNote.Standing;
import dev.sidetone.trace.Ids;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Something that a provider is asked to do. The provider is handed a copy with the same {@link
 * #uuid}, and only that copy can be ended: once, by {@link #fulfill()} or {@link #fail()}, from any
 * thread. A second time, after a time-out, or on an action that no provider holds, these have no
 * effect (R22, R25).
 */
public sealed class CXAction permits CXCallAction {
    private enum State {
        LOOSE,
        HELD,
        FULFILLED,
        FAILED,
        EXPIRED,
        ABANDONED
    }

    /** Who is told how an action ended. */
    interface Holder {
        void ended(CXAction action, boolean fulfilled, @Nullable Instant date);
    }

    private final UUID uuid;
    private final AtomicReference<State> state = new AtomicReference<>(State.LOOSE);
    private volatile @Nullable Holder holder;
    private volatile @Nullable Instant timeoutDate;
    private volatile @Nullable Trace trace;
    private volatile Ids ids = Ids.NONE;
    private @Nullable ActionNote note;

    /** An action of no kind: no provider can perform it, so no transaction may contain it. */
    public CXAction() {
        this(UUID.randomUUID());
    }

    CXAction(UUID uuid) {
        this.uuid = uuid;
    }

    /** Made when the action is made; copies have the same. */
    public UUID uuid() {
        return uuid;
    }

    /** Whether it was fulfilled, has failed, or has timed out. */
    public boolean isComplete() {
        State now = state.get();
        return now != State.LOOSE && now != State.HELD;
    }

    /** When the system stops waiting for it (R24); null where it does not wait yet. */
    public @Nullable Instant timeoutDate() {
        return timeoutDate;
    }

    /** The app has done what was asked; the call's state changes now (R23). */
    public void fulfill() {
        end(State.FULFILLED, null);
    }

    /** The app could not do what was asked. */
    public void fail() {
        end(State.FAILED, null);
    }

    void fulfill(Instant date) {
        end(State.FULFILLED, date);
    }

    /** An independent action of the same kind, uuid and content. */
    CXAction copy() {
        return new CXAction(uuid);
    }

    /** What the trace says of it. */
    ActionNote note() {
        ActionNote known = note;
        if (known == null) {
            known = Notes.of(this);
            note = known;
        }
        return known;
    }

    /** Provider, transaction and this. */
    Ids ids() {
        return ids;
    }

    /** From now on the trace tells when the app completes it, in vain or not. */
    void writeTo(Trace to, Ids about) {
        ids = about;
        trace = to;
    }

    /** The app asks for it: it keeps an action that no provider holds (R22). */
    void requestedIn(Trace to, UUID transaction) {
        if (holder == null) {
            writeTo(to, new Ids(0, transaction, uuid));
        }
    }

    /** From now on the action can be ended, and {@code who} hears of it. */
    void holdFor(Holder who) {
        holder = who;
        state.compareAndSet(State.LOOSE, State.HELD);
    }

    void waitUntil(@Nullable Instant date) {
        timeoutDate = date;
    }

    /** The system ends it as failed; false when it had ended before. */
    boolean expire() {
        return state.compareAndSet(State.HELD, State.EXPIRED);
    }

    /** It ends as failed because its call is over (R29). */
    void abandon() {
        state.compareAndSet(State.HELD, State.ABANDONED);
    }

    private void end(State how, @Nullable Instant date) {
        Holder told = holder;
        boolean counts = told != null && state.compareAndSet(State.HELD, how);
        boolean fulfilled = how == State.FULFILLED;
        Trace written = trace;
        long event = written == null ? 0 : write(written, fulfilled, counts);
        if (counts && written != null) {
            written.causedBy(event, () -> told.ended(this, fulfilled, date));
        } else if (counts) {
            told.ended(this, fulfilled, date);
        }
    }

    private long write(Trace written, boolean fulfilled, boolean counts) {
        return written.add(
                Layer.APP,
                fulfilled ? Names.App.FULFILL : Names.App.FAIL,
                Notes.callOf(this),
                new CompletionNote(note(), counts ? Standing.OPEN : standing()),
                ids);
    }

    private Standing standing() {
        return switch (state.get()) {
            case LOOSE -> Standing.LOOSE;
            case EXPIRED -> Standing.TIMED_OUT;
            case ABANDONED -> Standing.ABANDONED;
            case HELD, FULFILLED, FAILED -> Standing.COMPLETE;
        };
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
