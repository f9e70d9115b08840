package dev.sidetone.system;

import static dev.sidetone.system.SystemSnapshot.Choice.ACCEPT;
import static dev.sidetone.system.SystemSnapshot.Choice.DECLINE;
import static dev.sidetone.system.SystemSnapshot.Choice.END_AND_ACCEPT;
import static dev.sidetone.system.SystemSnapshot.Choice.END_HELD_AND_ACCEPT;
import static dev.sidetone.system.SystemSnapshot.Choice.HOLD_AND_ACCEPT;
import static dev.sidetone.testing.Stage.CELLULAR;
import static dev.sidetone.testing.Stage.FOUR;
import static dev.sidetone.testing.Stage.ONE;
import static dev.sidetone.testing.Stage.OTHERS;
import static dev.sidetone.testing.Stage.THREE;
import static dev.sidetone.testing.Stage.TWO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.Stage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;

/** A call comes while another one is there: which buttons the sheet has, and what they do. */
class SecondCallTest {
    private final Stage stage = new Stage();
    private final Device device = stage.phone.device();

    private void cannotHold(java.util.UUID call) {
        CXCallUpdate update = new CXCallUpdate();
        update.setSupportsHolding(false);
        stage.mine.provider().reportCallUpdated(call, update);
        stage.run();
    }

    @Test
    @DisplayName("R37, MC1: whoever else rings when a call is answered is ended by the phone")
    void r37AcceptFirst() {
        stage.ringing(ONE).ringing(TWO);
        assertThat(device.snapshot().sheet().call()).isEqualTo(ONE);

        device.answer(ONE);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("answer 1", "didActivate", "end 2");
        assertThat(stage.calls()).containsExactly("1");
    }

    @Test
    @DisplayName("R37, MC2: the second one is shown when the first is declined")
    void r37DeclineFirst() {
        stage.ringing(ONE).ringing(TWO);

        device.end(ONE);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("end 1");
        assertThat(device.snapshot().sheet().call()).isEqualTo(TWO);
        assertThat(stage.choices()).containsExactly(DECLINE, ACCEPT);
    }

    @Test
    @DisplayName("R37: the second one is shown at once, although the first one's decline hangs")
    void r37DeclineHangs() {
        stage.mine.answering(CXEndCallAction.class, Response.NOTHING);
        stage.ringing(ONE).ringing(TWO);

        device.end(ONE);
        stage.run();

        assertThat(device.snapshot().sheet().call()).isEqualTo(TWO);
    }

    @Test
    @DisplayName("R49: Hold & Accept of a cellular call holds mine")
    void r49HoldAndAcceptCellular() {
        stage.talking(ONE).ringingCellular();

        device.holdAndAnswer(CELLULAR);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: SetHeld(true)", "Phone: Answer");
        assertThat(stage.mine.heard()).containsExactly("hold 1", "didDeactivate");
        assertThat(stage.calls()).containsExactly("1 held", "9");
    }

    @Test
    @DisplayName("R49: Hold & Accept of another app's call holds mine, and the session is its")
    void r49HoldAndAcceptOther() {
        stage.talking(ONE);
        stage.other.ring(OTHERS);
        stage.run();
        stage.forget();

        device.holdAndAnswer(OTHERS);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: SetHeld(true)", "other: Answer");
        assertThat(stage.mine.heard()).containsExactly("hold 1", "didDeactivate");
        assertThat(stage.other.heard()).containsExactly("answer 5", "didActivate");
    }

    @Test
    @DisplayName("R50: Hold & Accept of mine while a cellular call is active is one answer for me")
    void r50HoldAndAcceptMine() {
        stage.talkingCellular().ringing(ONE);

        device.holdAndAnswer(ONE);
        stage.run();

        assertThat(stage.delivered()).containsExactly("Phone: SetHeld(true)", "mine: Answer");
        assertThat(stage.mine.heard()).containsExactly("answer 1", "didActivate");
        assertThat(stage.calls()).containsExactly("9 held", "1");
    }

    @Test
    @DisplayName("R51, MC4: Hold & Accept between two of mine is one transaction: hold, answer")
    void r51HoldAndAcceptBothMine() {
        stage.talking(ONE).ringing(TWO);

        device.holdAndAnswer(TWO);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: SetHeld(true), Answer");
        assertThat(stage.mine.heard()).containsExactly("hold 1", "answer 2");
        assertThat(stage.calls()).containsExactly("1 held", "2");
    }

    @Test
    @DisplayName("handoverTransactions: Hold & Accept may come as two transactions")
    void twoTransactions() {
        stage.with(Quirk.HANDOVER_TRANSACTIONS, Quirk.Parting.ONE_FOR_EACH_ACTION);
        stage.talking(ONE).ringing(TWO);

        device.holdAndAnswer(TWO);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: SetHeld(true)", "mine: Answer");
        assertThat(stage.calls()).containsExactly("1 held", "2");
    }

    @Test
    @DisplayName("R52, MC3: End & Accept between two of mine is one transaction: end, answer")
    void r52EndAndAcceptBothMine() {
        stage.talking(ONE).ringing(TWO);

        device.endAndAnswer(TWO);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: End, Answer");
        assertThat(stage.mine.heard()).containsExactly("end 1", "answer 2");
        assertThat(stage.calls()).containsExactly("2");
    }

    @Test
    @DisplayName("R53: End & Accept of a cellular call ends mine")
    void r53EndAndAcceptCellular() {
        stage.talking(ONE).ringingCellular();

        device.endAndAnswer(CELLULAR);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: End", "Phone: Answer");
        assertThat(stage.mine.heard()).containsExactly("end 1", "didDeactivate");
        assertThat(stage.calls()).containsExactly("9");
    }

    @Test
    @DisplayName(
            "R54: to decline a second call of mine is one end action and leaves the active one")
    void r54DeclineMine() {
        stage.talking(ONE).ringing(TWO);

        device.end(TWO);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: End");
        assertThat(stage.mine.heard()).containsExactly("end 2");
        assertThat(stage.calls()).containsExactly("1");
    }

    @Test
    @DisplayName("R54: to decline a cellular call tells me nothing at all")
    void r54DeclineCellular() {
        stage.talking(ONE).ringingCellular();

        device.end(CELLULAR);
        stage.run();

        assertThat(stage.delivered()).containsExactly("Phone: End");
        assertThat(stage.mine.heard()).isEmpty();
    }

    @Test
    @DisplayName("R60: one active, one held: End & Accept, Decline, End Held & Accept")
    void r60ThreeCallsButtons() {
        stage.talking(ONE).ringing(TWO);
        device.holdAndAnswer(TWO);
        stage.ringing(THREE);

        assertThat(stage.choices()).containsExactly(END_AND_ACCEPT, DECLINE, END_HELD_AND_ACCEPT);
    }

    @Test
    @DisplayName("R60: End & Accept ends the active call, the held one stays held")
    void r60EndAndAccept() {
        stage.talking(ONE).ringing(TWO);
        device.holdAndAnswer(TWO);
        stage.ringing(THREE);

        device.endAndAnswer(THREE);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: End, Answer");
        assertThat(stage.calls()).containsExactly("1 held", "3");
    }

    @Test
    @DisplayName("R60, MC6: End Held & Accept ends the held call, holds the active one, answers")
    void r60EndHeldAndAccept() {
        stage.talking(ONE).ringing(TWO);
        device.holdAndAnswer(TWO);
        stage.ringing(THREE);

        device.endHeldAndAnswer(THREE);
        stage.run();

        assertThat(stage.mine.heard()).containsExactlyInAnyOrder("end 1", "hold 2", "answer 3");
        assertThat(stage.delivered()).containsExactly("mine: End, SetHeld(true), Answer");
        assertThat(stage.calls()).containsExactly("2 held", "3");
    }

    @Test
    @DisplayName("R61: with nothing but a held call Hold & Accept is offered all the same")
    void r61HeldOnly() {
        stage.talking(ONE).held(ONE).ringing(TWO);

        assertThat(stage.choices()).containsExactly(END_AND_ACCEPT, DECLINE, HOLD_AND_ACCEPT);
        device.holdAndAnswer(TWO);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: Answer");
        assertThat(stage.calls()).containsExactly("1 held", "2");
    }

    @Test
    @DisplayName("R66, U6: a second call offers End & Accept, Decline and Hold & Accept")
    void r66ThreeChoices() {
        stage.talking(ONE).ringing(TWO);

        assertThat(stage.choices()).containsExactly(END_AND_ACCEPT, DECLINE, HOLD_AND_ACCEPT);
        assertThat(device.snapshot().sheet().form()).isEqualTo(SystemSnapshot.Form.WAITING);
    }

    @Test
    @DisplayName("R66: a call that cannot be held leaves End & Accept and Decline")
    void r66CannotBeHeld() {
        stage.talking(ONE);
        cannotHold(ONE);
        stage.ringing(TWO);

        assertThat(stage.choices()).containsExactly(END_AND_ACCEPT, DECLINE);
    }

    @Test
    @DisplayName(
            "R66: with the quirk of iOS 15 Hold & Accept is offered although it cannot be held")
    void r66OfferedAnyway() {
        device.setProfile(new IOSProfile(15));
        stage.talking(ONE);
        cannotHold(ONE);
        stage.ringing(TWO);

        assertThat(stage.choices()).contains(HOLD_AND_ACCEPT);
    }

    @Test
    @DisplayName("unsetSupportsHolding: what an app never said can count as no")
    void unsetSupportsHolding() {
        stage.talking(ONE).ringing(TWO);
        assertThat(stage.choices()).contains(HOLD_AND_ACCEPT);

        stage.with(Quirk.UNSET_SUPPORTS_HOLDING, false);

        assertThat(stage.choices()).containsExactly(END_AND_ACCEPT, DECLINE);
        assertThat(device.snapshot().calls()).noneMatch(SystemSnapshot.Line::canHold);
    }

    @Test
    @DisplayName("R66: the choices do not depend on who called whom")
    void r66Outgoing() {
        stage.mine.start(ONE);
        stage.run();
        stage.mine.provider().reportOutgoingCallStartedConnecting(ONE, null);
        stage.ringing(TWO);

        assertThat(stage.choices()).containsExactly(END_AND_ACCEPT, DECLINE, HOLD_AND_ACCEPT);
    }

    @Test
    @DisplayName("R42: a call that was never reported to connect does not count: plain Accept")
    void r42NeverConnected() {
        stage.mine.start(ONE);
        stage.ringing(TWO);

        assertThat(stage.choices()).containsExactly(DECLINE, ACCEPT);
        device.answer(TWO);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: End, Answer");
        assertThat(stage.calls()).containsExactly("2");
    }

    @Test
    @DisplayName("R67: beyond maximumCallGroups there is no Hold & Accept")
    void r67OverLimit() {
        stage.talking(ONE).held(ONE).talking(TWO);
        assertThat(stage.calls()).hasSize(2);
        var configuration = stage.mine.provider().configuration();
        configuration.setMaximumCallGroups(2);
        stage.mine.provider().setConfiguration(configuration);
        device.end(ONE);
        stage.run();
        stage.ringing(THREE);
        assertThat(stage.choices()).contains(HOLD_AND_ACCEPT);

        configuration.setMaximumCallGroups(1);
        stage.mine.provider().setConfiguration(configuration);
        stage.run();

        assertThat(stage.choices()).containsExactly(END_AND_ACCEPT, DECLINE);
    }

    @Test
    @DisplayName("R67: held and ringing calls count, and another app's limit is its own")
    void r67PerProvider() {
        stage.talking(ONE).held(ONE);
        stage.other.configuration().setMaximumCallGroups(1);
        stage.other.provider().setConfiguration(stage.other.configuration());
        stage.talking(TWO);
        stage.other.ring(OTHERS);
        stage.run();

        assertThat(stage.choices()).containsExactly(END_AND_ACCEPT, DECLINE, END_HELD_AND_ACCEPT);
    }

    @Test
    @DisplayName("R67, incomingOverLimit: such a call can be refused instead")
    void r67Rejected() {
        stage.with(Quirk.INCOMING_OVER_LIMIT, Quirk.OverLimit.REJECT);
        stage.talking(ONE).held(ONE).talking(TWO).held(TWO).talking(THREE);

        stage.mine.ring(FOUR);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("not shown 0");
        assertThat(stage.calls()).hasSize(3);
    }

    @Test
    @DisplayName("R66: on the locked screen a first call is answered by sliding")
    void r66Locked() {
        stage.ringing(ONE);
        assertThat(device.snapshot().sheet().form()).isEqualTo(SystemSnapshot.Form.BANNER);

        device.setLocked(true);
        stage.run();

        assertThat(device.snapshot().locked()).isTrue();
        assertThat(device.snapshot().sheet().form()).isEqualTo(SystemSnapshot.Form.LOCKED);
        device.setProfile(new IOSProfile(13));
        device.setLocked(false);
        stage.run();
        assertThat(device.snapshot().sheet().form()).isEqualTo(SystemSnapshot.Form.FULL_SCREEN);
    }

    @Test
    @DisplayName(
            "R16: a gesture is one transaction for each provider, none for who is not concerned")
    void r16SplitByProvider() {
        stage.talking(ONE);
        stage.other.ring(OTHERS);
        stage.run();
        stage.forget();

        device.endAndAnswer(OTHERS);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: End", "other: Answer");
    }

    @Test
    @DisplayName("R16: pressed twice, Hold & Accept happens once")
    void r16DoubleClick() {
        stage.mine.answering(CXEndCallAction.class, Response.NOTHING);
        stage.talking(ONE).ringing(TWO);

        device.holdAndAnswer(TWO);
        device.holdAndAnswer(TWO);
        device.endAndAnswer(TWO);
        stage.run();
        device.holdAndAnswer(TWO);
        stage.run();

        assertThat(stage.mine.heard()).startsWith("hold 1", "answer 2");
        assertThat(stage.delivered().getFirst()).isEqualTo("mine: SetHeld(true), Answer");
        assertThat(stage.calls()).contains("2");
        assertThat(stage.delivered()).filteredOn(d -> d.contains("Answer")).hasSize(1);
    }

    @Test
    @DisplayName("R66, U4: supportsHolding changes the buttons while the sheet is up")
    void r66Live() {
        stage.talking(ONE).ringing(TWO);
        cannotHold(ONE);

        assertThat(stage.choices()).containsExactly(END_AND_ACCEPT, DECLINE);
        assertThat(device.snapshot().calls().getFirst().canHold()).isFalse();
        assertThat(List.of(stage.options())).allMatch(options -> !options.addCall());
    }

    @Test
    @DisplayName("R51: a call that is about to be muted is held like any other")
    void r51MutePending() {
        stage.mine.answering(CXSetMutedCallAction.class, Response.NOTHING);
        stage.talking(ONE);
        device.setMuted(ONE, true);
        stage.ringing(TWO);

        device.holdAndAnswer(TWO);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: SetHeld(true), Answer");
    }

    @Test
    @DisplayName("R51: an app mutes one call and answers another: the first one is held")
    void r51MuteAndAnswer() {
        stage.talking(ONE).ringing(TWO);

        stage.mine.request(new CXSetMutedCallAction(ONE, true), new CXAnswerCallAction(TWO));
        stage.run();

        assertThat(stage.delivered())
                .containsExactly("mine: SetMuted(true), SetHeld(true), Answer");
        assertThat(stage.calls()).containsExactly("1 held", "2");
    }
}
