package dev.sidetone.system;

import static dev.sidetone.testing.Stage.CELLULAR;
import static dev.sidetone.testing.Stage.FOUR;
import static dev.sidetone.testing.Stage.ONE;
import static dev.sidetone.testing.Stage.OTHERS;
import static dev.sidetone.testing.Stage.THREE;
import static dev.sidetone.testing.Stage.TWO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallActionType;
import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.Stage;
import dev.sidetone.trace.Event;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Limits, reasons and refusals that are easily got wrong by one. */
class SmallPrintTest {
    private final Stage stage = new Stage();
    private final Device device = stage.phone.device();

    /** What was said of events of that name. */
    private List<String> said(String name) {
        return stage.phone.trace().events().stream()
                .filter(event -> event.name().equals(name))
                .map(Event::detail)
                .map(Objects::toString)
                .toList();
    }

    @Test
    @DisplayName("R10: a conference may have as many calls as the limit says, not one more")
    void fullConference() {
        var narrow = stage.mine.provider().configuration();
        narrow.setMaximumCallsPerCallGroup(2);
        stage.mine.provider().setConfiguration(narrow);
        stage.talking(ONE).held(ONE).talking(TWO);
        stage.mine.request(new CXSetHeldCallAction(ONE, false), new CXSetGroupCallAction(ONE, TWO));
        stage.run();
        assertThat(stage.mine.heard()).startsWith("accepted");
        assertThat(stage.calls()).containsExactly("1 group", "2 group");

        device.setHeld(ONE, true);
        stage.run();
        stage.talking(THREE);
        stage.mine.request(new CXSetGroupCallAction(THREE, TWO));
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("refused 7");
    }

    @Test
    @DisplayName("R78: only who had a call when another ended remotely may lose an activation")
    void r78NothingToLose() {
        stage.other.ring(OTHERS);
        device.answer(OTHERS);
        stage.run();
        stage.other.provider().reportCallEnded(OTHERS, null, CXCallEndedReason.REMOTE_ENDED);
        stage.run();
        stage.forget();

        stage.mine.ring(ONE);
        device.answer(ONE);
        stage.run();

        assertThat(stage.mine.heard()).contains("didActivate");
        assertThat(said("ActivationWithheld")).isEmpty();
    }

    @Test
    @DisplayName("R78, R75: the trace says for which of the two an activation is withheld")
    void withheldFor() throws AVAudioSessionException {
        stage.talking(ONE).ringingCellular();
        device.holdAndAnswer(CELLULAR);
        stage.run();
        device.cellular().remoteEnds(CELLULAR);
        stage.run();
        device.setHeld(ONE, false);
        stage.run();
        assertThat(said("ActivationWithheld")).containsExactly("R78");

        device.end(ONE);
        stage.run();
        stage.other.services().audioSession().setCategory(AVAudioSessionCategory.PLAY_AND_RECORD);
        stage.other.services().audioSession().setActive(true);
        stage.run();
        stage.other.ring(OTHERS);
        device.answer(OTHERS);
        stage.run();

        assertThat(said("ActivationWithheld")).containsExactly("R78", "R75");
    }

    @Test
    @DisplayName("R77, R53: an app whose last call is ended for another one is not interrupted")
    void r53NoInterruption() {
        stage.talking(ONE).ringingCellular();

        device.endAndAnswer(CELLULAR);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("end 1", "didDeactivate");
        assertThat(stage.events()).doesNotContain("SessionInterrupted");
    }

    @Test
    @DisplayName("R27: a call that is not held in time is ended also for one still being answered")
    void r27WhileAnswering() {
        stage.mine.answering(CXSetHeldCallAction.class, Response.NOTHING);
        stage.talking(ONE).ringing(TWO);
        stage.mine.answering(CXAnswerCallAction.class, Response.NOTHING);

        device.holdAndAnswer(TWO);
        stage.advance(Duration.ofSeconds(6));

        assertThat(stage.mine.heard())
                .startsWith("hold 1", "answer 2", "timedOut CXSetHeldCallAction", "end 1");
        assertThat(stage.calls()).containsExactly("2 ringing");
    }

    @Test
    @DisplayName("R27: in a conference the others do not wait for the one that cannot be held")
    void r27Conference() {
        stage.talking(ONE).held(ONE).talking(TWO);
        device.merge();
        stage.run();
        stage.forget();
        stage.mine.answering(CXSetHeldCallAction.class, Response.FAIL);

        device.setHeld(ONE, true);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("hold 1", "hold 2");
        assertThat(stage.calls()).containsExactly("1 group", "2 group");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    @DisplayName(
            "R68: a third call beside a conference is another conversation, whatever its number")
    void r68BesideAConference(int actionsBetween) {
        stage.with(Quirk.SLOW_HOLD_ENDS_CALL, Quirk.SlowHold.NEVER);
        stage.talking(ONE).held(ONE).talking(TWO);
        device.merge();
        stage.run();
        for (int i = 0; i < actionsBetween; i++) {
            device.setMuted(ONE, i % 2 == 0);
            stage.run();
        }
        stage.forget();
        stage.mine.answering(CXSetHeldCallAction.class, Response.FAIL);

        stage.mine.start(FOUR);
        stage.run();

        assertThat(stage.mine.heard()).contains("start 4", "end 1", "end 2");
        assertThat(stage.calls()).containsExactly("4");
    }

    @Test
    @DisplayName("R17: what comes to nothing is told in the trace, with the reason")
    void ignored() {
        stage.talking(ONE);
        device.answer(ONE);
        device.holdAndAnswer(TWO);
        device.merge();
        device.swap();
        device.pressVolumeButton();
        device.setMuted(TWO, true);
        stage.run();

        assertThat(said("Ignored"))
                .containsExactly(
                        "there is nothing to answer",
                        "there is nothing to answer",
                        "there is nothing to merge",
                        "there is nothing to swap",
                        "nothing rings",
                        "no such call");
    }

    private static CXAction digits(String digits) {
        return new CXPlayDTMFCallAction(ONE, digits, CXPlayDTMFCallActionType.SINGLE_TONE);
    }

    @Test
    @DisplayName("R20: digits that wait are delivered once, and each is performed in its turn")
    void r20DeliveredOnce() {
        stage.mine.answering(CXPlayDTMFCallAction.class, FakeApp.Response.NOTHING);
        stage.talking(ONE);

        stage.mine.request(digits("1"));
        stage.mine.request(digits("2"), digits("3"));
        stage.run();
        stage.mine.last().fulfill();
        stage.run();
        stage.mine.last().fulfill();
        stage.run();

        assertThat(stage.mine.heard())
                .containsExactly("accepted", "digits 1 1", "accepted", "digits 2 1", "digits 3 1");
        assertThat(stage.delivered()).hasSize(2);
    }

    @Test
    @DisplayName("R20: digits wait for digits, not for what else is under way")
    void r20DigitsOnly() {
        stage.mine.answering(CXSetMutedCallAction.class, FakeApp.Response.NOTHING);
        stage.talking(ONE);
        device.setMuted(ONE, true);

        stage.mine.request(digits("1"), digits("2"));
        stage.run();

        assertThat(stage.mine.heard())
                .containsExactly("mute 1", "accepted", "digits 1 1", "digits 2 1");
    }

    @Test
    @DisplayName("gateOnCompletion: within a transaction only; others go on beside it")
    void gatedWithin() {
        stage.with(Quirk.GATE_ON_COMPLETION, true);
        stage.mine.answering(CXSetHeldCallAction.class, FakeApp.Response.NOTHING);
        stage.talking(ONE);

        stage.mine.request(new CXSetHeldCallAction(ONE, true));
        stage.mine.request(new CXSetMutedCallAction(ONE, true), digits("1"));
        stage.run();

        assertThat(stage.mine.heard())
                .containsExactly("accepted", "hold 1", "accepted", "mute 1", "digits 1 1");
    }
}
