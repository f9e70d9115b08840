package dev.sidetone.system;

import static dev.sidetone.testing.Stage.ONE;
import static dev.sidetone.testing.Stage.OTHERS;
import static dev.sidetone.testing.VirtualSound.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionErrorCode;
import dev.sidetone.avaudio.AVAudioSessionMode;
import dev.sidetone.pushkit.PushForm;
import dev.sidetone.system.InstalledApp.Life;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.Stage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The phone as a whole: its screen, its version, its apps, and how it is switched off. */
class DeviceTest {
    private final Stage stage = new Stage();
    private final Device device = stage.phone.device();
    private final List<SystemSnapshot> screens = new ArrayList<>();

    private InstalledApp mine() {
        return device.installed().getFirst();
    }

    private InstalledApp other() {
        return device.installed().getLast();
    }

    private void watch() {
        device.observe(screens::add);
        stage.run();
        screens.clear();
    }

    @Test
    @DisplayName("An observer sees the screen at once, and then what changes on it")
    void observed() {
        device.observe(screens::add);
        stage.run();
        assertThat(screens).hasSize(1);

        device.setLocked(true);
        stage.run();
        assertThat(screens.getLast().locked()).isTrue();
        stage.phone.routes().plug("wire");
        stage.run();

        assertThat(screens.getLast().routes()).anyMatch(output -> output.id().equals("wire"));
    }

    @Test
    @DisplayName("The screen shows when an app comes to the front, leaves and ends")
    void appsAreShown() {
        watch();
        other().leave();
        stage.run();
        assertThat(screens.getLast().apps().getLast().life()).isEqualTo(Life.BACKGROUND);

        other().kill();
        stage.run();

        assertThat(screens.getLast().apps().getLast().life()).isEqualTo(Life.NOT_RUNNING);
    }

    @Test
    @DisplayName("Another switch shows on the screen at once")
    void switchesAreShown() {
        stage.talking(ONE).ringing(Stage.TWO);
        watch();

        stage.with(Quirk.UNSET_SUPPORTS_HOLDING, false);
        stage.run();

        assertThat(screens.getLast().sheet().choices())
                .doesNotContain(SystemSnapshot.Choice.HOLD_AND_ACCEPT);
    }

    @Test
    @DisplayName("The trace tells when the screen is locked, and when it is not any more")
    void lockIsTold() {
        device.setLocked(true);
        stage.run();
        assertThat(stage.events()).contains("Locked").doesNotContain("Unlocked");
        stage.forget();

        device.setLocked(false);
        stage.run();

        assertThat(stage.events()).contains("Unlocked").doesNotContain("Locked");
    }

    @Test
    @DisplayName("A version of iOS brings its rules for pushes, and its switches bring theirs")
    void profileOfPushes() {
        device.setProfile(new IOSProfile(10));
        assertThat(device.profile()).isEqualTo(new IOSProfile(10));
        assertThat(device.pushes().policy().form()).isEqualTo(PushForm.WITHOUT_COMPLETION);
        device.setProfile(new IOSProfile(26));
        assertThat(device.pushes().policy().debugDialogs()).isTrue();

        stage.with(Quirk.PUSH_FAILURE_THRESHOLD, 5);

        assertThat(device.pushes().policy().threshold()).isEqualTo(5);
        assertThat(device.pushes().policy().debugDialogs()).isTrue();
    }

    @Test
    @DisplayName("R5: apps hear that the media services are lost, then that they are back")
    void r5MediaServices() {
        List<String> told = new ArrayList<>();
        AVAudioSession session = stage.mine.services().audioSession();
        session.onMediaServicesWereLost(() -> told.add("lost"));
        session.onMediaServicesWereReset(() -> told.add("reset"));

        device.resetMediaServices();
        stage.run();

        assertThat(told).containsExactly("lost", "reset");
        assertThat(stage.mine.heard()).contains("didReset");
    }

    @Test
    @DisplayName("R38: an answer starts the app whose call it is, and no other one")
    void r38OnlyTheOneApp() {
        stage.ringing(ONE);
        mine().kill();
        other().kill();
        stage.run();

        device.answer(ONE);
        stage.run();

        assertThat(mine().life()).isEqualTo(Life.BACKGROUND);
        assertThat(other().running()).isFalse();
    }

    @Test
    @DisplayName("One app is in front: the one that was launched last")
    void oneInFront() {
        assertThat(mine().life()).isEqualTo(Life.BACKGROUND);
        assertThat(other().life()).isEqualTo(Life.FOREGROUND);

        mine().launch();

        assertThat(mine().life()).isEqualTo(Life.FOREGROUND);
        assertThat(other().life()).isEqualTo(Life.BACKGROUND);
    }

    @Test
    @DisplayName("R98: the app that is opened for a wish is in front")
    void r98InFront() {
        mine().open(program -> {}, "told");
        stage.run();

        assertThat(mine().life()).isEqualTo(Life.FOREGROUND);
        assertThat(other().life()).isEqualTo(Life.BACKGROUND);
    }

    private static void play(AVAudioSession session) {
        refusal(
                () ->
                        session.setCategory(
                                AVAudioSessionCategory.PLAYBACK, AVAudioSessionMode.DEFAULT));
    }

    @Test
    @DisplayName("An app that left gets no sound of its own, and one that ended has none")
    void soundAndLife() {
        AVAudioSession first = stage.mine.services().audioSession();
        AVAudioSession second = stage.other.services().audioSession();
        play(first);
        play(second);
        assertThat(refusal(() -> second.setActive(true))).isNull();
        assertThat(device.sound().state().isActive("other")).isTrue();

        mine().launch();
        mine().leave();
        stage.run();
        assertThat(refusal(() -> first.setActive(true)))
                .isEqualTo(AVAudioSessionErrorCode.CANNOT_INTERRUPT_OTHERS);
        other().kill();
        stage.run();

        assertThat(device.sound().state().isActive("other")).isFalse();
    }

    /** Counts the ends of its process. */
    private static final class Mortal implements App {
        private int ends;

        @Override
        public void launched(AppServices services) {}

        @Override
        public void ended() {
            ends++;
        }
    }

    @Test
    @DisplayName("An app's end is told to it once, and only if it ran")
    void endIsTold() {
        Mortal mortal = new Mortal();
        InstalledApp installed = device.install("mortal", mortal);
        installed.kill();
        assertThat(mortal.ends).isZero();
        installed.launch();

        installed.kill();
        installed.kill();

        assertThat(mortal.ends).isEqualTo(1);
    }

    @Test
    @DisplayName("R90: an app that is deleted and installed again does not run")
    void r90Reinstalled() {
        mine().reinstall();

        assertThat(mine().running()).isFalse();
    }

    @Test
    @DisplayName("R87: no push launches an app that never asked for pushes")
    void r87NeverSubscribed() {
        mine().kill();
        stage.run();

        stage.phone.push(Map.of("n", 1));

        assertThat(mine().running()).isFalse();
    }

    @Test
    @DisplayName("R87: once launched by pushes, an app is even if it did not ask again")
    void r87SubscribedLongAgo() {
        FakeApp pushed = new FakeApp().subscribing();
        InstalledApp installed = stage.phone.launch("pushed", pushed);
        installed.kill();
        pushed.launchingSilently();
        installed.launch();
        stage.run();
        installed.kill();
        stage.run();

        stage.phone.push(Map.of("n", 3));

        assertThat(installed.running()).isTrue();
    }

    @Test
    @DisplayName("Switched off, the phone has no running app and does nothing any more")
    void switchedOff() {
        stage.talking(stage.other, OTHERS);
        watch();

        device.close();
        stage.run();
        assertThat(device.installed()).noneMatch(InstalledApp::running);
        screens.clear();
        device.setLocked(true);
        stage.run();

        assertThat(screens).isEmpty();
    }
}
