package dev.sidetone.system.push;

import dev.sidetone.pushkit.PKPushPayload;
import dev.sidetone.pushkit.PushService;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * Runs the {@link PushRules} for one app. Methods may be called from any thread; what the rules
 * want done is done on the caller's, before the method returns, so that an app is killed right at
 * the return of its delegate's method (R87).
 */
public final class PushDesk {
    /** What the rules need of the app. */
    public interface Target {
        /** Hands a push over; launches the app where need be. */
        void deliver(PushService.Delivery push);

        /** Ends the process. */
        void kill(KillReason reason);
    }

    private final SerialQueue queue;
    private final Time time;
    private final Trace trace;
    private final Supplier<PushPolicy> policy;
    private final Target target;
    private PushState state = PushState.EMPTY;

    /** A desk whose checks come on {@code queue}. */
    public PushDesk(
            SerialQueue queue, Time time, Trace trace, Supplier<PushPolicy> policy, Target target) {
        this.queue = queue;
        this.time = time;
        this.trace = trace;
        this.policy = policy;
        this.target = target;
    }

    /** What is known now. */
    public synchronized PushState state() {
        return state;
    }

    /** A push has come; see {@link PushEvent.Arrived}. */
    public void arrived(PKPushPayload payload, Instant sentAt, boolean inFront, boolean inCall) {
        handle(new PushEvent.Arrived(payload, sentAt, time.now(), inFront, inCall));
    }

    /** The delegate is about to be called. */
    public void began(long push) {
        handle(new PushEvent.Began(push));
    }

    /** The delegate's method has returned. */
    public void returned(long push) {
        note("PushReturned", "push " + push);
        handle(new PushEvent.Returned(push, time.now()));
    }

    /** The app calls reportNewIncomingCall. */
    public void reportCalled() {
        handle(new PushEvent.ReportCalled());
    }

    /** The call daemon has answered to that. */
    public void reportHeard() {
        handle(new PushEvent.ReportHeard());
    }

    /** The app has no process any more. */
    public void processEnded() {
        handle(new PushEvent.ProcessEnded());
    }

    /** The app was deleted and installed again. */
    public void reinstalled() {
        handle(new PushEvent.Reinstalled());
    }

    private void handle(PushEvent event) {
        PushRules.Step step;
        synchronized (this) {
            step = PushRules.apply(state, event, policy.get());
            state = step.state();
        }
        step.effects().forEach(this::carryOut);
    }

    private void carryOut(PushEffect effect) {
        switch (effect) {
            case PushEffect.Deliver(PushService.Delivery push) ->
                    trace.inside(
                            Layer.PUSH,
                            "PushDelivered",
                            null,
                            "push "
                                    + push.id()
                                    + (push.metadata().mustReport()
                                            ? ", must be reported"
                                            : ", need not be reported"),
                            () -> target.deliver(push));
            case PushEffect.StartCheck check ->
                    queue.after(
                            check.after(),
                            trace.carrying(
                                    () ->
                                            handle(
                                                    new PushEvent.CheckDue(
                                                            check.push(), time.now()))));
            case PushEffect.Withhold(int failures) ->
                    note("PushWithheld", "after " + failures + " failures");
            case PushEffect.Kill(long push, KillReason reason) ->
                    trace.inside(
                            Layer.PUSH,
                            "AppKilled",
                            null,
                            reason.text(),
                            () -> target.kill(reason));
            case PushEffect.ShowDialog(String text) -> note("DebugDialog", text);
        }
    }

    private void note(String name, @Nullable Object detail) {
        trace.add(Layer.PUSH, name, null, detail);
    }
}
