package dev.sidetone.callkit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Something that a provider is asked to do. The app ends it once, by {@link #fulfill()} or {@link
 * #fail()}, from any thread; a second time, after a time-out, or on an action that no provider was
 * given, these have no effect (R22, R25).
 */
public abstract sealed class CXAction permits CXCallAction {
    private enum State {
        NEW,
        DELIVERED,
        FULFILLED,
        FAILED
    }

    /** Who is told how an action ended. */
    interface Owner {
        void ended(CXAction action, boolean fulfilled, @Nullable Instant date);
    }

    private final UUID uuid;
    private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
    private volatile @Nullable Owner owner;
    private volatile @Nullable Instant timeoutDate;

    CXAction(UUID uuid) {
        this.uuid = uuid;
    }

    /** Made when the action is made. */
    public UUID uuid() {
        return uuid;
    }

    /** Whether it was fulfilled, has failed, or has timed out. */
    public boolean isComplete() {
        State now = state.get();
        return now == State.FULFILLED || now == State.FAILED;
    }

    /** When the system stops waiting for it; null before it is delivered (R24). */
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

    /** Hands the action to a provider; false when it was handed to one before. */
    boolean deliver(Owner to, Instant timeout) {
        owner = to;
        timeoutDate = timeout;
        return state.compareAndSet(State.NEW, State.DELIVERED);
    }

    /** The system ends it as failed; false when it had ended before. */
    boolean expire() {
        return state.compareAndSet(State.DELIVERED, State.FAILED)
                || state.compareAndSet(State.NEW, State.FAILED);
    }

    private void end(State how, @Nullable Instant date) {
        Owner told = owner;
        if (told != null && state.compareAndSet(State.DELIVERED, how)) {
            told.ended(this, how == State.FULFILLED, date);
        }
    }
}
