package dev.sidetone.system.daemon;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.system.choices.Verb;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.system.rules.DaemonEffect;
import dev.sidetone.system.rules.DaemonEvent;
import dev.sidetone.system.rules.Transition;
import dev.sidetone.system.rules.Transitions;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.Filters;
import dev.sidetone.system.state.ProviderRecord;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Runs the {@link Transitions} on the system queue: one event after the other, effects outside. All
 * methods may be called from any thread.
 */
public final class CallDaemon {
    private final Time time;
    private final Trace trace;
    private final SerialQueue queue;
    private volatile Switches switches;
    private final Surroundings surroundings;
    private final Journal journal;
    private final EffectRunner effects;
    private final AtomicLong nextProvider = new AtomicLong(1);
    private volatile DaemonState state = DaemonState.EMPTY;

    public CallDaemon(
            Time time,
            Trace trace,
            SerialQueue queue,
            Switches switches,
            Surroundings surroundings) {
        this.time = time;
        this.trace = trace;
        this.queue = queue;
        this.switches = switches;
        this.surroundings = surroundings;
        this.journal = new Journal(trace);
        this.effects = new EffectRunner(queue, trace, surroundings, this::handle);
    }

    /** What is known now. */
    public DaemonState state() {
        return state;
    }

    /** What observers see of it (R83). */
    public List<CXCall> calls() {
        DaemonState now = state;
        List<CXCall> calls = new ArrayList<>();
        now.calls().values().forEach(call -> calls.add(call.snapshot(false)));
        calls.addAll(now.fading());
        return calls;
    }

    /** Tells every change of a call on the system queue, until the observer answers false. */
    public void observe(Predicate<CXCall> observer) {
        queue.execute(() -> effects.observe(observer));
    }

    /** An app's request; {@code entitled} as in {@link DaemonEvent.TransactionRequested}. */
    public void request(
            String app,
            boolean entitled,
            UUID transaction,
            List<CXAction> actions,
            Consumer<@Nullable CXError> reply) {
        post(
                new DaemonEvent.TransactionRequested(
                        app, entitled, transaction, List.copyOf(actions), reply));
    }

    /** A gesture on the phone's own screen, for calls of any app. */
    public void gesture(List<CXCallAction> actions) {
        post(new DaemonEvent.GestureMade(List.copyOf(actions)));
    }

    /** A button whose effect depends on the calls that are there. */
    public void use(Verb verb) {
        post(new DaemonEvent.VerbUsed(verb));
    }

    /** Emulates another phone from now on; what is there goes on. */
    public void setSwitches(Switches now) {
        switches = now;
    }

    public Switches switches() {
        return switches;
    }

    /** Loses everything, as a crash does (R5). */
    public void restart(DaemonEvent.Restarted.Crash what) {
        post(new DaemonEvent.Restarted(what));
    }

    /** R75: an app activated or deactivated its audio session itself. */
    public void sessionSetByApp(String app, boolean active) {
        post(new DaemonEvent.SessionSetByApp(app, active));
    }

    /** Changes whose calls are let through. */
    public void filter(UnaryOperator<Filters> change) {
        queue.execute(
                () -> {
                    Filters newer = change.apply(state.filters());
                    if (!newer.equals(state.filters())) {
                        handle(new DaemonEvent.FiltersChanged(newer));
                    }
                });
    }

    /** An app's process has ended: its providers went with it. */
    public void appGone(String app) {
        queue.execute(
                trace.carrying(
                        () -> {
                            for (ProviderRecord provider : state.providers().values()) {
                                if (provider.app().equals(app)) {
                                    handle(new DaemonEvent.ProviderLost(provider.id()));
                                }
                            }
                        }));
    }

    /** R1: known at once, registered one turn of the queue later. */
    public CallKitService.Link register(
            String app,
            boolean entitled,
            CallKitService.Endpoint endpoint,
            CXProviderConfiguration configuration,
            AVAudioSession session) {
        long id = nextProvider.getAndIncrement();
        queue.execute(() -> effects.connect(id, endpoint, session));
        post(new DaemonEvent.ProviderConnected(id, app, configuration));
        queue.execute(trace.carrying(() -> post(new DaemonEvent.HandshakeFinished(id))));
        return new ProviderLink(this, id, entitled);
    }

    void post(DaemonEvent event) {
        queue.execute(trace.carrying(() -> handle(event)));
    }

    /** On the system queue. */
    private void handle(DaemonEvent event) {
        trace.causedBy(
                journal.write(event, state),
                () -> {
                    Transition next = Transitions.apply(state, event, time.now(), switches);
                    state = next.state();
                    RuntimeException broken = null;
                    for (DaemonEffect effect : next.effects()) {
                        try {
                            trace.causedBy(journal.write(effect, state), () -> effects.run(effect));
                        } catch (RuntimeException mistake) {
                            // the state has gone on: what else it leads to must happen all the same
                            broken = mistake;
                        }
                    }
                    surroundings.changed(state);
                    if (broken != null) {
                        throw broken;
                    }
                });
    }
}
