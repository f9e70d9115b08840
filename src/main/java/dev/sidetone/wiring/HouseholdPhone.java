package dev.sidetone.wiring;

import dev.sidetone.audio.hub.PhoneSound;
import dev.sidetone.signaling.PushConnection;
import dev.sidetone.softphone.Softphone;
import dev.sidetone.softphone.SoftphoneSetup;
import dev.sidetone.softphone.SoftphoneSnapshot;
import dev.sidetone.store.BindingRecord;
import dev.sidetone.store.Lock;
import dev.sidetone.system.AppServices;
import dev.sidetone.system.Device;
import dev.sidetone.system.DevicePorts;
import dev.sidetone.system.InstalledApp;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Rehearsal;
import dev.sidetone.voice.HttpAccessTokens;
import dev.sidetone.voice.HttpBindings;
import dev.sidetone.voice.VoiceClient;
import dev.sidetone.voice.VoiceSetup;

import okhttp3.OkHttpClient;

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
    private static final String APP = "Sidetone";

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
    private final InstalledApp installed;
    private final SerialQueue screen;
    private final List<Consumer<PhoneSnapshot>> observers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Softphone softphone;
    private volatile SystemSnapshot system;
    private volatile SoftphoneSnapshot app;
    private volatile PhoneSnapshot snapshot;

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
        this.device = new Device(identity, household.time(), trace, ports());
        Runnable redraw = () -> screen.execute(() -> show(() -> {}));
        this.others = new OtherApps(device, household.random(), redraw);
        this.rehearsals = new Rehearsals(device, others, household.random(), redraw);
        this.system = device.snapshot();
        this.app =
                new SoftphoneSnapshot(
                        identity,
                        SoftphoneSnapshot.Registration.REGISTERING,
                        "Registering\u2026",
                        List.of(),
                        List.of());
        this.snapshot = take();
        this.installed = device.install(APP, this::launched);
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
                call -> trace.add(Layer.SYSTEM, "Recent", call.call(), call.missed()),
                deviceToken);
    }

    private static Map<String, Object> objects(Map<String, String> fields) {
        return new HashMap<>(fields);
    }

    /** The app's start: it is handed its SDKs. On its main queue. */
    private void launched(AppServices services) {
        OkHttpClient http = household.dialer().http();
        var voice =
                new VoiceClient(
                        new VoiceSetup(
                                identity,
                                household::currentServer,
                                household.media(),
                                sound,
                                household.sound().control(),
                                household.dialer(),
                                new HttpBindings(http, household::currentServer),
                                household.time(),
                                household.random(),
                                services.callKit().trace(),
                                services.mainQueue()));
        Softphone started =
                new Softphone(
                        new SoftphoneSetup(
                                identity,
                                services.callKit(),
                                services.audioSession(),
                                services.push(),
                                services.mainQueue(),
                                voice,
                                new HttpAccessTokens(http, household::currentServer),
                                ringer.ofApp(),
                                household.random(),
                                services.callKit().trace(),
                                new BindingRecord(household.folder(), identity)));
        softphone = started;
        started.observe(now -> screen.execute(() -> show(() -> app = now)));
    }

    /** On the screen queue: one new picture after each change. */
    private void show(Runnable change) {
        change.run();
        snapshot = take();
        observers.forEach(observer -> observer.accept(snapshot));
    }

    private PhoneSnapshot take() {
        List<PhoneSnapshot.Route> routes =
                new PhoneRoutes(sound)
                        .outputs().stream()
                                .map(
                                        o ->
                                                new PhoneSnapshot.Route(
                                                        o.id(),
                                                        o.port().rawValue(),
                                                        o.name(),
                                                        o.device(),
                                                        o.selected()))
                                .toList();
        return new PhoneSnapshot(
                app,
                routes,
                notice(),
                sound.microphoneLive(),
                system,
                others.doing(),
                rehearsals.emulation());
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
        Softphone running = softphone;
        return running == null ? 0 : running.level(call);
    }

    @Override
    public void perform(Gesture gesture) {
        trace.add(Layer.UI, gesture.getClass().getSimpleName(), null, null);
        Softphone running = softphone;
        if (running == null) {
            return;
        }
        switch (gesture) {
            case Gesture.Dial g -> running.dial(g.to());
            case Gesture.Answer g -> device.answer(g.call());
            case Gesture.End g -> end(running, g.call());
            case Gesture.HoldAndAnswer g -> device.holdAndAnswer(g.call());
            case Gesture.EndAndAnswer g -> device.endAndAnswer(g.call());
            case Gesture.EndHeldAndAnswer g -> device.endHeldAndAnswer(g.call());
            case Gesture.Swap _ -> device.swap();
            case Gesture.Merge _ -> device.merge();
            case Gesture.Private g -> device.ungroup(g.call());
            case Gesture.Lock g -> device.setLocked(g.on());
            case Gesture.SetMuted g -> running.setMuted(g.call(), g.muted());
            case Gesture.SetHeld g -> running.setHeld(g.call(), g.held());
            case Gesture.PlayDtmf g -> running.playDtmf(g.call(), g.digit());
            case Gesture.KeyTone g -> sound.sounds().key(g.digit());
            case Gesture.SelectRoute g -> select(running, g.route());
            case Gesture.ComeToFront g -> sound.comeToFront();
            case Gesture.UseMicrophone g -> {
                household.claimMicrophone();
                sound.comeToFront();
            }
            case Gesture.Dismiss g -> running.dismiss(g.call());
        }
    }

    /** The phone's red button brings the held call back (R57); the app's is for what is not yet. */
    private void end(Softphone running, UUID call) {
        if (system.calls().stream().anyMatch(line -> line.call().equals(call))) {
            device.end(call);
        } else {
            running.end(call);
        }
    }

    private void select(Softphone running, String route) {
        switch (route) {
            case "speaker" -> running.setSpeaker(true);
            case "receiver" -> running.setSpeaker(false);
            default -> device.selectRoute(route);
        }
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
        Softphone running = softphone;
        if (running != null) {
            running.close();
        }
        sound.close();
        push.close();
        // the app's goodbyes are on its queue already: the phone is switched off behind them
        household
                .time()
                .queue(identity + " off")
                .after(
                        GOODBYE,
                        () -> {
                            device.close();
                            screen.close();
                            lock.close();
                            household.gone(this);
                        });
    }
}
