package dev.sidetone.emulator;

import dev.sidetone.lint.Finding;
import dev.sidetone.lint.Lint;
import dev.sidetone.system.App;
import dev.sidetone.system.AppManifest;
import dev.sidetone.system.Device;
import dev.sidetone.system.DevicePorts;
import dev.sidetone.system.InstalledApp;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A phone for a test: nothing moves until {@link #run} or {@link #advance} says so, and then
 * everything that is due happens on the calling thread, always in the same order. Several live in
 * one process and share nothing.
 *
 * <p>One thread owns it. What an app throws is thrown out of {@code run} and {@code advance},
 * because a test must see it.
 */
public final class EmulatedPhone implements AutoCloseable {
    /** Events kept: enough for hours of calls. */
    public static final int EVENTS = 100_000;

    private final VirtualTime time = new VirtualTime();
    private final Trace trace = new Trace(time::nanos, time::here, EVENTS);
    private final List<RecentEntry> recents = new ArrayList<>();
    private final Lint lint = Lint.exact();
    private final Device device;

    private EmulatedPhone(Switches switches, IOSProfile profile) {
        device = new Device("phone", time, trace, ports());
        device.setProfile(profile);
        device.setSwitches(switches);
    }

    /**
     * A phone with this version of iOS.
     *
     * @throws IllegalArgumentException names the versions there are
     */
    public static EmulatedPhone ios(int version) {
        IOSProfile profile = new IOSProfile(version);
        return new EmulatedPhone(profile.switches(), profile);
    }

    private DevicePorts ports() {
        return new DevicePorts(
                new SilentRinger(),
                new TwoRoutes(),
                (token, pushes) -> {},
                recents::add,
                new byte[32]);
    }

    /** Installs an app that may make calls, starts it, and lets its provider register. */
    public InstalledApp launch(String name, App app) {
        return launch(new AppManifest(name, true), app);
    }

    /** The same for an app that declares something else of itself. */
    public InstalledApp launch(AppManifest manifest, App app) {
        InstalledApp installed = device.install(manifest, app);
        installed.launch();
        run();
        return installed;
    }

    /** Does all that is due now. */
    public void run() {
        time.run();
    }

    /** Lets time pass, and does all that becomes due. */
    public void advance(Duration by) {
        time.advance(by);
    }

    /** A push arrives, with these keys. */
    public void push(Map<String, Object> fields) {
        device.pushes().tray().put(fields, time.now());
        run();
    }

    /** The phone: its buttons, its switches, and what befalls it. */
    public Device device() {
        return device;
    }

    /** What the screen shows. */
    public SystemSnapshot screen() {
        return device.snapshot();
    }

    /** What has happened, oldest first. */
    public List<Event> events() {
        return trace.events();
    }

    /** The names of the events. */
    public List<String> eventNames() {
        return events().stream().map(Event::name).toList();
    }

    /** The apps' mistakes so far. */
    public List<Finding> findings() {
        lint.check(trace, time.nanos());
        return lint.findings();
    }

    /** Calls that are over, oldest first. */
    public List<RecentEntry> recents() {
        return List.copyOf(recents);
    }

    public VirtualTime time() {
        return time;
    }

    /** Switches the phone off. */
    @Override
    public void close() {
        device.close();
        time.run();
    }
}
