package dev.sidetone.ui;

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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Windows of programs of their own, with real calls between them: alice sings 440 Hz, bob 880. The
 * program in front, alice's, has the microphone.
 */
@Tag("real")
@ExtendWith(ApplicationExtension.class)
abstract class RealWindows {
    private static final double LOUD = -50;
    private static final double SILENT = -65;

    final FakeCards alicesCards = new FakeCards(new ToneMouth(440)::next);
    final FakeCards bobsCards = new FakeCards(new ToneMouth(880)::next);
    Phone alicePhone;
    PhoneWindow alice;
    PhoneWindow bob;
    @TempDir private Path folder;
    private final List<Household> households = new ArrayList<>();
    private final List<PhoneWindow> opened = new ArrayList<>();
    private Windows windows;

    @BeforeEach
    void meet() throws IOException {
        Needs.webrtc();
        windows = Hand.fx(() -> Windows.of(new NoOtherPhones()));
        alicePhone = phone("alice", alicesCards);
        bob = window(phone("bob", bobsCards));
        others();
        // the newest window has the keyboard
        alice = window(alicePhone);
    }

    /** Who else takes part. */
    void others() throws IOException {}

    /** Two households on one folder know no more of each other than two processes do. */
    final Phone phone(String name, FakeCards cards) throws IOException {
        Household household = Household.open(DataFolder.open(folder), () -> cards);
        households.add(household);
        return household.phone(name);
    }

    final PhoneWindow window(Phone phone) {
        PhoneWindow made = Hand.fx(() -> windows.open(phone));
        opened.add(made);
        return made;
    }

    @AfterEach
    void part() {
        Hand.run(() -> opened.forEach(window -> window.stage().close()));
        households.reversed().forEach(Household::close);
    }

    private static final class NoOtherPhones implements Desk {
        @Override
        public Phone newPhone() {
            throw new IllegalStateException("nobody asks");
        }

        @Override
        public void allClosed() {}
    }

    static void soon(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    static Node node(PhoneWindow window, String id) {
        return window.stage().getScene().lookup(id);
    }

    static String text(PhoneWindow window, String id) {
        return ((Label) node(window, id)).getText();
    }

    static Button button(PhoneWindow window, String id) {
        Node found = node(window, id);
        return found instanceof Button plain ? plain : (Button) found.lookup(".round");
    }

    static boolean registered(PhoneWindow window) {
        return text(window, "#registration").equals("Registered");
    }

    static boolean talks(PhoneWindow window) {
        return text(window, "#status").matches("\\d\\d:\\d\\d");
    }

    static boolean hears(FakeCards cards, int hertz) {
        return cards.loudspeaker.level(hertz, 300) > LOUD;
    }

    static boolean hearsNothing(FakeCards cards, int hertz) {
        return cards.loudspeaker.level(hertz, 300) < SILENT;
    }

    /** Until bob's banner is there. */
    final void aliceCallsBob(FxRobot robot) {
        soon(() -> registered(alice));
        soon(() -> registered(bob));
        robot.clickOn(node(alice, "#field")).write("bob");
        robot.type(KeyCode.ENTER);
        soon(
                () ->
                        node(bob, "#banner").isVisible()
                                && node(bob, "#banner").getParent().isVisible());
    }
}
