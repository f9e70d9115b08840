package dev.sidetone.ui;

import dev.sidetone.testing.FakeCards;
import dev.sidetone.testing.ToneMouth;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.io.IOException;

/** Three windows with real calls: what alice presses is heard, by bob and carol. */
class ThreeWindowsTest extends RealWindows {
    private final FakeCards carolsCards = new FakeCards(new ToneMouth(660)::next);
    private Phone carolPhone;
    private PhoneWindow carol;

    @Override
    void others() throws IOException {
        carolPhone = phone("carol", carolsCards);
        carol = window(carolPhone);
    }

    private static void press(FxRobot robot, PhoneWindow window, String id) {
        robot.interact(() -> button(window, id).fire());
    }

    private static boolean hears(FakeCards cards) {
        return hears(cards, 440);
    }

    private static boolean hearsNothing(FakeCards cards) {
        return hearsNothing(cards, 440);
    }

    private void soonHeardBy(FakeCards talking, FakeCards silent) {
        soon(() -> hears(talking));
        soon(() -> hearsNothing(silent));
    }

    private void aliceTalksWithBob(FxRobot robot) {
        aliceCallsBob(robot);
        press(robot, bob, "#accept");
        soon(() -> talks(alice));
        soon(() -> hears(bobsCards));
    }

    /** The keyboard is alice's: carol's own window is not what is tried here. */
    private void carolCallsIn() {
        soon(() -> registered(carol));
        carolPhone.perform(new Gesture.Dial("alice"));
        soon(() -> node(alice, "#choice-hold-and-accept") != null);
    }

    @Test
    @DisplayName("R51, R55, R57: Hold & Accept, swap and hang up by mouse, by ear")
    void holdAndAcceptSwapHangUp(FxRobot robot) {
        aliceTalksWithBob(robot);
        carolCallsIn();

        robot.clickOn(node(alice, "#choice-hold-and-accept"));
        soonHeardBy(carolsCards, bobsCards);
        soon(() -> node(alice, "#call-rows").isVisible());

        press(robot, alice, "#hold");
        soonHeardBy(bobsCards, carolsCards);

        press(robot, alice, "#end");
        soonHeardBy(carolsCards, bobsCards);
        soon(() -> text(bob, "#status").equals("Call ended"));
        press(robot, alice, "#end");
        soon(() -> hearsNothing(carolsCards));
    }

    @Test
    @DisplayName("R52, R62, R63: End & Accept; merge, and private, by keyboard and mouse, by ear")
    void mergeAndPrivate(FxRobot robot) {
        aliceTalksWithBob(robot);
        carolCallsIn();
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        soonHeardBy(carolsCards, bobsCards);

        press(robot, alice, "#add");
        soon(() -> hears(bobsCards) && hears(carolsCards));
        soon(() -> node(alice, "#private-carol") != null);

        press(robot, alice, "#private-carol");
        soonHeardBy(carolsCards, bobsCards);
        robot.push(KeyCode.CONTROL, KeyCode.E);
        soonHeardBy(bobsCards, carolsCards);

        carolCallsIn();
        robot.clickOn(node(alice, "#choice-end-and-accept"));
        soonHeardBy(carolsCards, bobsCards);
        soon(() -> text(bob, "#status").equals("Call ended"));
    }
}
