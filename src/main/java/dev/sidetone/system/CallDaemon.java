package dev.sidetone.system;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXTransaction;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Runs the {@link Transitions} on the system queue: one event after the other, effects outside. All
 * methods may be called from any thread.
 */
final class CallDaemon {
    private final Time time;
    private final Trace trace;
    private final SerialQueue queue;
    private final Effects effects;
    private final Consumer<PhoneState> published;
    private final AtomicLong nextProvider = new AtomicLong(1);
    private volatile PhoneState state = PhoneState.EMPTY;

    CallDaemon(
            Time time,
            Trace trace,
            SerialQueue queue,
            DevicePorts ports,
            Consumer<PhoneState> published) {
        this.time = time;
        this.trace = trace;
        this.queue = queue;
        this.published = published;
        this.effects = new Effects(this, time, queue, ports);
    }

    PhoneState state() {
        return state;
    }

    List<CXCall> calls() {
        return state.calls().values().stream().map(call -> call.snapshot(false)).toList();
    }

    void observe(Predicate<CXCall> observer) {
        queue.execute(() -> effects.observe(observer));
    }

    void request(String app, CXTransaction transaction, Consumer<@Nullable CXError> reply) {
        post(new DaemonEvent.TransactionRequested(app, transaction, reply));
    }

    /** A button of the phone's own screen. */
    void gesture(CXCallAction action) {
        post(new DaemonEvent.GestureMade(action));
    }

    /** An app's process has ended: its providers went with it. */
    void appGone(String app) {
        queue.execute(
                () -> {
                    for (ProviderRecord provider : state.providers().values()) {
                        if (provider.app().equals(app)) {
                            handle(new DaemonEvent.ProviderInvalidated(provider.id()), 0);
                        }
                    }
                });
    }

    /** R1: known at once, registered one turn of the queue later. */
    CallKitService.Link register(
            String app,
            CallKitService.Endpoint endpoint,
            CXProviderConfiguration configuration,
            AVAudioSession session) {
        long id = nextProvider.getAndIncrement();
        var link = new ProviderLink(this, id);
        queue.execute(
                () -> {
                    effects.connect(id, endpoint, link, session);
                    var provider = new ProviderRecord(id, app, app, configuration, false);
                    handle(new DaemonEvent.ProviderConnected(provider), 0);
                    post(new DaemonEvent.HandshakeFinished(id));
                });
        return link;
    }

    void post(DaemonEvent event) {
        long cause = trace.currentCause();
        queue.execute(() -> handle(event, cause));
    }

    private void handle(DaemonEvent event, long cause) {
        long id =
                trace.add(
                        Layer.SYSTEM,
                        event.getClass().getSimpleName(),
                        event.call(),
                        Facts.of(event),
                        cause);
        Step.Result result = Transitions.apply(state, event, time.now());
        state = result.state();
        trace.causedBy(
                id,
                () -> {
                    for (DaemonEffect effect : result.effects()) {
                        long step =
                                trace.add(
                                        Layer.SYSTEM,
                                        effect.getClass().getSimpleName(),
                                        effect.call(),
                                        Facts.of(effect));
                        trace.causedBy(step, () -> effects.run(effect));
                    }
                });
        published.accept(state);
    }
}
