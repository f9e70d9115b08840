package dev.sidetone.system;

import static dev.sidetone.testing.Stage.CELLULAR;
import static dev.sidetone.testing.Stage.ONE;
import static dev.sidetone.testing.Stage.OTHERS;
import static dev.sidetone.testing.Stage.TWO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.Stage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose the phone's sound is when there are several calls. */
class SessionOwnerTest {
    private final Stage stage = new Stage();
    private final Device device = stage.phone.device();

    private void heldForCellular() {
        stage.talking(ONE).ringingCellular();
        device.holdAndAnswer(CELLULAR);
        stage.run();
        stage.forget();
    }

    @Test
    @DisplayName("R73, sameProviderHandover: between two of mine the session is kept")
    void r73Keep() {
        stage.talking(ONE).ringing(TWO);

        device.endAndAnswer(TWO);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("end 1", "answer 2");
        assertThat(device.snapshot().audioActive()).isTrue();
    }

    @Test
    @DisplayName("R73, sameProviderHandover: with CYCLE it is deactivated and activated")
    void r73Cycle() {
        stage.with(Quirk.SAME_PROVIDER_HANDOVER, Quirk.ProviderHandover.CYCLE);
        stage.talking(ONE).ringing(TWO);

        device.holdAndAnswer(TWO);
        stage.run();

        assertThat(stage.mine.heard())
                .containsExactly("hold 1", "answer 2", "didDeactivate", "didActivate");
    }

    @Test
    @DisplayName("R73: what was kept for an answer that failed is given up")
    void r73KeptInVain() {
        stage.mine.answering(CXAnswerCallAction.class, Response.NOTHING);
        stage.mine.ring(ONE);
        device.answer(ONE);
        stage.run();
        stage.mine.last().fulfill();
        stage.ringing(TWO);
        stage.forget();

        device.endAndAnswer(TWO);
        stage.run();
        assertThat(stage.mine.heard()).containsExactly("end 1", "answer 2");
        stage.mine.last().fail();
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("didDeactivate");
        assertThat(device.snapshot().audioActive()).isFalse();
    }

    @Test
    @DisplayName("R74: the session of a provider whose last active call is held is deactivated")
    void r74Held() {
        stage.talking(ONE);

        device.setHeld(ONE, true);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("hold 1", "didDeactivate");
        assertThat(stage.events()).doesNotContain("SessionInterrupted");
    }

    @Test
    @DisplayName("R77: held for a cellular call: hold, interruption began, didDeactivate")
    void r77Interruption() {
        stage.talking(ONE).ringingCellular();

        device.holdAndAnswer(CELLULAR);
        stage.run();

        assertThat(stage.events())
                .containsSubsequence(
                        "performSetHeldCallAction",
                        "ActionFulfilled",
                        "CallChanged",
                        "SessionInterrupted",
                        "SessionDeactivated",
                        "didDeactivateAudioSession");
    }

    @Test
    @DisplayName("R77: no interruption between two calls of one provider")
    void r77OneProvider() {
        stage.talking(ONE).ringing(TWO);

        device.holdAndAnswer(TWO);
        stage.run();

        assertThat(stage.events()).doesNotContain("SessionInterrupted");
    }

    @Test
    @DisplayName("R73: another provider's session is activated when the first one has let go")
    void oneAtATime() {
        stage.mine.answering(CXSetHeldCallAction.class, Response.NOTHING);
        stage.talking(ONE);
        stage.other.ring(OTHERS);
        stage.run();
        stage.other.heard();

        device.holdAndAnswer(OTHERS);
        stage.run();
        assertThat(stage.other.heard()).containsExactly("answer 5");
        stage.mine.last().fulfill();
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("hold 1", "didDeactivate");
        assertThat(stage.other.heard()).containsExactly("didActivate");
    }

    private void unheldAfterRemoteEnd(int version) {
        device.setProfile(new IOSProfile(version));
        heldForCellular();
        device.cellular().remoteEnds(CELLULAR);
        stage.run();

        stage.mine.request(new CXSetHeldCallAction(ONE, false));
        stage.run();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 12, 13, 14})
    @DisplayName("R78: before iOS 15 an unhold after a remote end is activated")
    void r78Before15(int version) {
        unheldAfterRemoteEnd(version);

        assertThat(stage.mine.heard()).containsExactly("accepted", "unhold 1", "didActivate");
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 16, 17, 18, 26})
    @DisplayName("R78, noActivateAfterRemoteEnd: since iOS 15 the unhold is not activated")
    void r78Since15(int version) {
        unheldAfterRemoteEnd(version);

        assertThat(stage.mine.heard()).containsExactly("accepted", "unhold 1");
        assertThat(stage.calls()).containsExactly("1");
        assertThat(stage.events()).contains("ActivationWithheld");
        device.setHeld(ONE, true);
        stage.run();
        assertThat(stage.mine.heard())
                .as("what was not begun does not end")
                .containsExactly("hold 1");
        device.setHeld(ONE, false);
        stage.run();
        assertThat(stage.mine.heard()).containsExactly("unhold 1", "didActivate");
    }

    @Test
    @DisplayName("R78: a cellular call that is hung up here does no harm")
    void r78LocalEnd() {
        heldForCellular();

        device.end(CELLULAR);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("unhold 1", "didActivate");
    }

    @Test
    @DisplayName("R78: a call that only rings while a cellular one ends remotely has lost nothing")
    void r78Ringing() {
        stage.talkingCellular().ringing(ONE);
        device.cellular().remoteEnds(CELLULAR);
        stage.run();

        device.answer(ONE);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("answer 1", "didActivate");
    }

    @Test
    @DisplayName("R78: only the held call's return is silent, a new call is not")
    void r78NewCall() {
        heldForCellular();
        device.cellular().remoteEnds(CELLULAR);
        stage.ringing(TWO);

        device.holdAndAnswer(TWO);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("answer 2", "didActivate");
    }

    @Test
    @DisplayName("R79: assigning the configuration again repairs it")
    void r79Repair() {
        heldForCellular();
        device.cellular().remoteEnds(CELLULAR);
        stage.run();

        stage.mine.provider().setConfiguration(stage.mine.provider().configuration());
        stage.mine.request(new CXSetHeldCallAction(ONE, false));
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("accepted", "unhold 1", "didActivate");
    }

    @Test
    @DisplayName("R41, R48: activated behind the start, deactivated behind the end")
    void r48Order() {
        stage.mine.start(ONE);
        stage.run();
        assertThat(stage.mine.heard()).containsExactly("accepted", "start 1", "didActivate");

        device.end(ONE);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("end 1", "didDeactivate");
    }
}
