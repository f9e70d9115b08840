package dev.sidetone.system;

import static dev.sidetone.system.SystemSnapshot.Choice.ACCEPT;
import static dev.sidetone.system.SystemSnapshot.Choice.DECLINE;
import static dev.sidetone.testing.Stage.CELLULAR;
import static dev.sidetone.testing.Stage.ONE;
import static dev.sidetone.testing.Stage.OTHERS;
import static dev.sidetone.testing.Stage.TWO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.system.SystemSnapshot.Form;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.Stage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.function.Consumer;

/** What the phone's own screen is made of, before anybody draws it: U1 to U3, U5, U7, U8. */
class PhoneScreenTest {
    private final Stage stage = new Stage();
    private final Device device = stage.phone.device();

    private SystemSnapshot.Line line() {
        return device.snapshot().calls().getFirst();
    }

    private void update(Consumer<CXCallUpdate> set) {
        CXCallUpdate update = new CXCallUpdate();
        set.accept(update);
        stage.mine.provider().reportCallUpdated(ONE, update);
        stage.run();
    }

    @Test
    @DisplayName("U1: the grid of a call: mute and hold selected by its state, others by its flags")
    void u1Grid() {
        stage.talking(ONE);
        assertThat(line())
                .matches(it -> !it.muted() && !it.onHold())
                .matches(it -> it.canHold() && it.canSendDigits());
        assertThat(stage.options().addCall()).isTrue();

        device.setMuted(ONE, true);
        device.setHeld(ONE, true);
        update(set -> set.setSupportsDTMF(false));

        assertThat(line()).matches(it -> it.muted() && it.onHold());
        assertThat(line().canSendDigits()).isFalse();
        assertThat(line().canHold()).as("what is held can be taken back").isTrue();
    }

    @Test
    @DisplayName("U1: while the app has not fulfilled it, a button shows that it is under way")
    void u1Provisional() {
        stage.mine.answering(CXSetMutedCallAction.class, Response.NOTHING);
        stage.talking(ONE);

        device.setMuted(ONE, true);
        stage.run();
        assertThat(line()).matches(it -> it.mutePending() && !it.muted());
        stage.advance(Duration.ofSeconds(5));

        assertThat(line()).matches(it -> !it.mutePending() && !it.muted());
    }

    @Test
    @DisplayName("U1: no call can be added while one is still on its way, or cannot be held")
    void u1AddCall() {
        stage.mine.start(ONE);
        stage.run();
        assertThat(stage.options().addCall()).isFalse();
        stage.mine.provider().reportOutgoingCallConnected(ONE, null);
        stage.run();
        assertThat(stage.options().addCall()).isTrue();

        update(set -> set.setSupportsHolding(false));

        assertThat(stage.options().addCall()).isFalse();
    }

    @Test
    @DisplayName("U2: with a held call beside it: swap and merge instead of add; both have names")
    void u2TwoCalls() {
        stage.talking(ONE).held(ONE).talking(TWO);

        assertThat(stage.options()).isEqualTo(new SystemSnapshot.Options(false, true, true));
        assertThat(device.snapshot().calls())
                .extracting(SystemSnapshot.Line::name)
                .containsExactly("carol", "carol");
        assertThat(stage.calls()).containsExactly("1 held", "2");
        assertThat(device.snapshot().calls().getLast().connectedAt()).isNotNull();
    }

    @Test
    @DisplayName("U2: calls of two apps can change places and cannot be merged")
    void u2TwoApps() {
        stage.talking(ONE);
        stage.other.ring(OTHERS);
        device.holdAndAnswer(OTHERS);
        stage.run();
        stage.run();

        assertThat(stage.calls()).containsExactly("1 held", "5");
        assertThat(stage.options()).isEqualTo(new SystemSnapshot.Options(false, true, false));
    }

    @Test
    @DisplayName("U2: a conference lists its members, and each can be left or taken out")
    void u2Conference() {
        stage.talking(ONE).held(ONE).talking(TWO);
        device.merge();
        stage.run();

        assertThat(device.snapshot().calls())
                .allMatch(it -> it.group() != null && it.canUngroup())
                .extracting(SystemSnapshot.Line::group)
                .containsOnly(line().group());
        assertThat(stage.options()).isEqualTo(new SystemSnapshot.Options(true, false, false));
    }

    @Test
    @DisplayName("U3: receiver and speaker are toggled; what is connected makes a list")
    void u3Routes() {
        stage.talking(ONE);
        assertThat(device.snapshot().routes())
                .extracting(RouteHardware.Output::id)
                .containsExactly("receiver", "speaker");

        device.selectRoute("speaker");
        stage.run();
        assertThat(selected()).isEqualTo("speaker");
        stage.phone.routes().plug("headset");
        stage.run();

        assertThat(device.snapshot().routes())
                .extracting(RouteHardware.Output::id)
                .containsExactly("receiver", "speaker", "headset");
        assertThat(selected()).isEqualTo("headset");
    }

    private String selected() {
        return device.snapshot().routes().stream()
                .filter(RouteHardware.Output::selected)
                .map(RouteHardware.Output::id)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"10, FULL_SCREEN", "13, FULL_SCREEN", "14, BANNER", "18, BANNER", "26, BANNER"})
    @DisplayName("U5: a first call rings on the full screen, or since iOS 14 in a banner")
    void u5FormByVersion(int version, Form form) {
        device.setProfile(new IOSProfile(version));
        stage.ringing(ONE);

        assertThat(device.snapshot().sheet().form()).isEqualTo(form);
        assertThat(stage.choices()).containsExactly(DECLINE, ACCEPT);
    }

    @Test
    @DisplayName("U5: the setting decides on an unlocked phone; locked, one slides")
    void u5Setting() {
        stage.with(Quirk.ANNOUNCEMENT, Quirk.Announcement.FULL_SCREEN).ringing(ONE);
        assertThat(device.snapshot().sheet().form()).isEqualTo(Form.FULL_SCREEN);

        device.setLocked(true);
        stage.run();
        assertThat(device.snapshot().sheet().form()).isEqualTo(Form.LOCKED);
        device.setLocked(false);
        stage.with(Quirk.ANNOUNCEMENT, Quirk.Announcement.BANNER);
        stage.run();

        assertThat(device.snapshot().sheet().form()).isEqualTo(Form.BANNER);
    }

    @Test
    @DisplayName("U5: the sheet names the app, the caller and whether there is video")
    void u5Words() {
        CXCallUpdate update = new CXCallUpdate();
        update.setHasVideo(true);
        stage.ringing(ONE);
        assertThat(device.snapshot().sheet())
                .matches(sheet -> sheet.appName().equals("mine") && !sheet.video());

        stage.mine.provider().reportCallUpdated(ONE, update);
        stage.run();
        assertThat(device.snapshot().sheet())
                .as("U4: the provider supports no video")
                .matches(sheet -> !sheet.video());
        assertThat(line().video()).isFalse();

        CXProviderConfiguration able = new CXProviderConfiguration();
        able.setSupportsVideo(true);
        stage.mine.provider().setConfiguration(able);
        stage.run();

        assertThat(device.snapshot().sheet()).matches(SystemSnapshot.Sheet::video);
        assertThat(line().video()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"10, Mine Inc.", "13, Mine Inc.", "14, mine", "18, mine"})
    @DisplayName("U5: before iOS 14 the provider's localizedName stands for the app's own name")
    void u5LocalizedName(int version, String name) {
        device.setProfile(new IOSProfile(version));
        stage.ringing(ONE);
        assertThat(device.snapshot().sheet().appName()).as("none given").isEqualTo("mine");

        stage.mine.provider().setConfiguration(new CXProviderConfiguration("Mine Inc."));
        stage.run();

        assertThat(device.snapshot().sheet().appName()).isEqualTo(name);
        assertThat(line().appName()).isEqualTo(name);
        assertThat(line().app()).isEqualTo("mine");
        stage.mine.provider().setConfiguration(new CXProviderConfiguration(" "));
        stage.run();
        assertThat(device.snapshot().sheet().appName()).isEqualTo("mine");
    }

    @Test
    @DisplayName("U7: calling, connecting, the timer, on hold: each is told by the call's line")
    void u7Outgoing() {
        stage.mine.start(ONE);
        stage.run();
        assertThat(line())
                .as("calling")
                .matches(it -> it.outgoing() && !it.connecting() && it.connectedAt() == null);

        stage.mine.provider().reportOutgoingCallStartedConnecting(ONE, null);
        stage.run();
        assertThat(line()).as("connecting").matches(it -> it.connecting() && !it.connected());

        stage.advance(Duration.ofSeconds(2));
        stage.mine.provider().reportOutgoingCallConnected(ONE, null);
        stage.run();
        assertThat(line().connectedAt()).as("timer").isEqualTo(stage.phone.time().now());
        device.setHeld(ONE, true);
        stage.run();

        assertThat(line()).as("on hold").matches(SystemSnapshot.Line::onHold);
    }

    @Test
    @DisplayName("U7: an answer that is not fulfilled yet reads connecting")
    void u7Answering() {
        stage.mine.answering(CXAnswerCallAction.class, Response.NOTHING);
        stage.ringing(ONE);
        device.answer(ONE);
        stage.run();

        assertThat(line()).matches(it -> it.answerPending() && it.connectedAt() == null);
        assertThat(device.snapshot().sheet().answering()).isTrue();
    }

    @Test
    @DisplayName("U8: an outgoing call brings no sheet, whether its app is in front or not")
    void u8NoSheet() {
        FakeApp front = new FakeApp();
        InstalledApp app = stage.phone.launch("front", front);
        front.start(ONE);
        stage.run();
        assertThat(app.life()).isEqualTo(InstalledApp.Life.FOREGROUND);
        assertThat(device.snapshot().sheet()).isNull();

        app.leave();
        stage.run();

        assertThat(device.snapshot().sheet()).isNull();
        assertThat(line()).matches(it -> it.outgoing() && it.app().equals("front"));
    }

    @Test
    @DisplayName("U8: that the app of a call was left is what the green indicator hangs on")
    void u8Left() {
        FakeApp third = new FakeApp();
        InstalledApp app = stage.phone.launch("third", third);
        stage.talking(third, OTHERS);
        assertThat(line().app()).isEqualTo("third");

        app.leave();
        stage.run();

        assertThat(device.snapshot().apps())
                .filteredOn(each -> each.name().equals(line().app()))
                .singleElement()
                .matches(each -> each.life() == InstalledApp.Life.BACKGROUND);
        assertThat(stage.calls()).as("the call goes on").containsExactly("5");
    }

    @Test
    @DisplayName("U7: what has ended is gone from the screen, with its sheet and its buttons")
    void u7Ended() {
        stage.talking(ONE).ringingCellular();
        stage.mine.provider().reportCallEnded(ONE, null, CXCallEndedReason.FAILED);
        device.cellular().remoteEnds(CELLULAR);
        stage.run();

        assertThat(device.snapshot().calls()).isEmpty();
        assertThat(device.snapshot().sheet()).isNull();
        assertThat(device.snapshot().audioActive()).isFalse();
    }
}
