package dev.sidetone.system;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXTransaction;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.pushkit.PKPushCredentials;
import dev.sidetone.pushkit.PKPushPayload;
import dev.sidetone.pushkit.PKPushType;
import dev.sidetone.pushkit.PushService;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An app on the phone and its life: installed, running, killed. While it runs it has a main queue
 * and its own connection to the phone's services; a push launches it again.
 */
public final class InstalledApp {
    private final String name;
    private final App program;
    private final Device device;
    private final AVAudioSession audioSession;
    private @Nullable SerialQueue mainQueue;
    private @Nullable Consumer<PKPushPayload> pushes;

    InstalledApp(String name, App program, Device device) {
        this.name = name;
        this.program = program;
        this.device = device;
        this.audioSession = new AVAudioSession(device.sound());
    }

    /** The display name: on sheets, in recents. */
    public String name() {
        return name;
    }

    /** Whether its process is there. */
    public synchronized boolean running() {
        return mainQueue != null;
    }

    /** Starts the app, if it does not run. */
    public synchronized void launch() {
        if (mainQueue == null) {
            SerialQueue main = device.time().queue(name + " main");
            mainQueue = main;
            var services =
                    new AppServices(new Services(main), audioSession, new Pushes(main), main);
            main.execute(() -> program.launched(services));
        }
    }

    /** Ends the app's process: what it has not done is lost, its calls end as failed. */
    public synchronized void kill() {
        SerialQueue main = mainQueue;
        if (main != null) {
            main.close();
            mainQueue = null;
            pushes = null;
            device.daemon().appGone(name);
        }
    }

    AVAudioSession audioSession() {
        return audioSession;
    }

    /** Delivers a push; an app that does not run is launched for it and gets it then. */
    synchronized void push(Map<String, Object> payload) {
        SerialQueue before = mainQueue;
        launch();
        if (before != null) {
            deliver(payload);
        } else if (mainQueue != null) {
            mainQueue.execute(() -> deliver(payload));
        }
    }

    private synchronized void deliver(Map<String, Object> payload) {
        if (pushes != null) {
            pushes.accept(new PKPushPayload(PKPushType.VOIP, payload));
        }
    }

    private synchronized void subscribe(Consumer<PKPushPayload> to) {
        pushes = to;
    }

    /** The app's connection to the call daemon. */
    private final class Services implements CallKitService {
        private final SerialQueue main;

        Services(SerialQueue main) {
            this.main = main;
        }

        @Override
        public SerialQueue mainQueue() {
            return main;
        }

        @Override
        public SerialQueue privateQueue(String purpose) {
            return device.time().queue(name + " " + purpose);
        }

        @Override
        public Instant now() {
            return device.time().now();
        }

        @Override
        public Link register(Endpoint endpoint, CXProviderConfiguration configuration) {
            return device.daemon().register(name, endpoint, configuration, audioSession);
        }

        @Override
        public void request(CXTransaction transaction, Consumer<@Nullable CXError> reply) {
            device.daemon().request(name, transaction, reply);
        }

        @Override
        public List<CXCall> calls() {
            return device.daemon().calls();
        }

        @Override
        public void observe(Predicate<CXCall> observer) {
            device.daemon().observe(observer);
        }
    }

    /** The app's connection to the push link. */
    private final class Pushes implements PushService {
        private final SerialQueue main;

        Pushes(SerialQueue main) {
            this.main = main;
        }

        @Override
        public SerialQueue mainQueue() {
            return main;
        }

        @Override
        public void registerForVoip(
                Consumer<PKPushCredentials> credentials, Consumer<PKPushPayload> to) {
            subscribe(to);
            credentials.accept(new PKPushCredentials(PKPushType.VOIP, device.deviceToken()));
        }
    }
}
