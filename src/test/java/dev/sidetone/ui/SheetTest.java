package dev.sidetone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.system.SystemSnapshot.Choice;
import dev.sidetone.system.SystemSnapshot.Form;
import dev.sidetone.testing.FakePhone;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/** What rings: banner, whole screen, locked screen, and the sheet over another call. */
class SheetTest extends AtThePhone {
    private static final List<Choice> TWO = List.of(Choice.DECLINE, Choice.ACCEPT);

    @Test
    @DisplayName("U5: a banner has Decline and Accept, and the app's name and Audio under the name")
    void u5Banner() {
        hand.show(Scenes.ringing(Form.BANNER, TWO));

        assertThat(hand.sees("banner")).isTrue();
        assertThat(hand.sees("full")).isFalse();
        assertThat(hand.words("banner")).contains("carol", "Sidetone Audio\u2026");
        hand.press("accept");
        assertThat(hand.gestures()).containsExactly(new Gesture.Answer(Scenes.CAROL));
    }

    @Test
    @DisplayName("U5: a click on the banner makes it the whole screen")
    void u5Expand() {
        hand.show(Scenes.ringing(Form.BANNER, TWO));
        hand.press("banner");

        assertThat(hand.sees("banner")).isFalse();
        assertThat(hand.sees("big-decline")).isTrue();
        hand.press("big-decline");
        assertThat(hand.gestures()).containsExactly(new Gesture.End(Scenes.CAROL));
    }

    @Test
    @DisplayName("U5: by setting the whole screen from the start")
    void u5FullScreen() {
        hand.show(Scenes.ringing(Form.FULL_SCREEN, TWO));

        assertThat(hand.sees("banner")).isFalse();
        assertThat(hand.sees("big-accept")).isTrue();
        assertThat(hand.sees("choices")).isFalse();
    }

    @Test
    @DisplayName("U4, U5: with video the subtitle says so")
    void u4Video() {
        var sheet = Scenes.sheet(Form.FULL_SCREEN, TWO);
        var video =
                new dev.sidetone.system.SystemSnapshot.Sheet(
                        sheet.call(),
                        "carol",
                        "Other Calls",
                        true,
                        sheet.form(),
                        TWO,
                        false,
                        false);
        hand.show(Scenes.phone(Scenes.system(List.of(), video, Scenes.NONE, false)));

        assertThat(hand.words("full")).contains("Other Calls Video\u2026");
    }

    @Test
    @DisplayName("U6: the texts of a second call's sheet, exactly and in the phone's order")
    void u6ThreeChoices() {
        hand.show(Scenes.waiting(Scenes.THREE));

        assertThat(hand.words("choices"))
                .containsExactly("End & Accept", "Decline", "Hold & Accept");
        assertThat(hand.sees("banner")).isFalse();
        assertThat(hand.sees("big-accept")).isFalse();
        assertThat(hand.text("registration")).startsWith("in a call with bob");
    }

    @Test
    @DisplayName("U6: a third call's sheet has End Held & Accept")
    void u6EndHeld() {
        hand.show(
                Scenes.waiting(
                        List.of(
                                Choice.END_AND_ACCEPT,
                                Choice.END_HELD_AND_ACCEPT,
                                Choice.DECLINE)));

        assertThat(hand.words("choices"))
                .containsExactly("End & Accept", "End Held & Accept", "Decline");
        hand.press("choice-end-held-and-accept");
        assertThat(hand.gestures()).containsExactly(new Gesture.EndHeldAndAnswer(Scenes.CAROL));
    }

    @Test
    @DisplayName("U6: each choice is its own gesture")
    void u6Gestures() {
        hand.show(Scenes.waiting(Scenes.THREE));
        hand.press("choice-hold-and-accept");
        assertThat(hand.gestures()).containsExactly(new Gesture.HoldAndAnswer(Scenes.CAROL));

        hand.show(FakePhone.idle("alice"));
        hand.show(Scenes.waiting(Scenes.THREE));
        hand.press("choice-end-and-accept");
        assertThat(hand.gestures()).containsExactly(new Gesture.EndAndAnswer(Scenes.CAROL));

        hand.show(FakePhone.idle("alice"));
        hand.show(Scenes.waiting(Scenes.THREE));
        hand.press("choice-decline");
        assertThat(hand.gestures()).containsExactly(new Gesture.End(Scenes.CAROL));
    }

    @Test
    @DisplayName("U6: a double click does nothing twice, and nothing else after it")
    void u6DoubleClick() {
        hand.show(Scenes.waiting(Scenes.THREE));
        hand.press("choice-hold-and-accept", "choice-hold-and-accept", "choice-end-and-accept");
        hand.key(KeyCode.ENTER, true);

        assertThat(hand.gestures()).containsExactly(new Gesture.HoldAndAnswer(Scenes.CAROL));
        assertThat(hand.enabled("choice-end-and-accept")).isFalse();
        assertThat(hand.enabled("choice-decline")).isTrue();
    }

    @Test
    @DisplayName(
            "U6: while the answer is under way only Decline is left, and once declined nothing")
    void u6Pending() {
        var sheet = Scenes.sheet(Form.WAITING, Scenes.THREE);
        hand.show(with(Scenes.pressed(sheet, true, false)));
        assertThat(hand.enabled("choice-hold-and-accept")).isFalse();
        assertThat(hand.enabled("choice-decline")).isTrue();

        hand.show(with(Scenes.pressed(sheet, false, true)));
        assertThat(hand.enabled("choice-decline")).isFalse();
        hand.key(KeyCode.ESCAPE, false);
        assertThat(hand.gestures()).isEmpty();
    }

    private static PhoneSnapshot with(dev.sidetone.system.SystemSnapshot.Sheet sheet) {
        return Scenes.phone(Scenes.system(List.of(), sheet, Scenes.NONE, false));
    }

    @Test
    @DisplayName("U6: Ctrl+Enter hangs up on nobody where it can be helped, Esc declines")
    void u6Keyboard() {
        hand.show(Scenes.ringing(Form.BANNER, TWO));
        hand.key(KeyCode.ENTER, true);
        assertThat(hand.gestures()).containsExactly(new Gesture.Answer(Scenes.CAROL));

        hand.show(FakePhone.idle("alice"));
        hand.show(Scenes.waiting(Scenes.THREE));
        hand.key(KeyCode.ENTER, true);
        assertThat(hand.gestures()).containsExactly(new Gesture.HoldAndAnswer(Scenes.CAROL));

        hand.show(FakePhone.idle("alice"));
        hand.show(Scenes.waiting(List.of(Choice.END_AND_ACCEPT, Choice.DECLINE)));
        hand.key(KeyCode.ENTER, true);
        assertThat(hand.gestures()).containsExactly(new Gesture.EndAndAnswer(Scenes.CAROL));

        hand.show(FakePhone.idle("alice"));
        hand.show(Scenes.waiting(Scenes.THREE));
        hand.key(KeyCode.ESCAPE, false);
        assertThat(hand.gestures()).containsExactly(new Gesture.End(Scenes.CAROL));
    }

    @Test
    @DisplayName(
            "U5: on the locked screen the knob is drawn to the edge; half the way is not enough")
    void u5Slide() {
        hand.show(Scenes.ringing(Form.LOCKED, TWO));
        assertThat(hand.sees("locked")).isTrue();
        assertThat(hand.sees("slide")).isTrue();
        Node knob = Hand.fx(() -> hand.node("slide").lookup(".knob"));

        Hand.run(() -> drag(knob, 100));
        assertThat(hand.gestures()).isEmpty();

        Hand.run(() -> drag(knob, 800));
        assertThat(hand.gestures()).containsExactly(new Gesture.Answer(Scenes.CAROL));
    }

    private static void drag(Node knob, double way) {
        Hand.mouse(knob, MouseEvent.MOUSE_PRESSED, 20, 20);
        Hand.mouse(knob, MouseEvent.MOUSE_DRAGGED, 20 + way, 20);
        Hand.mouse(knob, MouseEvent.MOUSE_RELEASED, 20, 20);
    }

    @Test
    @DisplayName("U5: slide to answer by keyboard")
    void u5SlideByKeyboard() {
        hand.show(Scenes.ringing(Form.LOCKED, TWO));
        assertThat(Hand.fx(() -> hand.node("slide").isFocused())).isTrue();
        hand.key(KeyCode.RIGHT, false);
        hand.key(KeyCode.RIGHT, false);
        assertThat(hand.gestures()).isEmpty();
        hand.key(KeyCode.ENTER, false);
        assertThat(hand.gestures()).containsExactly(new Gesture.Answer(Scenes.CAROL));
    }

    @Test
    @DisplayName("U10: the side and the volume button go to the phone, which knows what they do")
    void u10Buttons() {
        hand.show(Scenes.ringing(Form.FULL_SCREEN, TWO));

        hand.key(KeyCode.F9, false);
        hand.key(KeyCode.F8, false);

        assertThat(hand.gestures())
                .containsExactly(new Gesture.PressSideButton(), new Gesture.PressVolumeButton());
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    @DisplayName("R35: while the app has not fulfilled the answer, the sheet says connecting")
    void r35TheSheetSaysConnecting(Form form) {
        PhoneSnapshot ringing = Scenes.ringing(form, TWO);
        hand.show(ringing);
        String line =
                switch (form) {
                    case BANNER -> "app";
                    case LOCKED -> "lockedApp";
                    case FULL_SCREEN, WAITING -> "bigApp";
                };
        assertThat(hand.sees(line)).isTrue();
        assertThat(hand.text(line)).isEqualTo("Sidetone Audio\u2026");
        hand.show(
                Scenes.phone(
                        Scenes.system(
                                List.of(),
                                Scenes.pressed(ringing.system().sheet(), true, false),
                                Scenes.NONE,
                                form == Form.LOCKED)));
        assertThat(hand.text(line)).isEqualTo("connecting\u2026");
    }
}
