package dev.sidetone.callkit;

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
        FAILED
    }

    /** Who is told how an action ended. */
    interface Holder {
        void ended(CXAction action, boolean fulfilled, @Nullable Instant date);
    }

    private final UUID uuid;
    private final AtomicReference<State> state = new AtomicReference<>(State.LOOSE);
    private volatile @Nullable Holder holder;
    private volatile @Nullable Instant timeoutDate;

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
        return now == State.FULFILLED || now == State.FAILED;
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
        return state.compareAndSet(State.HELD, State.FAILED);
    }

    private void end(State how, @Nullable Instant date) {
        Holder told = holder;
        if (told != null && state.compareAndSet(State.HELD, how)) {
            told.ended(this, how == State.FULFILLED, date);
        }
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
