package dev.sidetone.system;

import dev.sidetone.pushkit.PKPushPayload;
import dev.sidetone.trace.Layer;

import org.jspecify.annotations.Nullable;

/**
 * An app on the phone and its life: installed, launched, in front, in the background, killed, and
 * launched again by a push. All methods may be called from any thread.
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
    private Life life = Life.NOT_RUNNING;
    private @Nullable AppProcess process;
    private boolean launchedByPushes;

    InstalledApp(AppManifest manifest, App program, Device device) {
        this.manifest = manifest;
        this.program = program;
        this.device = device;
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

    /** Brings the app to the front; starts it, if it does not run. */
    public synchronized void launch() {
        start(Life.FOREGROUND);
    }

    /** Sends a running app to the background. */
    public synchronized void leave() {
        if (process != null) {
            become(Life.BACKGROUND);
        }
    }

    /**
     * Ends the app's process: what it has not done is lost. Its calls end as failed; one that rings
     * goes on (R38).
     */
    public synchronized void kill() {
        AppProcess running = process;
        if (running != null) {
            launchedByPushes = launchedByPushes || running.subscribedOnce();
            running.end();
            process = null;
            become(Life.NOT_RUNNING);
            device.daemon().appGone(name());
        }
    }

    /** Starts the app unseen, for an action that waits for it (R38). */
    void relaunch() {
        synchronized (this) {
            if (process == null) {
                start(Life.BACKGROUND);
            }
        }
    }

    /** Delivers a push; an app that does not run but asked for pushes is launched, unseen. */
    synchronized void push(PKPushPayload payload) {
        if (running() || launchedByPushes) {
            start(life == Life.FOREGROUND ? Life.FOREGROUND : Life.BACKGROUND).push(payload);
        }
    }

    synchronized SystemSnapshot.AppLine line() {
        return new SystemSnapshot.AppLine(name(), life, null);
    }

    synchronized @Nullable AppProcess process() {
        return process;
    }

    private AppProcess start(Life to) {
        become(to);
        AppProcess running = process;
        if (running == null) {
            running = new AppProcess(manifest, device);
            process = running;
            var services =
                    new AppServices(running, running.audioSession(), running, running.mainQueue());
            running.mainQueue().execute(() -> program.launched(services));
        }
        return running;
    }

    private void become(Life next) {
        if (life != next) {
            life = next;
            device.trace().add(Layer.SYSTEM, "AppLife", name(), next);
        }
    }
}
