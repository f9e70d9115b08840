package dev.sidetone.system;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.callkit.DeliveredActions;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Does what the transitions want done. On the system queue alone. */
final class Effects {
    private record Connected(
            CallKitService.Endpoint endpoint, CallKitService.Link link, AVAudioSession session) {}

    private final CallDaemon daemon;
    private final Time time;
    private final SerialQueue queue;
    private final DevicePorts ports;
    private final Map<Long, Connected> providers = new HashMap<>();
    private final Map<CXCallAction, SerialQueue.Timer> timers = new HashMap<>();
    private final List<Predicate<CXCall>> observers = new ArrayList<>();

    Effects(CallDaemon daemon, Time time, SerialQueue queue, DevicePorts ports) {
        this.daemon = daemon;
        this.time = time;
        this.queue = queue;
        this.ports = ports;
    }

    void connect(
            long id,
            CallKitService.Endpoint endpoint,
            CallKitService.Link link,
            AVAudioSession session) {
        providers.put(id, new Connected(endpoint, link, session));
    }

    void observe(Predicate<CXCall> observer) {
        observers.add(observer);
    }

    void run(DaemonEffect effect) {
        switch (effect) {
            case DaemonEffect.Reply e -> e.to().accept(e.error());
            case DaemonEffect.Begin e -> tell(e.provider(), p -> p.endpoint().began());
            case DaemonEffect.Deliver e -> tell(e.provider(), p -> deliver(p, e));
            case DaemonEffect.DeliverLater e -> tell(e.provider(), p -> deliverLater(p, e));
            case DaemonEffect.StartTimer e -> startTimer(e);
            case DaemonEffect.StopTimer e -> stopTimer(e.action());
            case DaemonEffect.TellTimedOut e -> timedOut(e);
            case DaemonEffect.Abandon e -> abandon(e);
            case DaemonEffect.TellObservers e -> observers.removeIf(o -> !o.test(e.changed()));
            case DaemonEffect.Activate e ->
                    tell(e.provider(), p -> p.endpoint().activated(p.session()));
            case DaemonEffect.Deactivate e ->
                    tell(e.provider(), p -> p.endpoint().deactivated(p.session()));
            case DaemonEffect.Ring e -> ring(e);
            case DaemonEffect.PlayEndTone e -> ports.ringer().endTone();
            case DaemonEffect.PlayDtmf e -> ports.ringer().dtmf(e.digits());
            case DaemonEffect.Record e -> ports.recents().add(e.recent());
        }
    }

    private void tell(long provider, Consumer<Connected> message) {
        Connected connected = providers.get(provider);
        if (connected != null) {
            message.accept(connected);
        }
    }

    private void deliver(Connected to, DaemonEffect.Deliver delivery) {
        for (CXAction action : delivery.now()) {
            hand(to, action);
        }
        to.endpoint().deliver(delivery.transaction(), delivery.now());
    }

    private void deliverLater(Connected to, DaemonEffect.DeliverLater delivery) {
        hand(to, delivery.action());
        to.endpoint().deliverLater(delivery.transaction(), delivery.action());
    }

    private void hand(Connected to, CXAction action) {
        Instant timeout = time.now().plus(Transactions.patience((CXCallAction) action));
        DeliveredActions.deliver(action, to.link(), timeout);
    }

    private void startTimer(DaemonEffect.StartTimer start) {
        CXCallAction action = start.action();
        timers.put(action, queue.after(start.length(), () -> reached(action)));
    }

    /** An app that fulfilled it in the same moment was in time: then nothing timed out. */
    private void reached(CXCallAction action) {
        timers.remove(action);
        if (DeliveredActions.expire(action)) {
            daemon.post(new DaemonEvent.ActionTimedOut(action));
        }
    }

    private void stopTimer(CXCallAction action) {
        SerialQueue.Timer timer = timers.remove(action);
        if (timer != null) {
            timer.cancel();
        }
    }

    private void timedOut(DaemonEffect.TellTimedOut effect) {
        tell(effect.provider(), p -> p.endpoint().timedOut(effect.action()));
    }

    private void abandon(DaemonEffect.Abandon effect) {
        DeliveredActions.expire(effect.action());
        tell(effect.provider(), p -> p.endpoint().abandoned(effect.action()));
    }

    private void ring(DaemonEffect.Ring ring) {
        switch (ring.how()) {
            case NOTHING -> ports.ringer().stop();
            case RINGTONE -> ports.ringer().ring(ring.ringtone());
            case CALL_WAITING -> ports.ringer().callWaiting();
        }
    }
}
