package dev.sidetone.system.daemon;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.system.rules.DaemonEffect;
import dev.sidetone.system.rules.DaemonEvent;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Does what the rules want done. On the system queue alone. */
final class EffectRunner {
    // long enough for observers to look
    private static final Duration FADING = Duration.ofMillis(100);

    private record Connection(CallKitService.Endpoint endpoint, AVAudioSession session) {}

    private final SerialQueue queue;
    private final Trace trace;
    private final Surroundings surroundings;
    private final Consumer<DaemonEvent> daemon;
    private final Map<Long, Connection> providers = new HashMap<>();
    private final Map<UUID, SerialQueue.Timer> timers = new HashMap<>();
    private final List<Predicate<CXCall>> observers = new ArrayList<>();

    EffectRunner(
            SerialQueue queue,
            Trace trace,
            Surroundings surroundings,
            Consumer<DaemonEvent> daemon) {
        this.queue = queue;
        this.trace = trace;
        this.surroundings = surroundings;
        this.daemon = daemon;
    }

    void connect(long id, CallKitService.Endpoint endpoint, AVAudioSession session) {
        providers.put(id, new Connection(endpoint, session));
    }

    void observe(Predicate<CXCall> observer) {
        observers.add(observer);
    }

    void run(DaemonEffect effect) {
        switch (effect) {
            case DaemonEffect.Reply e -> e.to().accept(e.error());
            case DaemonEffect.Begin e -> tell(e.provider(), c -> c.endpoint().began());
            case DaemonEffect.Disconnect e -> providers.remove(e.provider());
            case DaemonEffect.TellReset e -> tell(e.provider(), c -> c.endpoint().reset());
            case DaemonEffect.Reconnect e ->
                    queue.execute(
                            () -> daemon.accept(new DaemonEvent.HandshakeFinished(e.provider())));
            case DaemonEffect.Relaunch e -> surroundings.relaunch(e.app());
            case DaemonEffect.LimitRinging e -> limitRinging(e);
            case DaemonEffect.Fade e ->
                    queue.after(FADING, () -> daemon.accept(new DaemonEvent.Faded(e.call())));
            case DaemonEffect.Interrupt e ->
                    tell(e.provider(), c -> surroundings.interrupted(c.session()));
            case DaemonEffect.WithholdActivation _ -> {}
            case DaemonEffect.Deliver e ->
                    tell(e.provider(), c -> c.endpoint().deliver(e.transaction(), e.actions()));
            case DaemonEffect.Proceed e ->
                    tell(
                            e.provider(),
                            c -> c.endpoint().proceed(e.action().uuid(), e.timeoutDate()));
            case DaemonEffect.StartTimer e -> startTimer(e);
            case DaemonEffect.StopTimer e -> stopTimer(e.action());
            case DaemonEffect.TellTimedOut e ->
                    tell(e.provider(), c -> c.endpoint().timedOut(e.action().uuid()));
            case DaemonEffect.Abandon e ->
                    tell(e.provider(), c -> c.endpoint().abandoned(e.action().uuid()));
            case DaemonEffect.TellObservers e -> observers.removeIf(o -> !o.test(e.changed()));
            case DaemonEffect.Activate e ->
                    tell(e.provider(), c -> c.endpoint().activated(c.session()));
            case DaemonEffect.Deactivate e ->
                    tell(e.provider(), c -> c.endpoint().deactivated(c.session()));
            case DaemonEffect.Ring e -> surroundings.ring(e);
            case DaemonEffect.PlayEndTone _ -> surroundings.endTone();
            case DaemonEffect.PlayDtmf e -> surroundings.dtmf(e.digits());
            case DaemonEffect.ToggleLock _ -> surroundings.toggleLock();
            case DaemonEffect.Enlist e -> surroundings.enlist(e.call());
            case DaemonEffect.Ignore _ -> {}
        }
    }

    private void tell(long provider, Consumer<Connection> message) {
        Connection connection = providers.get(provider);
        if (connection != null) {
            message.accept(connection);
        }
    }

    private void startTimer(DaemonEffect.StartTimer start) {
        UUID action = start.action().uuid();
        Runnable reached = trace.carrying(() -> reached(start.provider(), action));
        timers.put(action, queue.after(start.length(), reached));
    }

    private void limitRinging(DaemonEffect.LimitRinging limit) {
        UUID call = limit.call();
        Runnable reached =
                trace.carrying(
                        () -> {
                            timers.remove(call);
                            daemon.accept(new DaemonEvent.RingLimitReached(call));
                        });
        timers.put(call, queue.after(limit.length(), reached));
    }

    /** An action that the app ended in this very moment was in time: nothing timed out. */
    private void reached(long provider, UUID action) {
        timers.remove(action);
        Connection connection = providers.get(provider);
        if (connection == null || connection.endpoint().expire(action)) {
            daemon.accept(new DaemonEvent.ActionTimedOut(action));
        }
    }

    private void stopTimer(UUID action) {
        SerialQueue.Timer timer = timers.remove(action);
        if (timer != null) {
            timer.cancel();
        }
    }
}
