package dev.sidetone.system;

import static dev.sidetone.testing.Stage.CELLULAR;
import static dev.sidetone.testing.Stage.ONE;
import static dev.sidetone.testing.Stage.THREE;
import static dev.sidetone.testing.Stage.TWO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.Stage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

/** Calls that are merged, and taken apart again. */
class ConferenceTest {
    private final Stage stage = new Stage();
    private final Device device = stage.phone.device();

    private void merged() {
        stage.talking(ONE).held(ONE).talking(TWO);
        device.merge();
        stage.run();
        stage.forget();
    }

    private void cannotGroup(UUID call) {
        CXCallUpdate update = new CXCallUpdate();
        update.setSupportsGrouping(false);
        stage.mine.provider().reportCallUpdated(call, update);
        stage.run();
    }

    @Test
    @DisplayName("R62: merge unholds the held call, then groups it with the active one")
    void r62Merge() {
        stage.talking(ONE).held(ONE).talking(TWO);
        assertThat(stage.options().merge()).isTrue();

        device.merge();
        stage.run();

        assertThat(stage.delivered())
                .containsExactly("mine: SetHeld(false), SetGroup(" + TWO + ")");
        assertThat(stage.mine.heard()).containsExactly("unhold 1", "group 1");
        assertThat(stage.calls()).containsExactly("1 group", "2 group");
        assertThat(stage.options().merge()).isFalse();
    }

    @Test
    @DisplayName("R62, U4: both must support grouping")
    void r62NotGrouping() {
        stage.talking(ONE).held(ONE).talking(TWO);
        cannotGroup(ONE);
        assertThat(stage.options().merge()).isFalse();

        device.merge();
        stage.run();

        assertThat(stage.mine.heard()).isEmpty();
    }

    @Test
    @DisplayName("R62: calls of different providers cannot be merged")
    void r62OneProvider() {
        stage.talking(ONE).held(ONE).talkingCellular();

        assertThat(stage.options().merge()).isFalse();
        assertThat(stage.options().swap()).isTrue();
    }

    @Test
    @DisplayName("R62: maximumCallsPerCallGroup limits a conference")
    void r62Limit() {
        var configuration = stage.mine.provider().configuration();
        configuration.setMaximumCallsPerCallGroup(2);
        stage.mine.provider().setConfiguration(configuration);
        merged();
        device.setHeld(ONE, true);
        stage.talking(THREE);

        assertThat(stage.options().merge()).isFalse();
        stage.mine.request(new CXSetGroupCallAction(THREE, TWO));
        stage.run();
        assertThat(stage.mine.heard()).contains("refused 7");
    }

    @Test
    @DisplayName("R62: a third call joins the two, and all are one conference")
    void r62Three() {
        merged();
        device.setHeld(ONE, true);
        stage.talking(THREE);
        assertThat(stage.calls()).containsExactly("1 held group", "2 held group", "3");

        device.merge();
        stage.run();

        assertThat(stage.calls()).containsExactly("1 group", "2 group", "3 group");
    }

    @Test
    @DisplayName("R63: private takes a call out; who stays behind is held")
    void r63Private() {
        merged();
        assertThat(device.snapshot().calls()).allMatch(SystemSnapshot.Line::canUngroup);

        device.ungroup(ONE);
        stage.run();

        assertThat(stage.delivered())
                .containsExactly("mine: SetGroup(null)", "mine: SetHeld(true)");
        assertThat(stage.mine.heard()).containsExactly("group 1", "hold 2");
        assertThat(stage.calls()).containsExactly("1", "2 held");
    }

    @Test
    @DisplayName("R63, U4: without supportsUngrouping there is no private")
    void r63NotUngrouping() {
        merged();
        CXCallUpdate update = new CXCallUpdate();
        update.setSupportsUngrouping(false);
        stage.mine.provider().reportCallUpdated(ONE, update);
        stage.run();

        assertThat(device.snapshot().calls().getFirst().canUngroup()).isFalse();
        assertThat(device.snapshot().calls().getLast().canUngroup()).isTrue();
    }

    @Test
    @DisplayName("R28, R62: a merge that fails leaves the calls as they were, and hangs up nobody")
    void r62GroupFails() {
        stage.mine.answering(CXSetGroupCallAction.class, Response.FAIL);
        stage.talking(ONE).held(ONE).talking(TWO);

        device.merge();
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("unhold 1", "group 1", "hold 1");
        assertThat(stage.calls()).containsExactly("1 held", "2");
    }

    @Test
    @DisplayName("A conference of one is none, however the other one left")
    void lastOne() {
        merged();

        stage.mine.provider().reportCallEnded(ONE, null, CXCallEndedReason.REMOTE_ENDED);
        stage.run();

        assertThat(stage.calls()).containsExactly("2");
        assertThat(stage.mine.heard()).isEmpty();
    }

    @Test
    @DisplayName("The hold button holds the whole conference, and Hold & Accept too")
    void holdTogether() {
        merged();
        device.setHeld(TWO, true);
        stage.run();
        assertThat(stage.delivered()).containsExactly("mine: SetHeld(true), SetHeld(true)");
        assertThat(stage.calls()).containsExactly("1 held group", "2 held group");
        device.setHeld(ONE, false);
        stage.run();
        assertThat(stage.calls()).containsExactly("1 group", "2 group");
        stage.ringingCellular();

        device.holdAndAnswer(CELLULAR);
        stage.run();

        assertThat(stage.calls()).containsExactly("1 held group", "2 held group", "9");
    }

    @Test
    @DisplayName("R57: the last member that hangs up brings the held call back, not the first one")
    void hangUpOneByOne() {
        stage.talkingCellular();
        device.setHeld(CELLULAR, true);
        stage.run();
        merged();
        assertThat(stage.calls()).contains("9 held", "1 group", "2 group");

        device.end(ONE);
        stage.run();
        assertThat(stage.calls()).containsExactly("9 held", "2");
        device.end(TWO);
        stage.run();

        assertThat(stage.calls()).containsExactly("9");
    }

    @Test
    @DisplayName("R67: a conference is one group")
    void r67GroupsNotCalls() {
        var configuration = stage.mine.provider().configuration();
        configuration.setMaximumCallGroups(2);
        stage.mine.provider().setConfiguration(configuration);
        merged();

        stage.mine.start(THREE);
        stage.run();

        assertThat(stage.mine.heard()).startsWith("accepted");
        assertThat(stage.calls()).containsExactly("1 held group", "2 held group", "3");
    }

    @Test
    @DisplayName("R10: a call of somebody else cannot be grouped with: error 4")
    void unknownPartner() {
        stage.talking(ONE).held(ONE).talkingCellular();

        stage.mine.request(new CXSetGroupCallAction(ONE, CELLULAR));
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("refused 4");
    }

    private void mergedBesideAHeldOne() {
        stage.talking(THREE).held(THREE);
        merged();
        assertThat(stage.calls()).containsExactly("3 held", "1 group", "2 group");
    }

    @Test
    @DisplayName("R57: one of a conference is hung up, and a held call of the app stays held")
    void r57MemberHungUp() {
        mergedBesideAHeldOne();

        device.end(ONE);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: End");
        assertThat(stage.calls()).containsExactly("3 held", "2");
    }

    @Test
    @DisplayName("R57: the last one is hung up before the first has ended: the held call is back")
    void r57BothHungUp() {
        mergedBesideAHeldOne();
        stage.mine.answering(CXEndCallAction.class, Response.NOTHING);

        device.end(ONE);
        device.end(TWO);
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: End", "mine: End, SetHeld(false)");
    }

    @Test
    @DisplayName("R59: a member that comes back to its conference finds the others as they were")
    void r59MemberComesBack() {
        merged();
        stage.mine.request(new CXSetHeldCallAction(ONE, true));
        stage.run();
        assertThat(stage.calls()).containsExactly("1 held group", "2 group");
        stage.forget();

        stage.mine.request(new CXSetHeldCallAction(ONE, false));
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: SetHeld(false)");
        assertThat(stage.calls()).containsExactly("1 group", "2 group");
    }

    @Test
    @DisplayName("R51: an app ends one of a conference and answers: the other member is held")
    void r51MemberEndedForAnAnswer() {
        merged();
        stage.ringing(THREE);

        stage.mine.request(new CXEndCallAction(ONE), new CXAnswerCallAction(THREE));
        stage.run();

        assertThat(stage.delivered()).containsExactly("mine: End, SetHeld(true), Answer");
        assertThat(stage.calls()).containsExactly("2 held", "3");
    }

    /** However many actions lie between: numbers of calls and of conferences never meet. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    @DisplayName("R68: a conference that cannot be held is ended for the call that was answered")
    void r68ConferenceIsRival(int between) {
        merged();
        for (int i = 0; i < between; i++) {
            device.setMuted(ONE, i % 2 == 0);
            stage.run();
        }
        stage.mine.answering(CXSetHeldCallAction.class, Response.FAIL);
        stage.ringing(THREE);

        device.holdAndAnswer(THREE);
        stage.run();

        assertThat(stage.calls()).containsExactly("3");
    }

    @Test
    @DisplayName("R62: one of two joins another call: the other one of the two is alone")
    void r62JoinsElsewhere() {
        merged();
        device.setHeld(ONE, true);
        stage.talking(THREE);

        stage.mine.request(new CXSetGroupCallAction(ONE, THREE));
        stage.run();

        assertThat(stage.calls()).containsExactly("1 held group", "2 held", "3 group");
    }

    @Test
    @DisplayName("R62: who is in the conference already has nothing to join")
    void r62JoinsTwice() {
        merged();

        stage.mine.request(new CXSetGroupCallAction(ONE, TWO));
        stage.run();

        assertThat(stage.ignored()).containsExactly("there is nothing to join");
        assertThat(stage.calls()).containsExactly("1 group", "2 group");
    }
}
