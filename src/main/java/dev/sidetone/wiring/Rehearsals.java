package dev.sidetone.wiring;

import dev.sidetone.system.Device;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.system.callers.Focus;
import dev.sidetone.system.dialing.CallingChoice;
import dev.sidetone.system.keeping.Kept;
import dev.sidetone.system.keeping.PhoneSettings;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Quirk.ApsEnvironment;
import dev.sidetone.system.profile.Switch;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.time.Randomness;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Rehearsal;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Makes happen around a phone what a tester asks for. Callable from any thread. */
final class Rehearsals {
    private final Device device;
    private final OtherApps apps;
    private final Randomness random;
    private final Consumer<Boolean> callKit;
    private final Runnable rebuilt;
    private final Runnable changed;
    private final Kept<PhoneSettings> settings;

    /**
     * @param settings how the phone is set up, as it was kept
     * @param callKit starts the softphone with CallKit or without
     * @param rebuilt installs the softphone anew, built for the {@code apsEnvironment} now
     * @param changed there is something new to show
     */
    Rehearsals(
            Device device,
            OtherApps apps,
            Randomness random,
            Kept<PhoneSettings> settings,
            Consumer<Boolean> callKit,
            Runnable rebuilt,
            Runnable changed) {
        this.device = device;
        this.apps = apps;
        this.random = random;
        this.settings = settings;
        this.callKit = callKit;
        this.rebuilt = rebuilt;
        this.changed = changed;
    }

    /**
     * @throws IllegalArgumentException names what is wrong and what can be chosen
     */
    void perform(Rehearsal what) {
        switch (what) {
            case Rehearsal.CellularRings r -> device.cellular().ring(random.uuid(), r.from());
            case Rehearsal.CellularCalls r -> device.cellular().call(random.uuid(), r.to());
            case Rehearsal.AppRings r -> apps.ring(r.app(), r.from());
            case Rehearsal.AppCalls r -> apps.call(r.app(), r.to());
            case Rehearsal.RemoteEnds r -> apps.remoteEnds(line(r.call()));
            case Rehearsal.PlainAnswers _ -> apps.plainAnswers();
            case Rehearsal.PlainEnds _ -> apps.plainEnds();
            case Rehearsal.LaunchApp r -> apps.named(r.app()).launch();
            case Rehearsal.LeaveApp r -> apps.named(r.app()).leave();
            case Rehearsal.KillApp r -> apps.named(r.app()).kill();
            case Rehearsal.PlayMusic r -> apps.music(r.on());
            case Rehearsal.CrashDaemon _ -> device.crashDaemon();
            case Rehearsal.ResetMediaServices _ -> device.resetMediaServices();
            case Rehearsal.SetFocus r -> setFocus(named(Focus.class, "Focus", r.focus()));
            case Rehearsal.SetCallingApp r ->
                    setCallingApp(named(CallingChoice.class, "The calling app", r.app()));
            case Rehearsal.AppOpensSettings _ -> apps.openSettings();
            case Rehearsal.SetVersion r -> setVersion(r.version());
            case Rehearsal.UseCallKit r -> useCallKit(r.on());
            case Rehearsal.SetSwitch r -> setSwitch(r.name(), r.value());
        }
        changed.run();
    }

    private SystemSnapshot.Line line(UUID call) {
        return device.snapshot().calls().stream()
                .filter(line -> line.call().equals(call))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("that call is over already"));
    }

    private static <E extends Enum<E>> E named(Class<E> of, String what, String name) {
        return Arrays.stream(of.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s cannot be \"%s\": choose one of %s"
                                                .formatted(
                                                        what,
                                                        name,
                                                        Arrays.toString(of.getEnumConstants()))));
    }

    private void setCallingApp(CallingChoice chosen) {
        settings.change(now -> now.with(chosen));
        device.wishes().setCallingApp(app(chosen));
    }

    /** By its display name; null for the phone's own. */
    private static @Nullable String app(CallingChoice chosen) {
        return switch (chosen) {
            case SOFTPHONE -> SidetoneApp.NAME;
            case OTHER_VOIP -> OtherApps.VOIP;
            case CELLULAR -> null;
        };
    }

    private void setFocus(Focus chosen) {
        settings.change(now -> now.with(chosen));
        device.setFocus(chosen);
    }

    private void setVersion(int version) {
        change(now -> now.with(new IOSProfile(version)));
    }

    private void useCallKit(boolean on) {
        IOSProfile profile = settings.value().profile();
        if (on && !profile.hasCallKit()) {
            throw new IllegalArgumentException(
                    "iOS %d has no CallKit: choose iOS 10 or newer first"
                            .formatted(profile.version()));
        }
        change(now -> now.withCallKit(on));
    }

    private void setSwitch(String name, String value) {
        change(now -> now.with(name, value));
    }

    /** One at a time, so that the phone is as the last one wants it. */
    private synchronized void change(UnaryOperator<PhoneSettings> change) {
        PhoneSettings before = settings.value();
        settings.change(change);
        PhoneSettings now = settings.value();
        apply(now);
        if (now.usesCallKit() != before.usesCallKit()) {
            callKit.accept(now.usesCallKit());
        }
        if (builtFor(now) != builtFor(before)) {
            rebuilt.run();
        }
    }

    private static ApsEnvironment builtFor(PhoneSettings now) {
        return now.switches().get(Quirk.APS_ENVIRONMENT);
    }

    private void apply(PhoneSettings now) {
        device.setProfile(now.profile());
        device.setSwitches(now.switches());
    }

    /** The phone becomes as it was kept; answers whether its softphone uses CallKit. */
    synchronized boolean restore() {
        PhoneSettings kept = settings.value();
        apply(kept);
        device.setFocus(kept.focus());
        device.wishes().setCallingApp(app(kept.callingApp()));
        return kept.usesCallKit();
    }

    /** Which phone is emulated now. */
    PhoneSnapshot.Emulation emulation() {
        PhoneSettings now = settings.value();
        Switches switches = now.switches();
        List<PhoneSnapshot.Setting> all = new ArrayList<>();
        for (Switch<?> each : Quirk.ALL) {
            all.add(setting(each, switches, now.own().containsKey(each.name())));
        }
        return new PhoneSnapshot.Emulation(
                now.profile().version(),
                IOSProfile.VERSIONS,
                now.focus().name(),
                now.usesCallKit(),
                all,
                now.callingApp().name());
    }

    private static <T> PhoneSnapshot.Setting setting(Switch<T> which, Switches now, boolean own) {
        return new PhoneSnapshot.Setting(
                which.name(), which.rules(), which.text(now.get(which)), which.choices(), own);
    }
}
