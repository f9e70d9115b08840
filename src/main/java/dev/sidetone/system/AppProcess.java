package dev.sidetone.system;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.pushkit.PKPushCredentials;
import dev.sidetone.pushkit.PKPushType;
import dev.sidetone.pushkit.PushForm;
import dev.sidetone.pushkit.PushService;
import dev.sidetone.system.InstalledApp.Life;
import dev.sidetone.system.daemon.CallDaemon;
import dev.sidetone.system.push.PushDesk;
import dev.sidetone.system.push.ReportWatch;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One run of an app, from its launch to its end: its queues and its connections to the phone. After
 * its end nothing it still says is heard. Safe for use by several threads.
 */
final class AppProcess implements CallKitService, PushService, AppLife {
    private static final int EARLY_PUSHES = 16;

    private final AppManifest manifest;
    private final Device device;
    private final InstalledApp app;
    private final PushDesk pushes;
    private final SerialQueue main;
    private final Trace trace;
    private final AVAudioSession audioSession;
    private final List<SerialQueue> queues = new ArrayList<>();
    private final List<Delivery> early = new ArrayList<>();
    private final List<Consumer<Life>> lifeObservers = new ArrayList<>();
    private @Nullable SerialQueue completions;
    private @Nullable Subscriber subscriber;
    private boolean subscribedOnce;
    private volatile boolean over;

    AppProcess(AppManifest manifest, Device device, InstalledApp app, PushDesk pushes) {
        this.manifest = manifest;
        this.device = device;
        this.app = app;
        this.pushes = pushes;
        this.main = queue("main");
        this.trace = device.trace().of(manifest.displayName());
        boolean unseen = manifest.audioBackgroundMode() || manifest.voipBackgroundMode();
        this.audioSession = device.sound().launched(manifest.displayName(), unseen, main);
    }

    AVAudioSession audioSession() {
        return audioSession;
    }

    /** Whether it ever asked for pushes. */
    synchronized boolean subscribedOnce() {
        return subscribedOnce;
    }

    /** Closes its queues: what it has not done is lost. */
    synchronized void end() {
        over = true;
        queues.forEach(SerialQueue::close);
        subscriber = null;
    }

    /** A push for an app that has not subscribed yet waits until it does. */
    synchronized void push(Delivery push) {
        if (subscriber != null) {
            subscriber.received(push);
        } else if (!over && !subscribedOnce && early.size() < EARLY_PUSHES) {
            early.add(push);
        }
    }

    @Override
    public Life life() {
        return app.life();
    }

    @Override
    public synchronized void onLifeChange(Consumer<Life> observer) {
        lifeObservers.add(observer);
    }

    /** Tells the app, on its main queue. */
    synchronized void lifeChanged(Life now) {
        String told = now == Life.FOREGROUND ? "didBecomeActive" : "willResignActive";
        lifeObservers.forEach(observer -> tell(told, () -> observer.accept(now)));
    }

    /** Tells the app something on its main queue. */
    void tell(String what, Runnable telling) {
        main.execute(trace.carrying(() -> trace.inside(Layer.APP, what, null, null, telling)));
    }

    @Override
    public SerialQueue mainQueue() {
        return main;
    }

    @Override
    public synchronized SerialQueue privateQueue() {
        SerialQueue known = completions;
        if (known == null) {
            known = queue("completions");
            completions = known;
        }
        return known;
    }

    private SerialQueue queue(String purpose) {
        SerialQueue queue = device.time().queue(manifest.displayName() + " " + purpose);
        queues.add(queue);
        if (over) {
            queue.close();
        }
        return queue;
    }

    @Override
    public Instant now() {
        return device.time().now();
    }

    @Override
    public Trace trace() {
        return trace;
    }

    private CallDaemon daemon() {
        return device.daemon();
    }

    @Override
    public Link register(Endpoint endpoint, CXProviderConfiguration configuration) {
        Link link =
                daemon().register(
                                manifest.displayName(),
                                manifest.voipBackgroundMode(),
                                endpoint,
                                configuration,
                                audioSession);
        return new ReportWatch(link, pushes);
    }

    @Override
    public void request(
            UUID transaction, List<CXAction> actions, Consumer<@Nullable CXError> reply) {
        if (over) {
            return;
        }
        daemon().request(
                        manifest.displayName(),
                        manifest.voipBackgroundMode(),
                        transaction,
                        actions,
                        reply);
    }

    @Override
    public List<CXCall> calls() {
        return daemon().calls();
    }

    @Override
    public void observe(Predicate<CXCall> observer) {
        daemon().observe(call -> !over && observer.test(call));
    }

    @Override
    public PushForm newestForm() {
        return device.pushes().policy().form();
    }

    @Override
    public void began(Delivery push) {
        pushes.began(push.id());
    }

    @Override
    public void returned(Delivery push) {
        pushes.returned(push.id());
    }

    /** The registration takes a turn of the phone's queue. */
    @Override
    public void desire(Set<PKPushType> types, Subscriber who) {
        boolean wanted = types.contains(PKPushType.VOIP);
        device.queue().execute(trace.carrying(() -> subscribe(wanted, who)));
    }

    /** The registry that asked last gets the pushes; one that asked before cannot end them. */
    private synchronized void subscribe(boolean wanted, Subscriber who) {
        if (over) {
            return;
        }
        if (wanted) {
            subscriber = who;
            subscribedOnce = true;
            tokenRenewed();
            early.forEach(who::received);
            early.clear();
        } else if (who == subscriber) {
            subscriber = null;
            who.invalidated(PKPushType.VOIP);
        }
    }

    /** There is another token. */
    synchronized void tokenRenewed() {
        byte[] token = device.pushes().token();
        if (subscriber != null && token != null) {
            subscriber.updated(new PKPushCredentials(PKPushType.VOIP, token));
        }
    }

    /** There is no token any more. */
    synchronized void tokenInvalidated() {
        if (subscriber != null) {
            subscriber.invalidated(PKPushType.VOIP);
        }
    }
}
