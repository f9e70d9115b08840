package dev.sidetone.system;

import static dev.sidetone.testing.Stage.ONE;
import static dev.sidetone.testing.Stage.TWO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Switch;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.Stage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Every switch does what it says, and nothing does it twice. */
class SwitchesTest {
    private final Stage stage = new Stage();
    private final Device device = stage.phone.device();

    private static <T> T at(int version, Switch<T> which) {
        return new IOSProfile(version).switches().get(which);
    }

    @Test
    @DisplayName("Profiles 9 to 18 and 26 differ in their switches alone, and 18 is the default")
    void profiles() {
        assertThat(IOSProfile.DEFAULT.version()).isEqualTo(18);
        assertThat(IOSProfile.DEFAULT.switches()).isEqualTo(Switches.STANDARD);
        assertThat(new IOSProfile(9).hasCallKit()).isFalse();
        assertThat(new IOSProfile(10).hasCallKit()).isTrue();
        assertThat(at(10, Quirk.START_TIMEOUT)).hasSeconds(60);
        assertThat(at(11, Quirk.START_TIMEOUT)).hasSeconds(600);
        assertThat(at(15, Quirk.RING_LIMIT)).isZero();
        assertThat(at(16, Quirk.RING_LIMIT)).hasSeconds(60);
        assertThat(at(14, Quirk.NO_ACTIVATE_AFTER_REMOTE_END)).isFalse();
        assertThat(at(15, Quirk.NO_ACTIVATE_AFTER_REMOTE_END)).isTrue();
        assertThat(at(13, Quirk.ANNOUNCEMENT)).isEqualTo(Quirk.Announcement.FULL_SCREEN);
        assertThat(at(14, Quirk.ANNOUNCEMENT)).isEqualTo(Quirk.Announcement.BANNER);
        assertThat(at(12, Quirk.PUSH_PROMISE_KEPT)).isFalse();
        assertThat(at(13, Quirk.PUSH_PROMISE_KEPT)).isTrue();
        assertThat(at(18, Quirk.PUSH_METADATA)).isFalse();
        assertThat(at(26, Quirk.PUSH_METADATA)).isTrue();
        assertThat(at(18, Quirk.BUSY_ON_DEACTIVATION)).isTrue();
        assertThat(at(26, Quirk.BUSY_ON_DEACTIVATION)).isFalse();
        assertThat(at(13, Quirk.LOCALIZED_NAME_SHOWN)).isTrue();
        assertThat(at(14, Quirk.LOCALIZED_NAME_SHOWN)).isFalse();
        assertThat(at(9, Quirk.INTERRUPTION_ENDED_ON_RETURN)).isFalse();
        assertThat(at(10, Quirk.INTERRUPTION_ENDED_ON_RETURN)).isTrue();
        assertThat(at(15, Quirk.HOLD_OFFERED_ANYWAY)).isTrue();
        assertThat(at(16, Quirk.HOLD_OFFERED_ANYWAY)).isFalse();
        assertThat(at(10, Quirk.LOCKED_FOCUS_REFUSES)).isFalse();
    }

    @Test
    @DisplayName("A version that is not emulated is refused with the ones that are")
    void unknownVersion() {
        assertThatThrownBy(() -> new IOSProfile(19))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("iOS 19")
                .hasMessageContaining("26");
    }

    @ParameterizedTest
    @CsvSource({
        "gateOnCompletion, perhaps, 'true, false'",
        "earlyRequestError, -1, 'at least 0'",
        "earlyRequestError, seven, 'at least 0'",
        "ringLimit, -3, seconds",
        "ringLimit, NaNs, seconds",
        "rivalCall, END, END_THE_OLDER",
        "nothingOfTheKind, 1, 'no switch'"
    })
    @DisplayName("A wrong setting is refused with the switch, the text and the choices")
    void wrongSettings(String name, String text, String says) {
        assertThatThrownBy(() -> Switches.STANDARD.with(name, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(says);
    }

    @Test
    @DisplayName("Every switch can be set by name, and reads back")
    void settings() {
        assertThat(Quirk.ALL).extracting(Switch::name).doesNotHaveDuplicates();
        assertThat(Switches.STANDARD.with("ringLimit", "2.5").get(Quirk.RING_LIMIT))
                .hasMillis(2500);
        assertThat(Switches.STANDARD.with("rivalCall", " end_the_newer ").get(Quirk.RIVAL_CALL))
                .isEqualTo(Quirk.Rival.END_THE_NEWER);
        assertThat(Switches.STANDARD.with("gateOnCompletion", "TRUE"))
                .isNotEqualTo(Switches.STANDARD)
                .matches(switches -> switches.on(Quirk.GATE_ON_COMPLETION));
    }

    @ParameterizedTest
    @CsvSource({"7, refused 7", "2, refused 2", "0, accepted", "99, refused 0"})
    @DisplayName("R3, earlyRequestError: a start right after launch is refused with this error")
    void earlyRequestError(int code, String reply) {
        Stage fresh = new Stage().with(Quirk.EARLY_REQUEST_ERROR, code);
        FakeApp app = new FakeApp();
        fresh.phone.device().install("third", app).launch();
        // the app asks in its launch, before the handshake can have finished
        app.onLaunch(() -> app.start(ONE));
        fresh.run();

        assertThat(app.heard()).contains(reply);
    }

    @Test
    @DisplayName("R7, resetOnInvalidate: invalidate is silent, unless the switch is on")
    void resetOnInvalidate() {
        stage.talking(ONE);
        stage.mine.provider().invalidate();
        stage.run();
        assertThat(stage.mine.heard()).isEmpty();

        Stage other = new Stage().with(Quirk.RESET_ON_INVALIDATE, true);
        other.talking(ONE);
        other.mine.provider().invalidate();
        other.run();
        assertThat(other.mine.heard()).containsExactly("didReset");
    }

    @Test
    @DisplayName("R10, partialFailure: bad actions can be left out instead of refusing all")
    void partialFailure() {
        stage.talking(ONE);
        CXAction[] mixed = {new CXSetMutedCallAction(ONE, true), new CXEndCallAction(TWO)};
        stage.mine.request(mixed);
        stage.run();
        assertThat(stage.mine.heard()).containsExactly("refused 4");

        stage.with(Quirk.PARTIAL_FAILURE, Quirk.PartialFailure.REFUSE_BAD_ONES);
        stage.mine.request(mixed);
        stage.run();
        assertThat(stage.mine.heard()).containsExactly("accepted", "mute 1");

        stage.mine.request(new CXEndCallAction(TWO));
        stage.run();
        assertThat(stage.mine.heard()).containsExactly("refused 4");
    }

    @Test
    @DisplayName("R19, gateOnCompletion: the next action can wait for the one before it")
    void gateOnCompletion() {
        stage.mine.answering(CXSetHeldCallAction.class, Response.NOTHING);
        stage.talking(ONE);
        CXAction[] two = {new CXSetHeldCallAction(ONE, true), new CXSetMutedCallAction(ONE, true)};
        stage.mine.request(two);
        stage.run();
        assertThat(stage.mine.heard()).containsExactly("accepted", "hold 1", "mute 1");

        Stage gated = new Stage().with(Quirk.GATE_ON_COMPLETION, true);
        gated.mine.answering(CXSetHeldCallAction.class, Response.NOTHING);
        gated.talking(ONE);
        gated.mine.request(new CXSetHeldCallAction(ONE, true), new CXSetMutedCallAction(ONE, true));
        gated.run();
        assertThat(gated.mine.heard()).containsExactly("accepted", "hold 1");
        gated.mine.last().fulfill();
        gated.run();
        assertThat(gated.mine.heard()).contains("mute 1");
        assertThat(gated.mine.last().timeoutDate()).isNotNull();
    }

    @Test
    @DisplayName("R24, startTimeout: each class of actions has its own patience")
    void timeouts() {
        stage.with(Quirk.START_TIMEOUT, Duration.ofSeconds(3));
        stage.with(Quirk.ANSWER_TIMEOUT, Duration.ofSeconds(2));
        stage.with(Quirk.OTHER_TIMEOUT, Duration.ofSeconds(1));
        for (var kind :
                List.of(CXStartCallAction.class, CXAnswerCallAction.class, CXEndCallAction.class)) {
            stage.mine.answering(kind, Response.NOTHING);
        }
        stage.mine.start(ONE);
        stage.advance(Duration.ofMillis(2900));
        assertThat(stage.mine.heard()).containsExactly("accepted", "start 1");
        stage.advance(Duration.ofMillis(200));
        assertThat(stage.mine.heard()).contains("timedOut CXStartCallAction", "end 1");
        stage.advance(Duration.ofMillis(1100));
        assertThat(stage.mine.heard()).contains("timedOut CXEndCallAction");

        stage.ringing(TWO);
        device.answer(TWO);
        stage.advance(Duration.ofMillis(2100));
        assertThat(stage.mine.heard()).contains("timedOut CXAnswerCallAction");
    }

    @Test
    @DisplayName(
            "R26, endActionAfterFail: a failed answer ends the call with no End action, or one")
    void endActionAfterFail() {
        stage.mine.answering(CXAnswerCallAction.class, Response.FAIL);
        stage.ringing(ONE);
        device.answer(ONE);
        stage.run();
        assertThat(stage.mine.heard()).containsExactly("answer 1");
        assertThat(stage.calls()).isEmpty();

        stage.with(Quirk.END_ACTION_AFTER_FAIL, true);
        stage.ringing(TWO);
        device.answer(TWO);
        stage.run();
        assertThat(stage.mine.heard()).containsExactly("answer 2", "end 2");
    }

    @Test
    @DisplayName("R26, endActionAfterTimeout: after a time-out the End action can be left out")
    void endActionAfterTimeout() {
        stage.with(Quirk.END_ACTION_AFTER_TIMEOUT, false);
        stage.mine.answering(CXAnswerCallAction.class, Response.NOTHING);
        stage.ringing(ONE);
        device.answer(ONE);
        stage.advance(Duration.ofSeconds(61));

        assertThat(stage.mine.heard()).containsExactly("answer 1", "timedOut CXAnswerCallAction");
        assertThat(stage.calls()).isEmpty();
    }

    @Test
    @DisplayName("R31, incomingOrder: observers hear before the completion, or after it")
    void incomingOrder() {
        stage.mine.observing();
        stage.mine.ring(ONE);
        stage.run();
        assertThat(stage.mine.heard()).containsExactly("changed 1 in", "shown");

        stage.with(Quirk.INCOMING_ORDER, Quirk.IncomingOrder.COMPLETION_FIRST);
        stage.mine.ring(TWO);
        stage.run();
        assertThat(stage.mine.heard()).containsExactly("shown", "changed 2 in");
    }

    @Test
    @DisplayName("R84, endedCallListed: an ended call has left the list, or fades from it")
    void endedCallListed() {
        List<Integer> listed = new ArrayList<>();
        stage.mine
                .observing()
                .changing(() -> listed.add(stage.mine.controller().callObserver().calls().size()));
        stage.talking(ONE);
        listed.clear();
        device.end(ONE);
        stage.run();
        assertThat(listed).containsExactly(0);

        stage.with(Quirk.ENDED_CALL_LISTED, true);
        stage.talking(TWO);
        listed.clear();
        device.end(TWO);
        stage.run();
        assertThat(listed).containsExactly(1);
        assertThat(stage.mine.controller().callObserver().calls())
                .singleElement()
                .matches(call -> call.hasEnded());
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.mine.controller().callObserver().calls()).isEmpty();
    }
}
