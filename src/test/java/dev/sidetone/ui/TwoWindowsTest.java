package dev.sidetone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Two windows with real calls behind them: dialled by keyboard, accepted on the other's sheet. */
class TwoWindowsTest extends RealWindows {
    private boolean aliceHears() {
        return hears(alicesCards, 880);
    }

    private boolean bobHears() {
        return hears(bobsCards, 440);
    }

    private boolean aliceHearsNothing() {
        return hearsNothing(alicesCards, 880);
    }

    private boolean bobHearsNothing() {
        return hearsNothing(bobsCards, 440);
    }

    private static boolean noticed(PhoneWindow window) {
        return node(window, "#notice").getParent().isVisible()
                && text(window, "#notice").contains("microphone is muted here");
    }

    private void talk(FxRobot robot) {
        aliceCallsBob(robot);
        soon(() -> text(alice, "#status").equals("ringing…"));

        robot.interact(() -> bob.stage().toFront());
        robot.doubleClickOn(button(bob, "#accept"));
        soon(() -> talks(alice));
        soon(() -> talks(bob));
    }

    @Test
    void dialByKeyboardAcceptMuteHoldHangUp(FxRobot robot) {
        talk(robot);
        soon(this::bobHears);
        assertThat(aliceHears()).as("bob's program has not got the microphone").isFalse();

        robot.interact(() -> button(alice, "#hold").fire());
        soon(() -> text(alice, "#status").equals("On hold"));
        soon(this::bobHearsNothing);
        robot.interact(() -> button(alice, "#hold").fire());
        soon(() -> talks(alice));
        soon(this::bobHears);

        robot.interact(() -> button(alice, "#mute").fire());
        soon(() -> button(alice, "#mute").getStyleClass().contains("on"));
        soon(this::bobHearsNothing);
        robot.interact(() -> button(alice, "#mute").fire());
        soon(this::bobHears);

        soon(() -> noticed(bob));
        robot.interact(() -> ((Button) node(bob, "#microphone-here")).fire());
        soon(this::aliceHears);
        soon(() -> noticed(alice) && !noticed(bob));
        soon(this::bobHearsNothing);
        robot.interact(() -> button(alice, "#hold").fire());
        soon(this::aliceHearsNothing);
        robot.interact(() -> button(alice, "#hold").fire());
        soon(this::aliceHears);

        robot.interact(
                () -> {
                    button(bob, "#end").fire();
                    button(bob, "#end").fire();
                });
        soon(() -> text(alice, "#status").equals("Call ended"));
        soon(() -> node(alice, "#field").getParent().isVisible());
        assertThat(alicePhone.snapshot().app().missed()).isEmpty();
    }

    @Test
    void aWindowThatIsClosedInACallEndsItForTheOther(FxRobot robot) {
        talk(robot);

        robot.interact(() -> bob.stage().close());

        soon(() -> text(alice, "#status").equals("Call ended"));
    }

    @Test
    void aNameThatNobodyHasIsToldInTheCallView(FxRobot robot) {
        soon(() -> registered(alice));
        robot.clickOn(node(alice, "#field")).write("zoe");
        robot.type(KeyCode.ENTER);

        soon(() -> text(alice, "#reason").equals("nobody named zoe is registered"));
        assertThat(text(alice, "#code")).contains("31480");
        assertThat(text(alice, "#status")).isEqualTo("Call failed");
    }
}
