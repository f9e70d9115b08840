package dev.sidetone.ui;

import static org.awaitility.Awaitility.await;

import dev.sidetone.store.DataFolder;
import dev.sidetone.testing.FakeCards;
import dev.sidetone.testing.Needs;
import dev.sidetone.testing.ToneMouth;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.wiring.Household;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Three windows with real calls: what alice presses is heard, by bob and carol. Alice sings 440 Hz;
 * her program is in front and has the microphone.
 */
@Tag("real")
@ExtendWith(ApplicationExtension.class)
class ThreeWindowsTest {
    private static final double LOUD = -50;
    private static final double SILENT = -65;

    @TempDir private Path folder;
    private final FakeCards alicesCards = new FakeCards(new ToneMouth(440)::next);
    private final FakeCards bobsCards = new FakeCards(new ToneMouth(880)::next);
    private final FakeCards carolsCards = new FakeCards(new ToneMouth(660)::next);
    private Household alices;
    private Household bobs;
    private Household carols;
    private Phone carolPhone;
    private PhoneWindow alice;
    private PhoneWindow bob;
    private PhoneWindow carol;

    @Start
    void start(Stage ignored) throws IOException {
        Needs.webrtc();
        alices = Household.open(DataFolder.open(folder), () -> alicesCards);
        Phone alicePhone = alices.phone("alice");
        bobs = Household.open(DataFolder.open(folder), () -> bobsCards);
        carols = Household.open(DataFolder.open(folder), () -> carolsCards);
        Windows windows =
                Windows.of(
                        new Desk() {
                            @Override
                            public Phone newPhone() {
                                throw new IllegalStateException("nobody asks");
                            }

                            @Override
                            public void allClosed() {}
                        });
        bob = windows.open(bobs.phone("bob"));
        carolPhone = carols.phone("carol");
        carol = windows.open(carolPhone);
        alice = windows.open(alicePhone);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(
                () -> {
                    alice.stage().close();
                    bob.stage().close();
                    carol.stage().close();
                });
        carols.close();
        bobs.close();
        alices.close();
    }

    private static void soon(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    private static Node node(PhoneWindow window, String id) {
        return window.stage().getScene().lookup(id);
    }

    private static String text(PhoneWindow window, String id) {
        return ((Label) node(window, id)).getText();
    }

    private static void press(FxRobot robot, PhoneWindow window, String id) {
        robot.interact(
                () -> {
                    Node found = node(window, id);
                    Button button =
                            found instanceof Button plain ? plain : (Button) found.lookup(".round");
                    button.fire();
                });
    }

    private static boolean hears(FakeCards cards) {
        return cards.loudspeaker.level(440, 300) > LOUD;
    }

    private static boolean hearsNothing(FakeCards cards) {
        return cards.loudspeaker.level(440, 300) < SILENT;
    }

    private void soonHeardBy(FakeCards talking, FakeCards silent) {
        soon(() -> hears(talking));
        soon(() -> hearsNothing(silent));
    }

    private void aliceTalksWithBob(FxRobot robot) {
        soon(() -> text(alice, "#registration").equals("Registered"));
        soon(() -> text(bob, "#registration").equals("Registered"));
        robot.clickOn(node(alice, "#field")).write("bob");
        robot.type(KeyCode.ENTER);
        soon(() -> node(bob, "#banner").getParent().isVisible());
        press(robot, bob, "#accept");
        soon(() -> text(alice, "#status").matches("\\d\\d:\\d\\d"));
        soon(() -> hears(bobsCards));
    }

    /** The keyboard is alice's: carol's own window is not what is tried here. */
    private void carolCallsIn() {
        soon(() -> text(carol, "#registration").equals("Registered"));
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
