package dev.sidetone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.system.SystemSnapshot.Choice;
import dev.sidetone.system.SystemSnapshot.Form;
import dev.sidetone.testing.FakePhone;
import dev.sidetone.verbs.Gesture;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;

/** The locked screen. */
class LockedTest extends AtThePhone {
    @Test
    void ctrlLLocksAndUnlocks() {
        hand.key(KeyCode.L, true);
        assertThat(hand.gestures()).containsExactly(new Gesture.Lock(true));
        hand.show(Scenes.locked());
        assertThat(hand.sees("locked")).isTrue();
        assertThat(hand.sees("field")).isFalse();
        assertThat(hand.text("clock")).matches(".*\\d.\\d\\d.*");
        hand.key(KeyCode.L, true);
        assertThat(hand.gestures()).containsExactly(new Gesture.Lock(false));
        hand.show(FakePhone.idle("alice"));
        assertThat(hand.sees("locked")).isFalse();
    }

    @Test
    void enterTheButtonOrASwipeUnlock() {
        hand.show(Scenes.locked());
        hand.key(KeyCode.ENTER, false);
        hand.press("unlock");
        Node screen = hand.node("locked");
        Hand.run(
                () -> {
                    Hand.mouse(screen, MouseEvent.MOUSE_PRESSED, 60, 400);
                    Hand.mouse(screen, MouseEvent.MOUSE_RELEASED, 60, 250);
                });
        assertThat(hand.gestures())
                .containsExactly(
                        new Gesture.Lock(false), new Gesture.Lock(false), new Gesture.Lock(false));
    }

    @Test
    @DisplayName("U5: what rings on a locked phone slides, whatever the setting says")
    void u5BannerOnALockedPhone() {
        var sheet = Scenes.sheet(Form.BANNER, List.of(Choice.DECLINE, Choice.ACCEPT));
        hand.show(Scenes.phone(Scenes.system(List.of(), sheet, Scenes.NONE, true)));
        assertThat(hand.sees("banner")).isFalse();
        assertThat(hand.words("locked-call"))
                .contains("carol", "Sidetone Audio\u2026", "slide to answer");
        hand.press("locked-decline");
        assertThat(hand.gestures()).containsExactly(new Gesture.End(Scenes.CAROL));
    }

    @Test
    @DisplayName("U6: a second call on a locked phone has its three choices too")
    void u6Locked() {
        var sheet = Scenes.sheet(Form.WAITING, Scenes.THREE);
        var line = Scenes.line(Scenes.BOB, "bob", "Sidetone", 9);
        hand.show(Scenes.phone(Scenes.system(List.of(line), sheet, Scenes.NONE, true)));
        assertThat(hand.words("choices"))
                .containsExactly("End & Accept", "Decline", "Hold & Accept");
    }

    @Test
    void aCallGoesOnAndCanBeEnded() {
        hand.show(Scenes.locked(Scenes.line(Scenes.BOB, "bob", "Sidetone", 167)));
        assertThat(hand.text("locked-status")).matches("02:4\\d");
        hand.press("locked-end");
        assertThat(hand.gestures()).containsExactly(new Gesture.End(Scenes.BOB));
    }

    @Test
    void lettersTypedOnALockedPhoneGoNowhere() {
        hand.show(Scenes.locked());
        Hand.run(
                () ->
                        javafx.event.Event.fireEvent(
                                hand.node("locked"),
                                new javafx.scene.input.KeyEvent(
                                        javafx.scene.input.KeyEvent.KEY_TYPED,
                                        "5",
                                        "",
                                        KeyCode.UNDEFINED,
                                        false,
                                        false,
                                        false,
                                        false)));
        hand.show(FakePhone.idle("alice"));
        assertThat(Hand.fx(() -> ((javafx.scene.control.TextField) hand.node("field")).getText()))
                .isEmpty();
    }
}
