package dev.sidetone.system;

import static dev.sidetone.testing.Stage.CELLULAR;
import static dev.sidetone.testing.Stage.ONE;
import static dev.sidetone.testing.Stage.OTHERS;
import static dev.sidetone.testing.Stage.TWO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.Stage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/** Two calls change places, and one of two ends. */
class SwapTest {
    private final Stage stage = new Stage();
    private final Device device = stage.phone.device();

    private Stage twoOfMine() {
        stage.talking(ONE).held(ONE).talking(TWO);
        return stage;
    }

    private void heldForCellular() {
        stage.talking(ONE).ringingCellular();
        device.holdAndAnswer(CELLULAR);
        stage.run();
        stage.forget();
    }

    @Test
    @DisplayName("R55, MC5: swap between two of mine is one transaction: hold, unhold")
    void r55SwapMine() {
        twoOfMine();
        assertThat(stage.options().swap()).isTrue();

        device.swap();
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: SetHeld(true), SetHeld(false)");
        assertThat(stage.mine.heard()).containsExactly("hold 2", "unhold 1");
        assertThat(stage.calls()).containsExactly("1", "2 held");
    }

    @Test
    @DisplayName("R56: swap with a cellular call: each owner gets its own")
    void r56SwapCellular() {
        stage.talking(ONE).held(ONE).talkingCellular();

        device.swap();
        stage.run();

        assertThat(stage.delivered())
                .containsExactly("Phone: SetHeld(true)", "mine: SetHeld(false)");
        assertThat(stage.mine.heard()).containsExactly("unhold 1", "didActivate");
        stage.forget();
        device.swap();
        stage.run();

        assertThat(stage.delivered())
                .containsExactly("mine: SetHeld(true)", "Phone: SetHeld(false)");
        assertThat(stage.mine.heard()).containsExactly("hold 1", "didDeactivate");
    }

    @Test
    @DisplayName("R55: without a held call there is nothing to swap")
    void r55NothingToSwap() {
        stage.talking(ONE);
        assertThat(stage.options().swap()).isFalse();

        device.swap();
        stage.run();

        assertThat(stage.mine.heard()).isEmpty();
        assertThat(stage.events()).contains("Ignored");
    }

    @Test
    @DisplayName("R57, MC7: hanging up brings the held call back: end, unhold in one transaction")
    void r57HangUpMine() {
        twoOfMine();

        device.end(TWO);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: End, SetHeld(false)");
        assertThat(stage.mine.heard()).containsExactly("end 2", "unhold 1");
        assertThat(stage.calls()).containsExactly("1");
    }

    @Test
    @DisplayName("R57: a cellular call is hung up, then mine comes back")
    void r57HangUpCellular() {
        heldForCellular();

        device.end(CELLULAR);
        stage.run();

        assertThat(stage.delivered()).containsExactly("Phone: End", "mine: SetHeld(false)");
        assertThat(stage.mine.heard()).containsExactly("unhold 1", "didActivate");
        var events = stage.events();
        assertThat(events.indexOf("CallChanged"))
                .isLessThan(events.lastIndexOf("TransactionDelivered"));
    }

    @Test
    @DisplayName("endedBeforeUnhold: the unhold may be sent together with the end")
    void endedBeforeUnhold() {
        stage.with(Quirk.ENDED_BEFORE_UNHOLD, false);
        heldForCellular();

        device.end(CELLULAR);
        stage.run();

        var events = stage.events();
        assertThat(events.lastIndexOf("TransactionDelivered"))
                .isLessThan(events.indexOf("CallChanged"));
        assertThat(stage.calls()).containsExactly("1");
    }

    @Test
    @DisplayName("R57: an app that ends its own call does not bring another one back")
    void r57OwnEnd() {
        twoOfMine();

        stage.mine.request(new CXEndCallAction(TWO));
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("accepted", "end 2", "didDeactivate");
        assertThat(stage.calls()).containsExactly("1 held");
    }

    @Test
    @DisplayName("R57: a held call is hung up and nothing else happens")
    void r57HeldEnds() {
        twoOfMine();

        device.end(ONE);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: End");
        assertThat(stage.calls()).containsExactly("2");
    }

    @Test
    @DisplayName(
            "R57: the end is never fulfilled, and the held call of another app comes back late")
    void r57SlowEnd() {
        stage.talking(ONE).held(ONE);
        stage.other.answering(CXEndCallAction.class, Response.NOTHING);
        stage.talking(stage.other, OTHERS);

        device.end(OTHERS);
        stage.run();
        assertThat(stage.mine.heard()).isEmpty();
        stage.advance(Duration.ofSeconds(5));

        assertThat(stage.mine.heard()).containsExactly("unhold 1", "didActivate");
        assertThat(stage.calls()).containsExactly("1");
    }

    @Test
    @DisplayName("R57: who takes up another call meanwhile is not fetched back to the held one")
    void r57Overtaken() {
        stage.talkingCellular();
        device.setHeld(CELLULAR, true);
        stage.run();
        stage.mine.answering(CXEndCallAction.class, Response.NOTHING);
        stage.talking(ONE);
        device.end(ONE);
        stage.run();
        stage.other.ring(OTHERS);
        stage.run();
        device.holdAndAnswer(OTHERS);
        stage.advance(Duration.ofSeconds(6));

        assertThat(stage.calls()).containsExactly("9 held", "5");
        assertThat(stage.ignored()).containsExactly("somebody else is talked to by now");
    }

    @Test
    @DisplayName("R23: to press the opposite before the first press was fulfilled is not lost")
    void r23OppositePress() {
        stage.mine.answering(CXSetMutedCallAction.class, Response.NOTHING);
        stage.talking(ONE);

        device.setMuted(ONE, true);
        device.setMuted(ONE, true);
        device.setMuted(ONE, false);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("mute 1", "unmute 1");
        assertThat(stage.ignored()).containsExactly("under way already");
    }

    @Test
    @DisplayName("R23: the same with the hold button")
    void r23OppositeOfHold() {
        stage.mine.answering(CXSetHeldCallAction.class, Response.NOTHING);
        stage.talking(ONE);

        device.setHeld(ONE, true);
        device.setHeld(ONE, true);
        device.setHeld(ONE, false);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("hold 1", "unhold 1");
        assertThat(stage.ignored()).containsExactly("under way already");
    }

    @Test
    @DisplayName("R57: two ends wait, and each brings back the call that was held then")
    void r57TwoEndsWait() {
        stage.talkingCellular().held(CELLULAR);
        stage.mine.answering(CXEndCallAction.class, Response.NOTHING);
        stage.talking(ONE);
        device.end(ONE);
        stage.run();
        stage.talking(stage.other, OTHERS).held(OTHERS).talking(TWO);
        device.end(TWO);
        stage.run();
        CXAction second = stage.mine.received().removeLast();
        stage.mine.received().stream()
                .filter(CXEndCallAction.class::isInstance)
                .forEach(CXAction::fulfill);
        stage.run();
        assertThat(stage.calls()).contains("9", "5 held");
        device.cellular().remoteEnds(CELLULAR);

        second.fulfill();
        stage.run();

        assertThat(stage.calls()).containsExactly("5");
    }

    @Test
    @DisplayName("R58: the active call ends remotely: the held one stays held and hears nothing")
    void r58RemoteEnd() {
        heldForCellular();

        device.cellular().remoteEnds(CELLULAR);
        stage.run();

        assertThat(stage.mine.heard()).isEmpty();
        assertThat(stage.calls()).containsExactly("1 held");
    }

    @Test
    @DisplayName("R58: the same between two of mine")
    void r58RemoteEndMine() {
        twoOfMine();

        stage.mine.provider().reportCallEnded(TWO, null, CXCallEndedReason.REMOTE_ENDED);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("didDeactivate");
        assertThat(stage.calls()).containsExactly("1 held");
        device.setHeld(ONE, false);
        stage.run();
        assertThat(stage.mine.heard()).startsWith("unhold 1");
        assertThat(stage.calls()).containsExactly("1");
    }

    @Test
    @DisplayName("R59: an app unholds while a cellular call is active: that one is held")
    void r59UnholdFromTheApp() {
        stage.talking(ONE).held(ONE).talkingCellular();

        stage.mine.request(new CXSetHeldCallAction(ONE, false));
        stage.run();

        assertThat(stage.delivered())
                .containsExactly("Phone: SetHeld(true)", "mine: SetHeld(false)");
        assertThat(stage.mine.heard()).containsExactly("accepted", "unhold 1", "didActivate");
        assertThat(stage.calls()).containsExactly("1", "9 held");
    }

    @Test
    @DisplayName("R43: a call that starts finds the active ones held, whosever they are")
    void r43StartHoldsOthers() {
        stage.talkingCellular();

        stage.mine.start(ONE);
        stage.run();

        assertThat(stage.delivered()).containsExactly("Phone: SetHeld(true)", "mine: Start");
        assertThat(stage.calls()).containsExactly("9 held", "1");
    }

    @Test
    @DisplayName("R43: the hold of my own call precedes the start, in one transaction")
    void r43StartHoldsMine() {
        stage.talking(ONE);

        stage.mine.start(TWO);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: SetHeld(true), Start");
        assertThat(stage.mine.heard()).containsExactly("accepted", "hold 1", "start 2");
        assertThat(stage.calls()).containsExactly("1 held", "2");
    }

    @Test
    @DisplayName("R43: a call that cannot be held is ended before the start")
    void r43CannotBeHeld() {
        stage.talking(ONE);
        CXCallUpdate update = new CXCallUpdate();
        update.setSupportsHolding(false);
        stage.mine.provider().reportCallUpdated(ONE, update);

        stage.mine.start(TWO);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: End, Start");
        assertThat(stage.calls()).containsExactly("2");
    }

    @Test
    @DisplayName(
            "R27, slowHoldEndsCall: a call that is not held in time is ended for the other one")
    void r27SlowHold() {
        stage.mine.answering(CXSetHeldCallAction.class, Response.NOTHING);
        stage.talking(ONE).ringingCellular();

        device.holdAndAnswer(CELLULAR);
        stage.advance(Duration.ofSeconds(6));

        assertThat(stage.mine.heard())
                .containsExactly(
                        "hold 1", "timedOut CXSetHeldCallAction", "end 1", "didDeactivate");
        assertThat(stage.calls()).containsExactly("9");
    }

    @Test
    @DisplayName("R27: a hold that fails with nobody waiting leaves the call as it was")
    void r27NobodyWaits() {
        stage.mine.answering(CXSetHeldCallAction.class, Response.FAIL);
        stage.talking(ONE);

        device.setHeld(ONE, true);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("hold 1");
        assertThat(stage.calls()).containsExactly("1");
    }

    @Test
    @DisplayName("slowHoldEndsCall: ALWAYS ends it although nobody waits")
    void slowHoldAlways() {
        stage.with(Quirk.SLOW_HOLD_ENDS_CALL, Quirk.SlowHold.ALWAYS);
        stage.mine.answering(CXSetHeldCallAction.class, Response.NOTHING);
        stage.talking(ONE);

        device.setHeld(ONE, true);
        stage.advance(Duration.ofSeconds(6));

        assertThat(stage.mine.heard())
                .containsExactly(
                        "hold 1", "timedOut CXSetHeldCallAction", "end 1", "didDeactivate");
    }

    @ParameterizedTest
    @EnumSource(Quirk.SlowHold.class)
    @DisplayName("R27: a hold that fails is not slow: a swap that fails leaves both as they were")
    void r27FailedSwap(Quirk.SlowHold slow) {
        twoOfMine();
        stage.with(Quirk.SLOW_HOLD_ENDS_CALL, slow);
        stage.mine.answering(CXSetHeldCallAction.class, Response.FAIL);

        device.swap();
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("hold 2", "unhold 1");
        assertThat(stage.calls()).containsExactly("1 held", "2");
    }

    @Test
    @DisplayName("R27, R26: neither the hold nor the answer succeeds: the first call goes on")
    void r27FailedHoldAndAnswer() {
        stage.talking(ONE).ringing(TWO);
        stage.mine.answering(CXSetHeldCallAction.class, Response.FAIL);
        stage.mine.answering(CXAnswerCallAction.class, Response.FAIL);

        device.holdAndAnswer(TWO);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("hold 1", "answer 2");
        assertThat(stage.calls()).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("R68: the call that is taken up by a swap stays, whichever action ends first")
    void r68FailedSwap(boolean holdFirst) {
        twoOfMine();
        stage.mine.answering(CXSetHeldCallAction.class, Response.NOTHING);
        device.swap();
        stage.run();
        CXAction unhold = stage.mine.received().removeLast();
        CXAction hold = stage.mine.received().removeLast();

        if (holdFirst) {
            hold.fail();
            unhold.fulfill();
        } else {
            unhold.fulfill();
            hold.fail();
        }
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("hold 2", "unhold 1", "end 2");
        assertThat(stage.calls()).containsExactly("1");
    }

    @Test
    @DisplayName("slowHoldEndsCall: with NEVER it is the rule of two active calls that ends it")
    void slowHoldNever() {
        stage.with(Quirk.SLOW_HOLD_ENDS_CALL, Quirk.SlowHold.NEVER);
        stage.mine.answering(CXSetHeldCallAction.class, Response.NOTHING);
        stage.talking(ONE).ringing(TWO);

        device.holdAndAnswer(TWO);
        stage.advance(Duration.ofSeconds(6));

        assertThat(stage.mine.heard())
                .containsExactly("hold 1", "answer 2", "timedOut CXSetHeldCallAction", "end 1");
        assertThat(stage.calls()).containsExactly("2");
    }

    @ParameterizedTest
    @CsvSource({"END_THE_OLDER, end 1, 2", "END_THE_NEWER, end 2, 1"})
    @DisplayName("R68, rivalCall: of two active calls the older one is ended, or the newer one")
    void r68Rivals(Quirk.Rival rival, String ended, String stays) {
        stage.with(Quirk.RIVAL_CALL, rival);
        stage.mine.answering(CXSetHeldCallAction.class, Response.FAIL);
        stage.talking(ONE).ringing(TWO);

        device.holdAndAnswer(TWO);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("hold 1", "answer 2", ended);
        assertThat(stage.calls()).containsExactly(stays);
    }
}
