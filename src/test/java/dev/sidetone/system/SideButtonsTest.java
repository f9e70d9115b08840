package dev.sidetone.system;

import static dev.sidetone.testing.Stage.CELLULAR;
import static dev.sidetone.testing.Stage.ONE;
import static dev.sidetone.testing.Stage.TWO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.Stage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** The buttons at the phone's edge: U10. */
class SideButtonsTest {
    private final Stage stage = new Stage();
    private final Device device = stage.phone.device();

    private void volume() {
        device.pressVolumeButton();
        stage.run();
    }

    private void side() {
        device.pressSideButton();
        stage.run();
    }

    private List<String> sounds() {
        return stage.phone.ringer().sounds();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("U10: the volume or the side button silences the ringer, and the call rings on")
    void u10Silences(boolean bySide) {
        stage.ringing(ONE);
        sounds();

        if (bySide) {
            side();
        } else {
            volume();
        }

        assertThat(sounds()).containsExactly("stop");
        assertThat(stage.mine.heard()).as("the app is not told").isEmpty();
        assertThat(stage.calls()).containsExactly("1 ringing");
        assertThat(device.snapshot().sheet()).isNotNull();
    }

    @Test
    @DisplayName("U10: pressed again, the side button declines; the volume button never does")
    void u10Declines() {
        stage.ringing(ONE);
        volume();
        volume();
        assertThat(stage.calls()).containsExactly("1 ringing");

        side();

        assertThat(stage.mine.heard()).containsExactly("end 1");
        assertThat(stage.calls()).isEmpty();
        assertThat(stage.phone.recents()).singleElement().matches(call -> !call.missed());
    }

    @Test
    @DisplayName("U10: a silenced call can be answered; the next one rings aloud again")
    void u10NextRingsAloud() {
        stage.ringing(ONE).ringing(TWO);
        sounds();
        volume();
        assertThat(sounds()).containsExactly("stop");

        device.end(ONE);
        stage.run();
        assertThat(sounds()).containsExactly("ring ringtone");
        volume();
        device.answer(TWO);
        stage.run();

        assertThat(stage.calls()).containsExactly("2");
    }

    @Test
    @DisplayName("U10: in a call the side button hangs up, the volume button does not")
    void u10HangsUp() {
        stage.talking(ONE);
        volume();
        assertThat(stage.calls()).containsExactly("1");

        side();

        assertThat(stage.mine.heard()).containsExactly("end 1", "didDeactivate");
    }

    @Test
    @DisplayName("U10, R57: with the active call gone the held one is back; a held one stays")
    void u10HeldComesBack() {
        stage.talking(ONE).held(ONE).talking(TWO);
        side();
        assertThat(stage.delivered()).containsExactly("mine: End, SetHeld(false)");
        stage.held(ONE);

        side();

        assertThat(stage.delivered()).isEmpty();
        assertThat(stage.calls()).containsExactly("1 held");
    }

    @Test
    @DisplayName("U10: a conference ends as a whole")
    void u10Conference() {
        stage.talking(ONE).held(ONE).talking(TWO);
        device.merge();
        stage.run();

        side();

        assertThat(stage.calls()).isEmpty();
    }

    @Test
    @DisplayName("U10: while another call waits: silence, then decline; the active one goes on")
    void u10Waiting() {
        stage.talking(ONE).ringingCellular();
        sounds();

        side();
        assertThat(sounds()).containsExactly("stop");
        side();

        assertThat(stage.delivered()).containsExactly("Phone: End");
        assertThat(stage.calls()).containsExactly("1").doesNotContain("9");
        assertThat(device.snapshot().calls()).noneMatch(line -> line.call().equals(CELLULAR));
    }

    @Test
    @DisplayName("U10: what is being answered already is neither silenced nor declined")
    void u10Answering() {
        stage.mine.answering(CXAnswerCallAction.class, Response.NOTHING);
        stage.ringing(ONE);
        device.answer(ONE);
        stage.run();
        stage.forget();

        side();
        side();
        volume();

        assertThat(stage.delivered()).isEmpty();
        assertThat(stage.ignored()).contains("it is answered or declined already");
        assertThat(device.snapshot().locked()).isFalse();
    }

    @Test
    @DisplayName("U10: without calls the side button locks and unlocks, the volume button does not")
    void u10NoCalls() {
        stage.forget();
        volume();
        assertThat(stage.events()).containsExactly("GestureMade", "Ignored");
        side();
        assertThat(device.snapshot().locked()).isTrue();
        side();

        assertThat(device.snapshot().locked()).isFalse();
        assertThat(sounds()).isEmpty();
        assertThat(stage.events()).containsSubsequence("Locked", "Unlocked");
    }
}
