package dev.sidetone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.intents.INCallDestinationType;
import dev.sidetone.system.InstalledApp.Life;
import dev.sidetone.system.dialing.StartCall;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.system.recents.RecentOutcome;
import dev.sidetone.testing.CallingApp;
import dev.sidetone.testing.VirtualDevice;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;
import java.util.UUID;

/** Calls that begin outside the app: R98 to R101. */
class CallWishesTest {
    private static final CXHandle NUMBER = new CXHandle(CXHandleType.PHONE_NUMBER, "+15550101");

    private final VirtualDevice phone = new VirtualDevice();
    private final CallingApp app = new CallingApp();
    private final UUID one = VirtualDevice.call(1);
    private InstalledApp installed;

    @BeforeEach
    void install() {
        app.calls().configuration().setSupportedHandleTypes(Set.of(CXHandleType.PHONE_NUMBER));
        installed = phone.device().install("softphone", app);
        installed.launch();
        phone.run();
        app.wishes();
        app.calls().heard();
    }

    private void missed(@Nullable CXHandle from, boolean video) {
        CXCallUpdate update = new CXCallUpdate();
        if (from != null) {
            update.setRemoteHandle(from);
        }
        update.setHasVideo(video);
        app.calls().provider().reportNewIncomingCall(one, update, _ -> {});
        app.calls().provider().reportCallEnded(one, null, CXCallEndedReason.UNANSWERED);
        phone.run();
        app.calls().heard();
    }

    private RecentEntry recent() {
        return phone.recents().getLast();
    }

    @Test
    @DisplayName("R98: recents keep whom to call back, by which app, and whether with video")
    void r98Entry() {
        missed(NUMBER, true);

        assertThat(recent().handle()).isEqualTo(NUMBER);
        assertThat(recent().app()).isEqualTo("softphone");
        assertThat(recent().video()).isTrue();
        assertThat(recent().outcome()).isEqualTo(RecentOutcome.MISSED);
    }

    @Test
    @DisplayName("R98: an app that does not run is launched from recents and calls at once")
    void r98LaunchedFromRecents() {
        missed(NUMBER, false);
        installed.kill();
        phone.run();

        phone.device().wishes().callBack(recent());
        phone.run();

        assertThat(app.wishes()).containsExactly("launched", "INStartCallIntent");
        assertThat(installed.life()).isEqualTo(Life.FOREGROUND);
        assertThat(app.calls().last())
                .isInstanceOfSatisfying(
                        CXStartCallAction.class,
                        start -> assertThat(start.handle()).isEqualTo(NUMBER));
        assertThat(phone.device().snapshot().calls())
                .singleElement()
                .matches(SystemSnapshot.Line::outgoing);
    }

    @Test
    @DisplayName("R98: an app that runs comes to the front and calls")
    void r98RunningApp() {
        missed(NUMBER, false);
        installed.leave();

        phone.device().wishes().callBack(recent());
        phone.run();

        assertThat(app.wishes()).containsExactly("INStartCallIntent");
        assertThat(installed.life()).isEqualTo(Life.FOREGROUND);
        assertThat(phone.device().snapshot().calls()).hasSize(1);
    }

    @Test
    @DisplayName("R98: who gave no handle cannot be called back: the app is opened, no more")
    void r98NoHandle() {
        missed(null, false);
        installed.kill();
        phone.run();

        phone.device().wishes().callBack(recent());
        phone.run();

        assertThat(app.wishes()).containsExactly("launched");
        assertThat(phone.device().snapshot().calls()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("R98: since iOS 11 a provider can keep its calls out of recents")
    @CsvSource({"10, 1", "11, 0", "18, 0"})
    void r98IncludedInRecents(int version, int listed) {
        phone.device().setProfile(new IOSProfile(version));
        installed.kill();
        app.calls().configuration().setIncludesCallsInRecents(false);
        installed.launch();
        phone.run();

        missed(NUMBER, false);

        assertThat(phone.recents()).hasSize(listed);
    }

    @Test
    @DisplayName("R99: an app hears nothing where its provider supports no such handle")
    void r99UnsupportedType() {
        missed(new CXHandle(CXHandleType.GENERIC, "bob"), false);
        installed.kill();
        phone.run();

        phone.device().wishes().callBack(recent());
        phone.run();

        assertThat(app.wishes()).containsExactly("launched");
        assertThat(phone.device().snapshot().calls()).isEmpty();
    }

    @Test
    @DisplayName("R99: without supportedHandleTypes there is no activity at all")
    void r99NoTypes() {
        installed.kill();
        app.calls().configuration().setSupportedHandleTypes(Set.of());
        installed.launch();
        phone.run();
        missed(NUMBER, false);
        app.wishes();

        phone.device().wishes().callBack(recent());
        phone.run();

        assertThat(app.wishes()).isEmpty();
        assertThat(phone.device().snapshot().calls()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("R100: the intent has the name that the version gives it")
    @CsvSource({
        "12, false, INStartAudioCallIntent",
        "12, true, INStartVideoCallIntent",
        "13, false, INStartCallIntent",
        "18, true, INStartCallIntent"
    })
    void r100Intents(int version, boolean video, String expected) {
        phone.device().setProfile(new IOSProfile(version));
        missed(NUMBER, video);

        phone.device().wishes().callBack(recent());
        phone.run();

        assertThat(app.wishes()).containsExactly(expected);
        assertThat(phone.device().snapshot().calls()).hasSize(1);
    }

    @Test
    @DisplayName("R101: the app chosen for calling is launched with a tel: link and calls")
    void r101ChosenApp() {
        phone.device().wishes().setCallingApp("softphone");
        installed.kill();
        phone.run();

        assertThat(phone.device().wishes().tapped(tapped(NUMBER))).isTrue();
        phone.run();

        assertThat(app.wishes()).containsExactly("launched", "tel:+15550101");
        assertThat(phone.device().snapshot().calls()).hasSize(1);
    }

    @ParameterizedTest
    @DisplayName("R101: before iOS 18, unchosen, or for a name there is no link")
    @CsvSource({
        "17, softphone, PHONE_NUMBER",
        "18, , PHONE_NUMBER",
        "18, other, PHONE_NUMBER",
        "18, softphone, GENERIC"
    })
    void r101NoLink(int version, @Nullable String chosen, CXHandleType type) {
        phone.device().setProfile(new IOSProfile(version));
        phone.device().wishes().setCallingApp(chosen);

        assertThat(phone.device().wishes().tapped(tapped(new CXHandle(type, "+15550101"))))
                .isFalse();
        phone.run();

        assertThat(app.wishes()).isEmpty();
    }

    private static StartCall tapped(CXHandle whom) {
        return new StartCall(whom, whom.value(), false, INCallDestinationType.NORMAL);
    }
}
