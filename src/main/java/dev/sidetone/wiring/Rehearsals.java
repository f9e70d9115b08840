package dev.sidetone.wiring;

import dev.sidetone.system.Device;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.system.callers.Focus;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Switch;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.time.Randomness;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Rehearsal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Makes happen around a phone what a tester asks for. Callable from any thread. */
final class Rehearsals {
    private final Device device;
    private final OtherApps apps;
    private final Randomness random;
    private final Consumer<Boolean> callKit;
    private final Runnable changed;
    private final Map<String, String> own = new LinkedHashMap<>();
    private IOSProfile profile = IOSProfile.DEFAULT;
    private Focus focus = Focus.OFF;
    private boolean withCallKit = true;
    private boolean wantsCallKit = true;

    /**
     * @param callKit starts the softphone with CallKit or without
     * @param changed there is something new to show
     */
    Rehearsals(
            Device device,
            OtherApps apps,
            Randomness random,
            Consumer<Boolean> callKit,
            Runnable changed) {
        this.device = device;
        this.apps = apps;
        this.random = random;
        this.callKit = callKit;
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
            case Rehearsal.SetFocus r -> setFocus(r.focus());
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

    private void setFocus(String name) {
        Focus chosen =
                Arrays.stream(Focus.values())
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "Focus cannot be \"%s\": choose one of %s"
                                                        .formatted(
                                                                name,
                                                                Arrays.toString(Focus.values()))));
        synchronized (this) {
            focus = chosen;
        }
        device.setFocus(chosen);
    }

    private synchronized void setVersion(int version) {
        profile = new IOSProfile(version);
        apply();
        boolean wanted = wantsCallKit && profile.hasCallKit();
        if (wanted != withCallKit) {
            restart(wanted);
        }
    }

    private synchronized void useCallKit(boolean on) {
        if (on && !profile.hasCallKit()) {
            throw new IllegalArgumentException(
                    "iOS %d has no CallKit: choose iOS 10 or newer first"
                            .formatted(profile.version()));
        }
        wantsCallKit = on;
        if (on != withCallKit) {
            restart(on);
        }
    }

    private void restart(boolean on) {
        withCallKit = on;
        callKit.accept(on);
    }

    private synchronized void setSwitch(String name, String value) {
        if (value.isBlank()) {
            own.remove(name);
        } else {
            profile.switches().with(name, value);
            own.put(name, value);
        }
        apply();
    }

    private void apply() {
        device.setProfile(profile);
        device.setSwitches(switches());
    }

    private Switches switches() {
        Switches all = profile.switches();
        for (Map.Entry<String, String> each : own.entrySet()) {
            all = all.with(each.getKey(), each.getValue());
        }
        return all;
    }

    /** Which phone is emulated now. */
    synchronized PhoneSnapshot.Emulation emulation() {
        Switches now = switches();
        List<PhoneSnapshot.Setting> settings = new ArrayList<>();
        for (Switch<?> each : Quirk.ALL) {
            settings.add(setting(each, now));
        }
        return new PhoneSnapshot.Emulation(
                profile.version(), IOSProfile.VERSIONS, focus.name(), withCallKit, settings);
    }

    private <T> PhoneSnapshot.Setting setting(Switch<T> which, Switches now) {
        return new PhoneSnapshot.Setting(
                which.name(),
                which.rules(),
                which.text(now.get(which)),
                which.choices(),
                own.containsKey(which.name()));
    }
}
