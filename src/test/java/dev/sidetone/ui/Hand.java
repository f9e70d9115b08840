package dev.sidetone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.testing.FakePhone;
import dev.sidetone.ui.controls.RoundButton;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** A person at a phone's window: sees, presses, types. From the test's thread. */
final class Hand {
    final FakePhone phone = new FakePhone();
    private final Windows windows;
    private final PhoneWindow window;

    /** Opens the window; on the JavaFX thread. */
    Hand() {
        windows =
                Windows.of(
                        new Desk() {
                            @Override
                            public Phone newPhone() {
                                return phone;
                            }

                            @Override
                            public void allClosed() {}
                        });
        window = windows.open(phone);
    }

    Windows windows() {
        return windows;
    }

    PhoneWindow window() {
        return window;
    }

    static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    static void run(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, work);
        WaitForAsyncUtils.waitForFxEvents();
    }

    void close() {
        run(window.stage()::close);
    }

    void show(PhoneSnapshot now) {
        run(() -> phone.show(now));
    }

    /** What a person did since the last question; coming to the front aside. */
    List<Gesture> gestures() {
        List<Gesture> done =
                phone.gestures().stream()
                        .filter(each -> !(each instanceof Gesture.ComeToFront))
                        .toList();
        phone.gestures().clear();
        return done;
    }

    Node node(String id) {
        Node node = fx(() -> window.stage().getScene().lookup("#" + id));
        assertThat(node).as(id).isNotNull();
        return node;
    }

    boolean sees(String id) {
        return fx(
                () -> {
                    Node node = window.stage().getScene().lookup("#" + id);
                    for (Node each = node; each != null; each = each.getParent()) {
                        if (!each.isVisible()) {
                            return false;
                        }
                    }
                    return node != null;
                });
    }

    String text(String id) {
        return fx(
                () -> {
                    Node node = node(id);
                    if (node instanceof RoundButton round) {
                        return round.button().getAccessibleText();
                    }
                    return ((Labeled) node).getText();
                });
    }

    boolean enabled(String id) {
        return fx(
                () -> {
                    Node node = node(id);
                    return !(node instanceof RoundButton round ? round.button() : node)
                            .isDisabled();
                });
    }

    void press(String... ids) {
        for (String id : ids) {
            run(() -> press(node(id)));
        }
    }

    private static void press(Node node) {
        if (node instanceof RoundButton round) {
            round.button().fire();
        } else if (node instanceof ButtonBase button) {
            button.fire();
        } else {
            mouse(node, MouseEvent.MOUSE_CLICKED, 5, 5);
        }
    }

    /** A click on a round button: the first, or the second of a double click. */
    void click(String id, int clicks) {
        run(
                () -> {
                    Node button = ((RoundButton) node(id)).button();
                    mouse(button, MouseEvent.MOUSE_ENTERED, 5, 5, clicks);
                    mouse(button, MouseEvent.MOUSE_PRESSED, 5, 5, clicks);
                    mouse(button, MouseEvent.MOUSE_RELEASED, 5, 5, clicks);
                });
    }

    /** A mouse event in a node's own coordinates. */
    static void mouse(Node node, EventType<MouseEvent> type, double x, double y) {
        mouse(node, type, x, y, 1);
    }

    private static void mouse(
            Node node, EventType<MouseEvent> type, double x, double y, int clicks) {
        var at = node.localToScene(x, y);
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        at.getX(),
                        at.getY(),
                        at.getX(),
                        at.getY(),
                        MouseButton.PRIMARY,
                        clicks,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
    }

    /** A key where the keyboard is. */
    void key(KeyCode code, boolean control) {
        run(
                () -> {
                    var scene = window.stage().getScene();
                    Node at =
                            scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
                    Event.fireEvent(
                            at,
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED,
                                    "",
                                    "",
                                    code,
                                    false,
                                    control,
                                    false,
                                    false));
                });
    }

    /** The words of all labels and buttons under a node that can be seen, in their order. */
    List<String> words(String id) {
        return fx(
                () -> {
                    List<String> words = new ArrayList<>();
                    gather(node(id), words);
                    return words;
                });
    }

    private static void gather(Node node, List<String> words) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled && !labeled.getText().isEmpty()) {
            words.add(labeled.getText());
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(each -> gather(each, words));
        }
    }
}
