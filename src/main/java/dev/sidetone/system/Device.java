package dev.sidetone.system;

import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallActionType;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.callkit.directory.CallDirectoryService;
import dev.sidetone.system.callers.Focus;
import dev.sidetone.system.cellular.CellularPhone;
import dev.sidetone.system.choices.Verb;
import dev.sidetone.system.daemon.CallDaemon;
import dev.sidetone.system.directory.CallDirectory;
import dev.sidetone.system.directory.DirectoryAccess;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.system.push.PushPolicy;
import dev.sidetone.system.rules.DaemonEvent;
import dev.sidetone.system.sound.SoundDaemon;
import dev.sidetone.system.sound.SoundPolicy;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A phone: its call daemon, its sheets, the owner of its sound, and the apps installed on it.
 * Several live in one process and share nothing. All methods may be called from any thread.
 */
public final class Device implements AutoCloseable {
    private final Time time;
    private final Trace trace;
    private final SerialQueue queue;
    private final Routing routing;
    private final SoundDaemon sound;
    private final Screen screen;
    private final CallDaemon daemon;
    private final PushCenter pushes;
    private final CellularPhone cellular;
    private final Reception reception;
    private final CallWishes wishes;
    private volatile IOSProfile profile = IOSProfile.DEFAULT;
    private final List<InstalledApp> apps = new CopyOnWriteArrayList<>();

    /** A phone without apps. */
    public Device(String name, Time time, Trace trace, DevicePorts ports) {
        this.time = time;
        this.trace = trace;
        this.queue = time.queue(name + " system");
        this.routing = new Routing(ports.routes());
        this.sound = new SoundDaemon(queue, trace, routing, SoundPolicy.ofIOS(profile.version()));
        this.wishes = new CallWishes(apps, this::switches);
        this.screen = new Screen(ports, routing, this);
        this.daemon = new CallDaemon(time, trace, queue, profile.switches(), screen);
        this.cellular =
                new CellularPhone(
                        daemon, time::now, sound.launched(CellularPhone.NAME, true, queue));
        this.reception =
                new Reception(
                        daemon,
                        new CallDirectory(name, time, trace, this::switches),
                        screen::locked,
                        this::switches);
        sound.onActivation(daemon::sessionSetByApp);
        ports.routes().onChange(() -> queue.execute(this::routeChanged));
        this.pushes =
                new PushCenter(ports.pushLink(), ports.deviceToken(), queue, time, trace, apps);
    }

    /** Puts an app that may make calls on the phone; {@link InstalledApp#launch()} starts it. */
    public InstalledApp install(String name, App app) {
        return install(new AppManifest(name, true), app);
    }

    /** Puts an app on the phone; {@link InstalledApp#launch()} starts it. */
    public InstalledApp install(AppManifest manifest, App app) {
        InstalledApp installed = new InstalledApp(manifest, app, this);
        apps.add(installed);
        return installed;
    }

    /** Tells every state of the screen from now on, on the system queue, beginning with this. */
    public void observe(Consumer<SystemSnapshot> observer) {
        queue.execute(() -> screen.observe(daemon.state(), observer));
    }

    /** What the screen shows now. */
    public SystemSnapshot snapshot() {
        return screen.snapshot(daemon.state());
    }

    /** Accept on the plain sheet; a call that is not established yet makes room. */
    public void answer(UUID call) {
        daemon.use(new Verb.Answer(call));
    }

    /** Hold &amp; Accept: the active call is held, whosever it is (R49, R50, R51). */
    public void holdAndAnswer(UUID call) {
        daemon.use(new Verb.HoldAndAnswer(call));
    }

    /** End &amp; Accept: the active call is ended (R52, R53). */
    public void endAndAnswer(UUID call) {
        daemon.use(new Verb.EndAndAnswer(call));
    }

    /** End Held &amp; Accept: the held call is ended, the active one is held (R60). */
    public void endHeldAndAnswer(UUID call) {
        daemon.use(new Verb.EndHeldAndAnswer(call));
    }

    /** Decline, or the red button: with the last active call gone the held one is back (R57). */
    public void end(UUID call) {
        daemon.use(new Verb.End(call));
    }

    /** The hold button of a call and its conference; what is active makes room. */
    public void setHeld(UUID call, boolean onHold) {
        daemon.use(new Verb.SetHeld(call, onHold));
    }

    /** The active and the held call change places (R55, R56). */
    public void swap() {
        daemon.use(new Verb.Swap());
    }

    /** The active and the held call become one conference (R62). */
    public void merge() {
        daemon.use(new Verb.Merge());
    }

    /** Private: takes a call out of its conference; the others are held (R63). */
    public void ungroup(UUID call) {
        daemon.use(new Verb.Ungroup(call));
    }

    /** A volume button: whatever rings falls silent, and rings on (U10). */
    public void pressVolumeButton() {
        daemon.use(new Verb.PressVolumeButton());
    }

    /** The side button: silences, then declines; ends the active call; or else locks (U10). */
    public void pressSideButton() {
        daemon.use(new Verb.PressSideButton());
    }

    /** Locks or unlocks the screen: a locked phone is answered by sliding (R66). */
    public void setLocked(boolean locked) {
        screen.lock(locked);
        reception.reconsider();
        queue.execute(
                () -> {
                    trace.add(Layer.SYSTEM, locked ? "Locked" : "Unlocked", null, null);
                    screen.changed(daemon.state());
                });
    }

    /** Emulates this version of iOS, with switches as it has them. */
    public void setProfile(IOSProfile next) {
        profile = next;
        pushes.setPolicy(PushPolicy.ios(next.version(), 0));
        setSwitches(next.switches());
    }

    /** Emulates a phone whose switches stand like this; calls that are there go on. */
    public void setSwitches(Switches switches) {
        daemon.setSwitches(switches);
        pushes.setPolicy(pushes.policy().with(switches));
        sound.setPolicy(SoundPolicy.of(profile.version(), switches));
        reception.reconsider();
        queue.execute(() -> screen.changed(daemon.state()));
    }

    /** Which version of iOS is emulated. */
    public IOSProfile profile() {
        return profile;
    }

    public Switches switches() {
        return daemon.switches();
    }

    /** The phone's own calls, which need no app. */
    public CellularPhone cellular() {
        return cellular;
    }

    /** The call daemon crashes and comes back: every provider is reset (R5). */
    public void crashDaemon() {
        daemon.restart(DaemonEvent.Restarted.Crash.CALL_DAEMON);
    }

    /** The media services are lost and reset: every provider is reset (R5). */
    public void resetMediaServices() {
        sound.mediaServicesLost();
        daemon.restart(DaemonEvent.Restarted.Crash.MEDIA_SERVICES);
        sound.mediaServicesReset();
    }

    /** The mute button (R64). */
    public void setMuted(UUID call, boolean muted) {
        daemon.gesture(List.of(new CXSetMutedCallAction(call, muted)));
    }

    /** A key of the keypad: one action for each (R20). */
    public void playDTMF(UUID call, char digit) {
        String key = String.valueOf(digit);
        var tone = new CXPlayDTMFCallAction(call, key, CXPlayDTMFCallActionType.SINGLE_TONE);
        daemon.gesture(List.of(tone));
    }

    /** A choice from the audio button's list. */
    public void selectRoute(String id) {
        routing.select(id);
    }

    /** While it is on, incoming calls are refused with error 3 (R31, R32). */
    public void setFocus(Focus now) {
        reception.setFocus(now);
    }

    /** Who is let through, and under which name. */
    public Reception reception() {
        return reception;
    }

    /** Calls that a person wishes for outside the apps. */
    public CallWishes wishes() {
        return wishes;
    }

    /** A running app's way to the call directory. */
    CallDirectoryService directoryFor(CallKitService app) {
        return new DirectoryAccess(reception.directory(), app, reception::showSettings);
    }

    /** The phone's end of the push service. */
    public PushCenter pushes() {
        return pushes;
    }

    /** Apps hear of it on their main queues, the screen at once. */
    private void routeChanged() {
        sound.routesChanged();
        screen.changed(daemon.state());
    }

    /** An app's life has changed: the screen shows it. */
    void appsChanged() {
        queue.execute(() -> screen.changed(daemon.state()));
    }

    /** R38: an app is wanted for an action. */
    void relaunch(String app) {
        apps.stream().filter(each -> each.name().equals(app)).forEach(InstalledApp::launchUnseen);
    }

    /** One app is in front: the others leave. */
    void inFront(InstalledApp app) {
        apps.stream().filter(each -> each != app).forEach(InstalledApp::leave);
    }

    /** The apps on the phone, in the order in which they were installed. */
    public List<InstalledApp> installed() {
        return List.copyOf(apps);
    }

    Time time() {
        return time;
    }

    Trace trace() {
        return trace;
    }

    CallDaemon daemon() {
        return daemon;
    }

    SoundDaemon sound() {
        return sound;
    }

    SerialQueue queue() {
        return queue;
    }

    /** Switches the phone off: apps are killed. */
    @Override
    public void close() {
        apps.forEach(InstalledApp::kill);
        reception.directory().close();
        queue.execute(queue::close);
    }
}
