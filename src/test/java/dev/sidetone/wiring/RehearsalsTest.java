package dev.sidetone.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.intents.INCallDestinationType;
import dev.sidetone.system.Device;
import dev.sidetone.system.InstalledApp;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.system.callers.Focus;
import dev.sidetone.system.dialing.StartCall;
import dev.sidetone.system.keeping.Keeper;
import dev.sidetone.system.keeping.Kept;
import dev.sidetone.system.keeping.PhoneSettings;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.VirtualDevice;
import dev.sidetone.time.Randomness;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Rehearsal;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What a tester makes happen around a phone: every panel's buttons, on virtual time. */
class RehearsalsTest {
    private final VirtualDevice phone = new VirtualDevice();
    private final Device device = phone.device();
    private final FakeApp mine = new FakeApp();
    private final List<Boolean> callKit = new ArrayList<>();
    private final List<Quirk.ApsEnvironment> builds = new ArrayList<>();
    private final Told told = new Told();
    private final OtherApps apps = new OtherApps(device, Randomness.seeded(1), told);
    private final KeptInMemory keeper = new KeptInMemory();
    private final Kept<PhoneSettings> settings = new Kept<>(keeper, phone.time().queue("files"));
    private final Rehearsals rehearsals =
            new Rehearsals(
                    device,
                    apps,
                    Randomness.seeded(2),
                    settings,
                    callKit::add,
                    () -> builds.add(device.switches().get(Quirk.APS_ENVIRONMENT)),
                    () -> {});

    private static final class Told implements OtherApps.Shown {
        private final List<String> words = new ArrayList<>();

        @Override
        public void changed() {}

        @Override
        public void filled(String app, String number) {
            words.add(app + " " + number);
        }

        @Override
        public void say(String said) {
            words.add(said);
        }
    }

    private static final class KeptInMemory implements Keeper<PhoneSettings> {
        private PhoneSettings value = PhoneSettings.DEFAULT;

        @Override
        public PhoneSettings load() {
            return value;
        }

        @Override
        public void save(PhoneSettings now) {
            value = now;
        }
    }

    @BeforeEach
    void launched() {
        phone.launch("mine", mine);
    }

    private void happens(Rehearsal what) {
        rehearsals.perform(what);
        phone.run();
    }

    private List<SystemSnapshot.Line> calls() {
        return device.snapshot().calls();
    }

    private void talking() {
        mine.ring(VirtualDevice.call(1));
        device.answer(VirtualDevice.call(1));
        phone.run();
    }

    private PhoneSnapshot.Doing doing(String app) {
        return apps.doing().stream().filter(each -> each.app().equals(app)).findFirst().get();
    }

    @Test
    @DisplayName("The cellular phone rings into a call, is answered, and its far end hangs up")
    void cellular() {
        talking();

        happens(new Rehearsal.CellularRings("+1 555 010 7788"));
        assertThat(device.snapshot().sheet().appName()).isEqualTo("Phone");
        device.holdAndAnswer(device.snapshot().sheet().call());
        phone.run();
        assertThat(calls()).extracting(SystemSnapshot.Line::onHold).containsExactly(true, false);
        happens(new Rehearsal.RemoteEnds(calls().getLast().call()));

        assertThat(calls()).hasSize(1).allMatch(SystemSnapshot.Line::onHold);
    }

    @Test
    @DisplayName("A second app's call can be the ringing, the active and the held side")
    void otherApp() {
        talking();
        happens(new Rehearsal.AppRings(OtherApps.VOIP, "carol"));
        SystemSnapshot.Sheet sheet = device.snapshot().sheet();
        assertThat(sheet.name()).isEqualTo("carol");
        assertThat(sheet.choices()).contains(SystemSnapshot.Choice.HOLD_AND_ACCEPT);

        device.holdAndAnswer(sheet.call());
        phone.run();
        assertThat(calls().getLast().connected()).isTrue();
        device.swap();
        phone.run();
        assertThat(calls()).extracting(SystemSnapshot.Line::onHold).containsExactly(false, true);
        happens(new Rehearsal.RemoteEnds(calls().getLast().call()));
        assertThat(calls()).hasSize(1);

        happens(new Rehearsal.AppCalls(OtherApps.VOIP, "dave"));
        assertThat(calls()).extracting(SystemSnapshot.Line::onHold).containsExactly(true, false);
        assertThat(calls().getLast().connected()).isTrue();
    }

    @Test
    @DisplayName("U5: the second app's localizedName stands on its sheet and call before iOS 14")
    void u5OtherAppsName() {
        happens(new Rehearsal.SetVersion(13));
        happens(new Rehearsal.AppRings(OtherApps.VOIP, "carol"));
        assertThat(device.snapshot().sheet().appName()).isEqualTo("Other VoIP");
        device.answer(device.snapshot().sheet().call());
        phone.run();
        assertThat(calls().getFirst().appName()).isEqualTo("Other VoIP");
        happens(new Rehearsal.SetVersion(14));
        assertThat(calls().getFirst().appName()).isEqualTo("Other Calls");
    }

    @Test
    @DisplayName("A6, R80: the app without CallKit is interrupted while the cellular phone rings")
    void plainApp() {
        happens(new Rehearsal.AppRings(OtherApps.PLAIN, "erin"));
        assertThat(doing(OtherApps.PLAIN))
                .isEqualTo(new PhoneSnapshot.Doing(OtherApps.PLAIN, "INVITED", "erin"));
        happens(new Rehearsal.PlainAnswers());
        assertThat(doing(OtherApps.PLAIN).state()).isEqualTo("CONNECTED");

        happens(new Rehearsal.CellularRings("+15550100"));
        assertThat(doing(OtherApps.PLAIN).state()).isEqualTo("INTERRUPTED");
        device.end(calls().getFirst().call());
        phone.run();
        assertThat(doing(OtherApps.PLAIN).state()).isEqualTo("CONNECTED");

        happens(new Rehearsal.PlainEnds());
        assertThat(doing(OtherApps.PLAIN).state()).isEqualTo("IDLE");
    }

    @Test
    @DisplayName("R80: music is interrupted by a call, and goes on behind it")
    void music() {
        happens(new Rehearsal.PlayMusic(true));
        assertThat(doing(OtherApps.MUSIC).state()).isEqualTo("PLAYING");

        talking();
        assertThat(doing(OtherApps.MUSIC).state()).isEqualTo("INTERRUPTED");
        device.end(VirtualDevice.call(1));
        phone.run();
        assertThat(doing(OtherApps.MUSIC).state()).isEqualTo("PLAYING");
        happens(new Rehearsal.PlayMusic(false));
        assertThat(doing(OtherApps.MUSIC).state()).isEqualTo("PAUSED");
    }

    @Test
    @DisplayName("Apps are launched, left and killed; one is in front")
    void lives() {
        happens(new Rehearsal.LaunchApp(OtherApps.VOIP));
        assertThat(life(OtherApps.VOIP)).isEqualTo(InstalledApp.Life.FOREGROUND);
        assertThat(life("mine")).isEqualTo(InstalledApp.Life.BACKGROUND);
        happens(new Rehearsal.LeaveApp(OtherApps.VOIP));
        assertThat(life(OtherApps.VOIP)).isEqualTo(InstalledApp.Life.BACKGROUND);
        happens(new Rehearsal.KillApp(OtherApps.VOIP));
        assertThat(life(OtherApps.VOIP)).isEqualTo(InstalledApp.Life.NOT_RUNNING);
    }

    private InstalledApp.Life life(String app) {
        return device.snapshot().apps().stream()
                .filter(line -> line.name().equals(app))
                .findFirst()
                .get()
                .life();
    }

    @Test
    @DisplayName("R5: the daemon's crash and the media services' reset end all calls")
    void crashes() {
        talking();
        happens(new Rehearsal.CrashDaemon());
        assertThat(calls()).isEmpty();
        talking();
        happens(new Rehearsal.ResetMediaServices());
        assertThat(calls()).isEmpty();
    }

    @Test
    @DisplayName("R32: Focus while locked lets calls through when the phone is unlocked")
    void focus() {
        happens(new Rehearsal.SetFocus("WHILE_LOCKED"));
        mine.ring(VirtualDevice.call(2));
        phone.run();
        assertThat(calls()).hasSize(1);
        device.setLocked(true);
        mine.ring(VirtualDevice.call(3));
        phone.run();

        assertThat(calls()).hasSize(1);
        assertThat(mine.heard()).contains("shown", "not shown 3");
        assertThat(rehearsals.emulation().focus()).isEqualTo("WHILE_LOCKED");
    }

    @Test
    @DisplayName(
            "A version brings its switches, a person's own stay; emptied they are the version's")
    void emulation() {
        happens(new Rehearsal.SetVersion(10));
        assertThat(device.switches().get(Quirk.START_TIMEOUT)).hasSeconds(60);
        happens(new Rehearsal.SetSwitch("startTimeout", "7.5"));
        happens(new Rehearsal.SetVersion(26));
        assertThat(device.switches().get(Quirk.START_TIMEOUT)).hasMillis(7500);
        assertThat(setting("startTimeout"))
                .matches(setting -> setting.own() && setting.value().equals("7.5"));
        happens(new Rehearsal.SetSwitch("startTimeout", ""));

        assertThat(device.switches().get(Quirk.START_TIMEOUT)).hasSeconds(600);
        assertThat(setting("startTimeout"))
                .matches(setting -> !setting.own() && setting.value().equals("600"));
        assertThat(rehearsals.emulation().version()).isEqualTo(26);
    }

    private PhoneSnapshot.Setting setting(String name) {
        return rehearsals.emulation().switches().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .get();
    }

    @Test
    @DisplayName("On iOS 9 the softphone starts anew without CallKit, and cannot have it")
    void withoutCallKit() {
        happens(new Rehearsal.UseCallKit(false));
        happens(new Rehearsal.UseCallKit(true));
        happens(new Rehearsal.SetVersion(9));

        assertThat(callKit).containsExactly(false, true, false);
        assertThatThrownBy(() -> happens(new Rehearsal.UseCallKit(true)))
                .hasMessageContaining("iOS 9 has no CallKit");
    }

    @Test
    @DisplayName("An app for other pushes is another build: it is installed once for each change")
    void anotherBuild() {
        happens(new Rehearsal.SetSwitch("apsEnvironment", "DEVELOPMENT"));
        happens(new Rehearsal.SetSwitch("apsEnvironment", "development"));
        happens(new Rehearsal.SetSwitch("ringLimit", "7"));
        happens(new Rehearsal.SetSwitch("apsEnvironment", ""));

        assertThat(builds)
                .containsExactly(Quirk.ApsEnvironment.DEVELOPMENT, Quirk.ApsEnvironment.UNSAID);
    }

    @Test
    @DisplayName("Focus, version, switches and the mode are kept, and a new phone has them")
    void keptSettings() {
        happens(new Rehearsal.SetFocus("ALWAYS"));
        happens(new Rehearsal.SetVersion(15));
        happens(new Rehearsal.SetSwitch("ringLimit", "7"));
        happens(new Rehearsal.SetSwitch("earlyRequestError", "3"));
        happens(new Rehearsal.SetSwitch("earlyRequestError", ""));
        happens(new Rehearsal.UseCallKit(false));
        happens(new Rehearsal.SetCallingApp("OTHER_VOIP"));

        assertThat(keeper.value.own()).containsExactly(Map.entry("ringLimit", "7"));
        VirtualDevice other = new VirtualDevice();
        var next =
                new Rehearsals(
                        other.device(),
                        new OtherApps(other.device(), Randomness.seeded(1), told),
                        Randomness.seeded(2),
                        new Kept<>(keeper, other.time().queue("files")),
                        callKit::add,
                        () -> {},
                        () -> {});
        assertThat(next.restore()).as("CallKit").isFalse();
        other.run();

        assertThat(other.device().reception().focus()).isEqualTo(Focus.ALWAYS);
        assertThat(other.device().profile().version()).isEqualTo(15);
        assertThat(other.device().switches())
                .isEqualTo(settings.value().switches())
                .satisfies(
                        now ->
                                assertThat(now.get(Quirk.RING_LIMIT))
                                        .isEqualTo(Duration.ofSeconds(7)));
        assertThat(next.emulation()).isEqualTo(rehearsals.emulation());
        other.device().setProfile(IOSProfile.DEFAULT);
        assertThat(other.device().wishes().tapped(number())).as("Other Calls").isTrue();
    }

    private static StartCall number() {
        var handle = new CXHandle(CXHandleType.PHONE_NUMBER, "+1 555-0101");
        return new StartCall(handle, "", false, INCallDestinationType.NORMAL);
    }

    @Test
    @DisplayName(
            "R101: the second app, chosen for calling, gets the link in front and calls nobody")
    void r101OtherApp() {
        assertThat(device.wishes().tapped(number())).as("nobody has chosen").isFalse();
        happens(new Rehearsal.SetCallingApp("OTHER_VOIP"));

        assertThat(device.wishes().tapped(number())).isTrue();
        phone.run();

        assertThat(life(OtherApps.VOIP)).isEqualTo(InstalledApp.Life.FOREGROUND);
        assertThat(told.words).containsExactly("Other Calls +1555-0101");
        assertThat(calls()).isEmpty();
        happens(new Rehearsal.SetCallingApp("CELLULAR"));
        assertThat(device.wishes().tapped(number())).isFalse();
    }

    @Test
    @DisplayName("An app that asks has a person shown the call directory, or hears that none is")
    void settingsOfTheDirectory() {
        happens(new Rehearsal.AppOpensSettings());
        assertThat(told.words)
                .singleElement()
                .asString()
                .contains("Other Calls: The operation couldn\u2019t be completed");
        AtomicInteger shown = new AtomicInteger();
        device.reception().setSettings(() -> shown.incrementAndGet() > 0);

        happens(new Rehearsal.AppOpensSettings());

        assertThat(shown).hasValue(1);
        assertThat(told.words).hasSize(1);
    }

    @Test
    @DisplayName("What was refused is not kept")
    void refusedIsNotKept() {
        for (Rehearsal wrong :
                List.of(
                        new Rehearsal.SetFocus("sometimes"),
                        new Rehearsal.SetVersion(8),
                        new Rehearsal.SetCallingApp("Chess"),
                        new Rehearsal.SetSwitch("ringLimit", "long"))) {
            assertThatThrownBy(() -> happens(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        phone.run();

        assertThat(settings.value()).isEqualTo(PhoneSettings.DEFAULT);
        assertThat(keeper.value).isEqualTo(PhoneSettings.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"focus", "switch", "value", "version", "app", "music rings", "call"})
    @DisplayName("What cannot be done is refused in words, and the phone goes on")
    void wrong(String what) {
        Rehearsal wrong =
                switch (what) {
                    case "focus" -> new Rehearsal.SetFocus("sometimes");
                    case "switch" -> new Rehearsal.SetSwitch("nothing", "1");
                    case "value" -> new Rehearsal.SetSwitch("ringLimit", "long");
                    case "version" -> new Rehearsal.SetVersion(19);
                    case "app" -> new Rehearsal.LaunchApp("Chess");
                    case "music rings" -> new Rehearsal.AppRings(OtherApps.MUSIC, "x");
                    default -> new Rehearsal.RemoteEnds(VirtualDevice.call(5));
                };

        assertThatThrownBy(() -> happens(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank();
        talking();
        assertThat(calls()).hasSize(1);
    }
}
