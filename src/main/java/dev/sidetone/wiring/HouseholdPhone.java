package dev.sidetone.wiring;

import dev.sidetone.audio.hub.PhoneSound;
import dev.sidetone.lint.LiveLint;
import dev.sidetone.signaling.PushConnection;
import dev.sidetone.softphone.Softphone;
import dev.sidetone.softphone.SoftphoneSnapshot;
import dev.sidetone.store.Lock;
import dev.sidetone.system.Device;
import dev.sidetone.system.DevicePorts;
import dev.sidetone.system.InstalledApp;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Rehearsal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** How a phone and its app are put together, and what a window sees of both. */
public final class HouseholdPhone implements Phone {
    private static final Duration GOODBYE = Duration.ofMillis(300);

    private final Household household;
    private final String identity;
    private final Lock lock;
    private final byte[] deviceToken;
    private final Trace trace;
    private final PhoneSound sound;
    private final PhoneRinger ringer;
    private final PushConnection push;
    private final Device device;
    private final OtherApps others;
    private final Rehearsals rehearsals;
    private final SidetoneApp sidetone;
    private final HouseholdRecords records;
    private final LiveLint lint;
    private final Gestures gestures;
    private final SerialQueue screen;
    private final List<Consumer<PhoneSnapshot>> observers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile SystemSnapshot system;
    private volatile SoftphoneSnapshot app;
    private volatile PhoneSnapshot snapshot;
    private volatile boolean drawn;

    HouseholdPhone(Household household, String identity, Lock lock, byte[] deviceToken) {
        this.household = household;
        this.identity = identity;
        this.lock = lock;
        this.deviceToken = deviceToken;
        this.trace = new Trace(household.time()::nanos, household.time()::here, Trace.CAPACITY);
        this.sound = household.sound().phone(identity);
        this.ringer = new PhoneRinger(sound.sounds());
        this.screen = household.time().queue(identity + " screen");
        this.push =
                new PushConnection(
                        household.dialer(),
                        household::currentServer,
                        household.time().queue(identity + " push"),
                        household.random());
        Runnable redraw = () -> screen.execute(this::redraw);
        this.records =
                new HouseholdRecords(
                        household.folder().ofPhone(identity),
                        household.time().queue(identity + " files"),
                        household.time()::now,
                        redraw);
        this.device = new Device(identity, household.time(), trace, ports());
        this.others = new OtherApps(device, household.random(), records);
        this.system = device.snapshot();
        this.sidetone =
                new SidetoneApp(
                        household,
                        identity,
                        sound,
                        ringer,
                        trace,
                        () -> !device.profile().hasCallKit(),
                        () -> device.switches().get(Quirk.APS_ENVIRONMENT),
                        now -> screen.execute(() -> show(() -> app = now)));
        InstalledApp installed = device.install(SidetoneApp.NAME, sidetone);
        this.rehearsals =
                new Rehearsals(
                        device,
                        others,
                        household.random(),
                        records.settings(),
                        on -> {
                            sidetone.useCallKit(on);
                            installed.kill();
                            installed.launch();
                        },
                        () -> {
                            sidetone.reinstalled();
                            installed.kill();
                            installed.launch();
                        },
                        redraw);
        sidetone.useCallKit(rehearsals.restore());
        this.app = sidetone.idle(SoftphoneSnapshot.Registration.REGISTERING, "Registering\u2026");
        this.snapshot = take();
        this.drawn = true;
        this.gestures = new Gestures(household, device, installed, sidetone, sound);
        this.lint = new LiveLint(identity, household.time(), trace);
        records.attach(device);
        device.reception().setSettings(this::showSettings);
        installed.launch();
        device.observe(now -> screen.execute(() -> show(() -> system = now)));
        sound.onChange(redraw);
    }

    private DevicePorts ports() {
        return new DevicePorts(
                ringer,
                new PhoneRoutes(sound),
                (deviceToken, pushes) ->
                        push.open(
                                HexFormat.of().formatHex(deviceToken),
                                fields -> pushes.accept(objects(fields))),
                records.store(),
                deviceToken);
    }

    private static Map<String, Object> objects(Map<String, String> fields) {
        return new HashMap<>(fields);
    }

    /** What files say while the phone is put together is in its first picture. */
    private void redraw() {
        if (drawn) {
            show(() -> {});
        }
    }

    /** False where there is no window to show them. */
    private boolean showSettings() {
        if (observers.isEmpty()) {
            return false;
        }
        records.ask();
        return true;
    }

    /** On the screen queue: one new picture after each change. */
    private void show(Runnable change) {
        change.run();
        snapshot = take();
        observers.forEach(observer -> observer.accept(snapshot));
    }

    private PhoneSnapshot take() {
        List<PhoneSnapshot.Route> routes = new PhoneRoutes(sound).choices();
        return new PhoneSnapshot(
                app,
                routes,
                notice(),
                sound.microphoneLive(),
                system,
                others.doing(),
                rehearsals.emulation(),
                records.snapshot());
    }

    private PhoneSnapshot.@Nullable Notice notice() {
        String trouble = sound.trouble();
        if (trouble != null) {
            return new PhoneSnapshot.Notice.NoSound(trouble);
        }
        return household.sound().microphoneShared()
                ? null
                : new PhoneSnapshot.Notice.MicrophoneElsewhere();
    }

    @Override
    public PhoneSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public AutoCloseable observe(Consumer<PhoneSnapshot> observer) {
        screen.execute(
                () -> {
                    observers.add(observer);
                    observer.accept(snapshot);
                });
        return () -> observers.remove(observer);
    }

    @Override
    public double level(UUID call) {
        Softphone running = sidetone.running();
        return running == null ? 0 : running.level(call);
    }

    @Override
    public double microphoneLevel() {
        Softphone running = sidetone.running();
        return running == null ? 0 : running.microphoneLevel();
    }

    @Override
    public void perform(Gesture gesture) {
        String name = gesture.getClass().getSimpleName();
        if (gesture instanceof Gesture.AroundCalls around) {
            trace.causedBy(
                    trace.add(Layer.UI, name, null, null),
                    () -> records.perform(around, device, SidetoneApp.NAME, household.random()));
            return;
        }
        if (!(gesture instanceof Gesture.ComeToFront)) {
            // every key and click says so; it would bury what matters
            trace.add(Layer.UI, name, null, null);
        }
        gestures.perform(gesture);
    }

    /** Replaces the account's own numbers; what is wrong with them is told on the screen. */
    public void setNumbers(List<String> numbers) {
        new AccountNumbers(household, identity, records::say).set(numbers);
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public void rehearse(Rehearsal what) {
        trace.inside(
                Layer.UI,
                what.getClass().getSimpleName(),
                null,
                null,
                () -> rehearsals.perform(what));
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        Softphone running = sidetone.running();
        if (running != null) {
            running.close();
        }
        sound.close();
        push.close();
        // the app's goodbyes are on its queue already: the phone is switched off behind them
        SerialQueue off = household.time().queue(identity + " off");
        off.after(
                GOODBYE,
                () -> {
                    device.close();
                    lint.close();
                    records.close();
                    screen.close();
                    lock.close();
                    household.gone(this);
                    off.close();
                });
    }
}
