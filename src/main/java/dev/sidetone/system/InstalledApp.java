package dev.sidetone.system;

import dev.sidetone.callkit.VoIPPushService;
import dev.sidetone.pushkit.PKPushPayload;
import dev.sidetone.pushkit.PushService;
import dev.sidetone.system.push.KillReason;
import dev.sidetone.system.push.NotificationExtension;
import dev.sidetone.system.push.PushDesk;
import dev.sidetone.trace.Layer;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.Consumer;

/**
 * An app on the phone and its life: installed, launched, in front, in the background, killed, and
 * launched again by a push or for an action. All methods may be called from any thread.
 */
public final class InstalledApp {
    /** Where an app is in its life. */
    public enum Life {
        /** Installed, but without a process. */
        NOT_RUNNING,
        /** Running unseen. */
        BACKGROUND,
        /** Running, and on the screen. */
        FOREGROUND
    }

    private final AppManifest manifest;
    private final App program;
    private final Device device;
    private final PushDesk pushes;
    private final NotificationExtension extension;
    private Life life = Life.NOT_RUNNING;
    private @Nullable AppProcess process;
    private @Nullable KillReason killed;
    private boolean launchedByPushes;

    InstalledApp(AppManifest manifest, App program, Device device) {
        this.manifest = manifest;
        this.program = program;
        this.device = device;
        this.pushes =
                new PushDesk(
                        device.queue(),
                        device.time(),
                        device.trace().of(name()),
                        () -> device.pushes().policy(),
                        new FromPushes());
        this.extension =
                new NotificationExtension(
                        manifest.notificationFiltering(),
                        payload -> push(payload, device.time().now()),
                        device.queue(),
                        device.time().queue(name() + " notification extension"),
                        device.trace().of(name()));
    }

    /** The display name: on sheets, in recents. */
    public String name() {
        return manifest.displayName();
    }

    /** Where it is in its life. */
    public synchronized Life life() {
        return life;
    }

    /** Whether its process is there. */
    public synchronized boolean running() {
        return process != null;
    }

    /** Why the phone itself ended the app's last process; null when it did not. */
    public synchronized @Nullable KillReason killed() {
        return killed;
    }

    /** Brings the app to the front; starts it, if it does not run. */
    public void launch() {
        device.inFront(this);
        synchronized (this) {
            start(Life.FOREGROUND);
        }
        // another one may have been launched meanwhile: the last one wins
        device.inFront(this);
    }

    /** Brings the app to the front for something that its program is told of (R98). */
    void open(Consumer<App> what, String told) {
        device.inFront(this);
        synchronized (this) {
            AppProcess running = start(Life.FOREGROUND);
            Runnable then =
                    device.trace().carrying(() -> running.tell(told, () -> what.accept(program)));
            running.mainQueue().execute(() -> afterRegistration(then));
        }
    }

    /** A provider that the launch has made is registered two turns of the queue later (R1). */
    private void afterRegistration(Runnable then) {
        device.queue().execute(() -> device.queue().execute(then));
    }

    /** Sends a running app to the background. */
    public synchronized void leave() {
        if (process != null && life == Life.FOREGROUND) {
            become(Life.BACKGROUND);
        }
    }

    /**
     * Ends the app's process: what it has not done is lost. Its calls end as failed; one that rings
     * goes on (R38).
     */
    public void kill() {
        kill(null);
    }

    private void kill(@Nullable KillReason reason) {
        if (ended(reason)) {
            // the app's own code: outside the lock
            program.ended();
        }
    }

    private synchronized boolean ended(@Nullable KillReason reason) {
        AppProcess running = process;
        if (running != null) {
            killed = reason;
            launchedByPushes = launchedByPushes || running.subscribedOnce();
            running.end();
            process = null;
            pushes.processEnded();
            become(Life.NOT_RUNNING);
            device.daemon().appGone(name());
        }
        return running != null;
    }

    /** Starts the app unseen, where it does not run: for an action that waits for it (R38). */
    public void launchUnseen() {
        synchronized (this) {
            if (process == null) {
                start(Life.BACKGROUND);
            }
        }
    }

    /**
     * Deletes the app and installs it again, without launching it: the phone forgets its failures
     * (R90), and launches it for no push until it has asked for pushes anew.
     */
    public synchronized void reinstall() {
        kill();
        launchedByPushes = false;
        pushes.reinstalled();
    }

    /** A push has come; an app that does not run but asked for pushes is launched, unseen. */
    void push(PKPushPayload payload, Instant sentAt) {
        boolean inCall = inCall();
        synchronized (this) {
            if (process != null || launchedByPushes) {
                pushes.arrived(
                        payload,
                        sentAt,
                        life == Life.FOREGROUND && !device.snapshot().locked(),
                        inCall);
            }
        }
    }

    /** What the app's notification service extension hands to CXProvider. */
    public VoIPPushService notificationExtension() {
        return extension;
    }

    /** Whether a call of the app is more than ringing (R89). */
    private boolean inCall() {
        return device.snapshot().calls().stream()
                .filter(line -> line.app().equals(name()))
                .anyMatch(line -> line.outgoing() || line.connected());
    }

    synchronized void tokenRenewed() {
        if (process != null) {
            process.tokenRenewed();
        }
    }

    synchronized void tokenInvalidated() {
        if (process != null) {
            process.tokenInvalidated();
        }
    }

    synchronized SystemSnapshot.AppLine line() {
        return new SystemSnapshot.AppLine(name(), life, killed == null ? null : killed.text());
    }

    private AppProcess start(Life to) {
        AppProcess running = process;
        if (running == null) {
            running = new AppProcess(manifest, device, this, pushes);
            process = running;
            become(to);
            var services =
                    new AppServices(
                            running,
                            running.audioSession(),
                            running,
                            running,
                            device.directoryFor(running),
                            running.mainQueue());
            running.mainQueue().execute(() -> program.launched(services));
        } else {
            become(to);
        }
        return running;
    }

    private void lived(Life next) {
        switch (next) {
            case FOREGROUND -> device.sound().cameToFront(name());
            case BACKGROUND -> device.sound().left(name());
            case NOT_RUNNING -> device.sound().killed(name());
        }
    }

    private void become(Life next) {
        Life before = life;
        if (before != next) {
            life = next;
            lived(next);
            device.trace().of(name()).add(Layer.SYSTEM, "AppLife", name(), next);
            if (process != null && before != Life.NOT_RUNNING) {
                process.lifeChanged(next);
            }
            device.appsChanged();
        }
    }

    private final class FromPushes implements PushDesk.Target {
        @Override
        public void deliver(PushService.Delivery push) {
            synchronized (InstalledApp.this) {
                start(life == Life.FOREGROUND ? Life.FOREGROUND : Life.BACKGROUND).push(push);
            }
        }

        @Override
        public void kill(KillReason reason) {
            InstalledApp.this.kill(reason);
        }
    }
}
