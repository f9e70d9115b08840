package dev.sidetone.system;

import static dev.sidetone.testing.Stage.ONE;
import static dev.sidetone.testing.Stage.TWO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallActionType;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.Stage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** Which sounds are the phone's, and when: U9, R82. */
class PhoneSoundsTest {
    private final Stage stage = new Stage();
    private final Device device = stage.phone.device();

    private List<String> sounds() {
        return stage.phone.ringer().sounds();
    }

    private void ownRingtone(String sound) {
        var configuration = stage.mine.provider().configuration();
        configuration.setRingtoneSound(sound);
        stage.mine.provider().setConfiguration(configuration);
        stage.run();
    }

    @Test
    @DisplayName("U9: the ringtone is begun once, and stops with the answer")
    void u9Answered() {
        stage.ringing(ONE);
        stage.advance(Duration.ofSeconds(30));
        assertThat(sounds()).containsExactly("ring ringtone");

        device.answer(ONE);
        stage.run();

        assertThat(sounds()).containsExactly("stop");
    }

    @Test
    @DisplayName("U9: it stops with a decline, a caller who gives up, and the ring limit")
    void u9OtherEnds() {
        stage.ringing(ONE);
        device.end(ONE);
        stage.run();
        assertThat(sounds()).as("declined").containsExactly("ring ringtone", "stop");

        stage.ringing(ONE);
        stage.mine.provider().reportCallEnded(ONE, null, CXCallEndedReason.REMOTE_ENDED);
        stage.run();
        assertThat(sounds()).as("given up").containsExactly("ring ringtone", "stop");

        stage.ringing(ONE);
        stage.advance(Duration.ofMinutes(1));
        assertThat(sounds()).as("rang out").containsExactly("ring ringtone", "stop");
    }

    @Test
    @DisplayName("U9: for a ringtone whose file is missing the phone's own rings, and it is told")
    void u9MissingRingtone() {
        stage.phone.ringer().keepOnly("ringtone", "marimba");
        ownRingtone("chime.wav");
        stage.forget();

        stage.mine.ring(ONE);
        stage.run();

        assertThat(sounds()).containsExactly("ring ringtone");
        assertThat(stage.phone.trace().events())
                .filteredOn(event -> event.name().equals("RingtoneMissing"))
                .singleElement()
                .satisfies(event -> assertThat(event.detail()).hasToString("chime.wav"));
    }

    @Test
    @DisplayName("U9: a ringtone that is there is the one that rings, and nothing is told")
    void u9OwnRingtone() {
        stage.phone.ringer().keepOnly("ringtone", "marimba");
        ownRingtone("marimba");

        stage.mine.ring(ONE);
        stage.run();

        assertThat(sounds()).containsExactly("ring marimba");
        assertThat(stage.events()).doesNotContain("RingtoneMissing");
    }

    @Test
    @DisplayName("U9, R82: beside a call nothing rings: the phone's own call waiting sounds")
    void r82CallWaiting() {
        ownRingtone("marimba");
        stage.talking(ONE);
        sounds();

        stage.ringing(TWO);
        assertThat(sounds()).containsExactly("call waiting");
        device.holdAndAnswer(TWO);
        stage.run();

        assertThat(sounds()).containsExactly("stop");
    }

    @Test
    @DisplayName("R82: what rings with an app's sound stops as soon as another call is talked in")
    void r82RingtoneStops() {
        ownRingtone("marimba");
        stage.ringing(TWO);
        assertThat(sounds()).containsExactly("ring marimba");

        stage.talkingCellular();

        assertThat(sounds()).containsExactly("call waiting");
        assertThat(stage.choices()).contains(SystemSnapshot.Choice.HOLD_AND_ACCEPT);
    }

    @Test
    @DisplayName("U9, R82: the call that waited rings when the call beside it is over")
    void u9RingsAgain() {
        stage.talking(ONE).ringing(TWO);
        sounds();

        stage.mine.provider().reportCallEnded(ONE, null, CXCallEndedReason.REMOTE_ENDED);
        stage.run();

        assertThat(sounds()).containsExactlyInAnyOrder("end tone", "ring ringtone");
    }

    @Test
    @DisplayName("U9: digits sound at once, by key or by request, whatever the app does with them")
    void u9Digits() {
        stage.mine.answering(CXPlayDTMFCallAction.class, Response.NOTHING);
        stage.talking(ONE);
        sounds();

        device.playDTMF(ONE, '5');
        stage.mine.request(
                new CXPlayDTMFCallAction(ONE, "12", CXPlayDTMFCallActionType.SOFT_PAUSE));
        stage.run();

        assertThat(sounds()).containsExactly("digits 5", "digits 12");
    }

    @Test
    @DisplayName("U9: ringback is the app's: while it dials the phone makes no sound")
    void u9NoRingback() {
        stage.mine.start(ONE);
        stage.run();
        stage.mine.provider().reportOutgoingCallStartedConnecting(ONE, null);
        stage.advance(Duration.ofSeconds(20));

        assertThat(sounds()).isEmpty();
    }

    @Test
    @DisplayName("U9: a call that was heard ends with a tone, one that only rang without")
    void u9EndTone() {
        stage.talking(ONE);
        sounds();

        device.end(ONE);
        stage.run();
        assertThat(sounds()).containsExactly("end tone");
        stage.ringing(TWO);
        device.end(TWO);
        stage.run();

        assertThat(sounds()).doesNotContain("end tone");
    }
}
