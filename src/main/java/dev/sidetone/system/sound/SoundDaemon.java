package dev.sidetone.system.sound;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.avaudio.AVAudioSessionErrorCode;
import dev.sidetone.avaudio.AVAudioSessionInterruptionReason;
import dev.sidetone.avaudio.AVAudioSessionPortDescription;
import dev.sidetone.avaudio.AVAudioSessionRecordPermission;
import dev.sidetone.avaudio.AVAudioSessionRouteChange;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Runs the rules of the phone's sound. An app that asks is answered at once, on its own thread;
 * what others hear of it goes to their main queues, timers to the phone's. Safe for use by several
 * threads. Apps are named by their display names.
 */
public final class SoundDaemon {
    private final SerialQueue queue;
    private final Trace trace;
    private final SoundHardware hardware;
    private final Postman postman;
    private final List<BiConsumer<String, Boolean>> activations = new CopyOnWriteArrayList<>();
    private List<AVAudioSessionPortDescription> inputs;
    private volatile SoundPolicy policy;
    private volatile SoundState state = SoundState.INITIAL;

    public SoundDaemon(SerialQueue queue, Trace trace, SoundHardware hardware, SoundPolicy policy) {
        this.queue = queue;
        this.trace = trace;
        this.hardware = hardware;
        this.policy = policy;
        this.postman = new Postman(trace);
        this.inputs = hardware.inputs();
        apply(new SoundEvent.MicrophoneAvailable(!inputs.isEmpty()));
    }

    /** Who plays, who is interrupted. From any thread. */
    public SoundState state() {
        return state;
    }

    /** Another version of the system, or a switch of its. */
    public void setPolicy(SoundPolicy next) {
        policy = next;
    }

    /**
     * An app's process has begun: its session.
     *
     * @param main the app's main queue
     * @param backgroundAudio whether it declares that it plays or talks unseen
     */
    public synchronized AVAudioSession launched(
            String app, boolean backgroundAudio, SerialQueue main) {
        killed(app);
        SoundClient client = new SoundClient(app, this, main);
        AVAudioSession session = new AVAudioSession(app, client, client.notifications(), trace);
        postman.add(app, client, session);
        apply(new SoundEvent.AppLaunched(app, backgroundAudio));
        return session;
    }

    /**
     * Tells which apps activate their sessions themselves, or do so no longer (R75); on whatever
     * thread it happens, so the observer must only enqueue.
     */
    public void onActivation(BiConsumer<String, Boolean> observer) {
        activations.add(observer);
    }

    /** The app is on the screen. */
    public void cameToFront(String app) {
        apply(new SoundEvent.AppCameToFront(app));
    }

    /** The app is on the screen no longer. */
    public void left(String app) {
        apply(new SoundEvent.AppLeft(app));
    }

    /** The app's process has ended: its session is of no use any more. */
    public synchronized void killed(String app) {
        postman.remove(app);
        apply(new SoundEvent.AppKilled(app));
    }

    /**
     * Which calls there are: told after each change, repeated without effect. A call rings until
     * its sound is taken or it is over, also while it is being answered.
     *
     * @param owner whose call has the sound
     * @param ringing whose call rings
     * @param any whether there are calls at all, also held ones
     */
    public synchronized void calls(SoundOwner owner, SoundOwner ringing, boolean any) {
        boolean rings = !ringing.equals(SoundOwner.NOBODY);
        if (rings && !ringing.equals(state.ringing())) {
            apply(new SoundEvent.CallRang(ringing));
        }
        if (!owner.equals(state.owner())) {
            apply(
                    owner.equals(SoundOwner.NOBODY)
                            ? new SoundEvent.CallSoundReleased()
                            : new SoundEvent.CallSoundTaken(owner));
        }
        if (!rings && !ringing.equals(state.ringing())) {
            apply(new SoundEvent.CallStoppedRinging());
        }
        if (!any && state.calls()) {
            apply(new SoundEvent.CallsOver());
        }
    }

    /**
     * Posts a beginning of which no end will follow: R77, to an app whose call is put on hold for
     * somebody else's.
     */
    public synchronized void interrupt(
            AVAudioSession session, AVAudioSessionInterruptionReason reason) {
        String app = postman.owner(session);
        if (app != null) {
            apply(new SoundEvent.AppInterrupted(app, reason));
        }
    }

    public void mediaServicesLost() {
        apply(new SoundEvent.MediaServicesLost());
    }

    public void mediaServicesReset() {
        apply(new SoundEvent.MediaServicesReset());
    }

    public void microphoneMuted(boolean muted) {
        apply(new SoundEvent.MicrophoneMuted(muted));
    }

    /** What a person answers, or sets in the phone's settings. */
    public void setRecordPermission(String app, AVAudioSessionRecordPermission permission) {
        Trace about = trace.of(app);
        about.inside(
                Layer.AUDIO_SESSION,
                "RecordPermission",
                app,
                permission,
                () -> apply(new SoundEvent.PermissionSet(app, permission)));
    }

    /** The hardware says that devices came or went. */
    public synchronized void routesChanged() {
        AVAudioSessionRouteChange change = hardware.changed();
        if (change != null) {
            postman.routeChanged(change);
        }
        List<AVAudioSessionPortDescription> now = hardware.inputs();
        if (!now.equals(inputs)) {
            inputs = now;
            apply(new SoundEvent.MicrophoneAvailable(!now.isEmpty()));
            if (policy.inputsChangeIsTold()) {
                postman.inputsChanged();
            }
        }
    }

    SoundHardware hardware() {
        return hardware;
    }

    void askForMicrophone(String app, Consumer<Boolean> answer) {
        AVAudioSessionRecordPermission known = state.permission(app);
        if (known != AVAudioSessionRecordPermission.UNDETERMINED) {
            answer.accept(known == AVAudioSessionRecordPermission.GRANTED);
            return;
        }
        hardware.askForMicrophone(
                app,
                granted -> {
                    setRecordPermission(
                            app,
                            granted
                                    ? AVAudioSessionRecordPermission.GRANTED
                                    : AVAudioSessionRecordPermission.DENIED);
                    answer.accept(granted);
                });
    }

    /** Answers why an app is refused; null when it is not. */
    synchronized @Nullable AVAudioSessionErrorCode apply(SoundEvent event) {
        SoundState before = state;
        SoundTransition transition = SoundRules.apply(before, event, policy);
        state = transition.state();
        tellActivations(before, state);
        transition.effects().forEach(this::run);
        return transition.refusal();
    }

    private void tellActivations(SoundState before, SoundState after) {
        Set<String> apps = new LinkedHashSet<>(before.sessions().keySet());
        apps.addAll(after.sessions().keySet());
        for (String app : apps) {
            boolean active = after.activatedByApp(app);
            if (active != before.activatedByApp(app)) {
                activations.forEach(observer -> observer.accept(app, active));
            }
        }
    }

    private void run(SoundEffect effect) {
        switch (effect) {
            case SoundEffect.Reroute it -> {
                var change = hardware.govern(it.wish(), it.categorySet());
                if (change != null) {
                    postman.routeChanged(change);
                }
            }
            case SoundEffect.Duck it -> {
                trace.of(it.app()).add(Layer.AUDIO_SESSION, "Ducked", it.app(), it.down());
                hardware.duck(it.app(), it.down());
            }
            case SoundEffect.StartTimer it ->
                    queue.after(
                            it.length(),
                            () -> apply(new SoundEvent.TimerElapsed(it.app(), it.timer())));
            default -> postman.post(effect);
        }
    }
}
