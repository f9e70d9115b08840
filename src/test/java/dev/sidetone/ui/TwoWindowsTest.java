package dev.sidetone.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidetone.store.DataFolder;
import dev.sidetone.testing.FakeCards;
import dev.sidetone.testing.Needs;
import dev.sidetone.testing.ToneMouth;
import dev.sidetone.verbs.Phone;
import dev.sidetone.wiring.Household;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
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

/** Two windows with real calls behind them: dialled by keyboard, accepted on the other's sheet. */
@Tag("real")
@ExtendWith(ApplicationExtension.class)
class TwoWindowsTest {
    private static final double LOUD = -50;
    private static final double SILENT = -65;

    @TempDir private Path folder;
    private final FakeCards alicesCards = new FakeCards(new ToneMouth(440)::next);
    private final FakeCards bobsCards = new FakeCards(new ToneMouth(880)::next);
    private Household first;
    private Household second;
    private Phone alicePhone;
    private PhoneWindow alice;
    private PhoneWindow bob;

    @Start
    void start(Stage ignored) throws IOException {
        Needs.webrtc();
        // two households on one folder know no more of each other than two processes do
        first = Household.open(DataFolder.open(folder), () -> alicesCards);
        alicePhone = first.phone("alice");
        second = Household.open(DataFolder.open(folder), () -> bobsCards);
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
        bob = windows.open(second.phone("bob"));
        // the newest window has the keyboard
        alice = windows.open(alicePhone);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(
                () -> {
                    alice.stage().close();
                    bob.stage().close();
                });
        second.close();
        first.close();
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

    private static Button button(PhoneWindow window, String id) {
        return (Button) node(window, id).lookup(".round");
    }

    private boolean aliceHears() {
        return alicesCards.loudspeaker.level(880, 300) > LOUD;
    }

    private boolean bobHears() {
        return bobsCards.loudspeaker.level(440, 300) > LOUD;
    }

    private boolean aliceHearsNothing() {
        return alicesCards.loudspeaker.level(880, 300) < SILENT;
    }

    private boolean bobHearsNothing() {
        return bobsCards.loudspeaker.level(440, 300) < SILENT;
    }

    private static boolean noticed(PhoneWindow window) {
        return node(window, "#notice").getParent().isVisible()
                && text(window, "#notice").contains("microphone is muted here");
    }

    private void talk(FxRobot robot) {
        soon(() -> text(alice, "#registration").equals("Registered"));
        soon(() -> text(bob, "#registration").equals("Registered"));
        robot.clickOn(node(alice, "#field")).write("bob");
        robot.type(KeyCode.ENTER);
        soon(
                () ->
                        node(bob, "#banner").isVisible()
                                && node(bob, "#banner").getParent().isVisible());
        soon(() -> text(alice, "#status").equals("ringing…"));

        robot.interact(() -> bob.stage().toFront());
        robot.doubleClickOn(button(bob, "#accept"));
        soon(() -> text(alice, "#status").matches("\\d\\d:\\d\\d"));
        soon(() -> text(bob, "#status").matches("\\d\\d:\\d\\d"));
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
        soon(() -> text(alice, "#status").matches("\\d\\d:\\d\\d"));
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
        soon(() -> text(alice, "#registration").equals("Registered"));
        robot.clickOn(node(alice, "#field")).write("zoe");
        robot.type(KeyCode.ENTER);

        soon(() -> text(alice, "#reason").equals("nobody named zoe is registered"));
        assertThat(text(alice, "#code")).contains("31480");
        assertThat(text(alice, "#status")).isEqualTo("Call failed");
    }
}
