package dev.sidetone.system;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.pushkit.PKPushCredentials;
import dev.sidetone.pushkit.PKPushPayload;
import dev.sidetone.pushkit.PKPushType;
import dev.sidetone.pushkit.PushService;
import dev.sidetone.system.daemon.CallDaemon;
import dev.sidetone.time.SerialQueue;
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
final class AppProcess implements CallKitService, PushService {
    private static final int EARLY_PUSHES = 16;

    private final AppManifest manifest;
    private final Device device;
    private final SerialQueue main;
    private final Trace trace;
    private final AVAudioSession audioSession;
    private final List<SerialQueue> queues = new ArrayList<>();
    private final List<PKPushPayload> early = new ArrayList<>();
    private @Nullable Subscriber subscriber;
    private boolean subscribedOnce;
    private volatile boolean over;

    AppProcess(AppManifest manifest, Device device) {
        this.manifest = manifest;
        this.device = device;
        this.main = privateQueue("main");
        this.trace = device.trace().of(manifest.displayName());
        this.audioSession = new AVAudioSession(device.routing(), trace);
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
    synchronized void push(PKPushPayload payload) {
        if (subscriber != null) {
            subscriber.received(payload);
        } else if (!over && !subscribedOnce && early.size() < EARLY_PUSHES) {
            early.add(payload);
        }
    }

    @Override
    public SerialQueue mainQueue() {
        return main;
    }

    @Override
    public synchronized SerialQueue privateQueue(String purpose) {
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
        return daemon().register(
                        manifest.displayName(),
                        manifest.voipBackgroundMode(),
                        endpoint,
                        configuration,
                        audioSession);
    }

    @Override
    public void request(
            UUID transaction, List<CXAction> actions, Consumer<@Nullable CXError> reply) {
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
    public synchronized void desire(Set<PKPushType> types, Subscriber who) {
        boolean wanted = types.contains(PKPushType.VOIP);
        boolean had = subscriber != null;
        subscriber = wanted && !over ? who : null;
        if (subscriber != null) {
            subscribedOnce = true;
            who.updated(new PKPushCredentials(PKPushType.VOIP, device.deviceToken()));
            early.forEach(who::received);
            early.clear();
        } else if (had) {
            who.invalidated(PKPushType.VOIP);
        }
    }
}
