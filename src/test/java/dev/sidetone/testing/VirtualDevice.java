package dev.sidetone.testing;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.system.AppManifest;
import dev.sidetone.system.Device;
import dev.sidetone.system.DevicePorts;
import dev.sidetone.system.InstalledApp;
import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A phone on virtual time, with fakes at all its ports. */
public final class VirtualDevice {
    private static final int EVENTS = 400_000;

    private final VirtualTime time = new VirtualTime();
    private final Trace trace = new Trace(time::nanos, time::here, EVENTS);
    private final FakeRinger ringer = new FakeRinger();
    private final FakeRoutes routes = new FakeRoutes();
    private final List<RecentEntry> recents = new ArrayList<>();
    private final List<Consumer<Map<String, Object>>> pushes = new ArrayList<>();
    private byte[] pushToken = {};
    private final Device device;

    public VirtualDevice() {
        device =
                new Device(
                        "test",
                        time,
                        trace,
                        new DevicePorts(
                                ringer,
                                routes,
                                (token, link) -> linked(token, link),
                                recents::add,
                                new byte[] {1, 2, 3}));
    }

    private void linked(byte[] token, Consumer<Map<String, Object>> link) {
        pushToken = token;
        pushes.clear();
        pushes.add(link);
    }

    /** The device token with which the push link was opened last. */
    public byte[] pushToken() {
        return pushToken;
    }

    /** The UUID of call {@code number}: logs name it by this digit. */
    public static UUID call(int number) {
        return new UUID(7, number);
    }

    /** Installs and launches an app, and lets its provider register. */
    public InstalledApp launch(String name, FakeApp app) {
        InstalledApp installed = device.install(name, app);
        installed.launch();
        run();
        app.heard();
        return installed;
    }

    /** Installs and launches an app without the voip background mode. */
    public InstalledApp launchWithoutVoip(String name, FakeApp app) {
        InstalledApp installed = device.install(new AppManifest(name, false), app);
        installed.launch();
        run();
        app.heard();
        return installed;
    }

    /** Blocks somebody who is no contact. */
    public void block(CXHandle caller) {
        device.reception().setContacts(new AddressBook(List.of(), List.of(caller)));
    }

    /** Lets everything happen that is due now. */
    public void run() {
        time.run();
    }

    public void advance(Duration by) {
        time.advance(by);
    }

    public void push(Map<String, Object> payload) {
        pushes.forEach(link -> link.accept(payload));
        run();
    }

    public VirtualTime time() {
        return time;
    }

    public Trace trace() {
        return trace;
    }

    public FakeRinger ringer() {
        return ringer;
    }

    public FakeRoutes routes() {
        return routes;
    }

    public List<RecentEntry> recents() {
        return recents;
    }

    public Device device() {
        return device;
    }

    /** The names of all events, oldest first. */
    public List<String> events() {
        return trace.events().stream().map(Event::name).toList();
    }
}
