package dev.sidetone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.softphone.CallSnapshot;
import dev.sidetone.softphone.CallStatus;
import dev.sidetone.softphone.SoftphoneSnapshot;
import dev.sidetone.testing.FakePhone;
import dev.sidetone.testing.Png;
import dev.sidetone.ui.controls.RoundButton;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Draws every screen in both themes into docs/screenshots (with -Dscreenshots) or target. */
@ExtendWith(ApplicationExtension.class)
class ScreenshotsTest {
    private final FakePhone phone = new FakePhone();
    private Windows windows;
    private PhoneWindow window;

    @Start
    void start(Stage ignored) {
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

    @Test
    void everyScreenInBothThemes() throws Exception {
        Path folder =
                Path.of(
                        System.getProperty("screenshots") == null
                                ? "target/screenshots"
                                : "docs/screenshots");
        for (boolean dark : new boolean[] {false, true}) {
            for (Screen screen : screens()) {
                draw(screen, dark, folder.resolve(screen.name + (dark ? "-dark" : "-light")));
            }
        }
    }

    /** The smallest window: nothing is cut, and what is pressed can be reached. */
    @Test
    void everyScreenInTheSmallestWindow() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            window.stage().setWidth(window.stage().getMinWidth());
                            window.stage().setHeight(window.stage().getMinHeight());
                        })
                .get();
        for (Screen screen : screens()) {
            draw(screen, false, Path.of("target/screenshots-small", screen.name));
            assertThat(outside(window.stage().getScene().getRoot())).as(screen.name).isEmpty();
        }
    }

    private void draw(Screen screen, boolean dark, Path name) throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            windows.theme().setDark(dark);
                            phone.show(FakePhone.idle("alice"));
                        })
                .get();
        WaitForAsyncUtils.waitForFxEvents();
        phone.show(screen.snapshot);
        WaitForAsyncUtils.waitForFxEvents();
        for (String press : screen.presses) {
            WaitForAsyncUtils.asyncFx(() -> press(press)).get();
        }
        Thread.sleep(350);
        WritableImage picture =
                WaitForAsyncUtils.asyncFx(() -> window.stage().getScene().snapshot(null)).get();
        Files.createDirectories(name.getParent());
        Path file = name.resolveSibling(name.getFileName() + ".png");
        Png.write(picture, file);
        assertThat(file).isNotEmptyFile();
    }

    private void press(String id) {
        Node node = window.stage().getScene().lookup("#" + id);
        assertThat(node).as(id).isNotNull();
        if (node instanceof RoundButton round) {
            round.button().fire();
        } else if (node instanceof ButtonBase button) {
            button.fire();
        } else {
            Event.fireEvent(node, click());
        }
    }

    private static MouseEvent click() {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                0,
                0,
                0,
                0,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    /** Buttons and words that reach over the window's edge. */
    private List<String> outside(Parent root) {
        List<String> found = new ArrayList<>();
        for (Node node : root.getChildrenUnmodifiable()) {
            if (!node.isVisible()) {
                continue;
            }
            if (node instanceof Labeled words) {
                Bounds place = words.localToScene(words.getLayoutBounds());
                Scene scene = words.getScene();
                if (place.getMinX() < 0
                        || place.getMinY() < 0
                        || place.getMaxX() > scene.getWidth() + 0.5
                        || place.getMaxY() > scene.getHeight() + 0.5) {
                    found.add(words.getId() + " " + words.getText() + " " + place);
                }
            }
            if (node instanceof Parent parent) {
                found.addAll(outside(parent));
            }
        }
        return found;
    }

    private record Screen(String name, PhoneSnapshot snapshot, List<String> presses) {}

    private static List<Screen> screens() {
        CallSnapshot talking = FakePhone.call("bob", CallStatus.CONNECTED);
        PhoneSnapshot ringing = FakePhone.with("bob", List.of(), FakePhone.sheet("alice"));
        return List.of(
                new Screen("keypad", missed(), List.of()),
                new Screen(
                        "ringing", calling(FakePhone.call("bob", CallStatus.RINGING)), List.of()),
                new Screen("incall", calling(talking), List.of()),
                new Screen("digits", calling(talking), List.of("keypad")),
                new Screen("routes", headset(calling(talking)), List.of("audio")),
                new Screen("muted", calling(held(false, true)), List.of()),
                new Screen("held", calling(held(true, false)), List.of()),
                new Screen("failed", calling(failed()), List.of()),
                new Screen("incoming", ringing, List.of()),
                new Screen("incoming-full", ringing, List.of("banner")));
    }

    private static PhoneSnapshot headset(PhoneSnapshot phone) {
        List<PhoneSnapshot.Route> routes = new ArrayList<>(phone.routes());
        routes.add(
                new PhoneSnapshot.Route(
                        "usb", "USBAudio", "Jabra Evolve 65", "Use as receiver", false));
        return new PhoneSnapshot(
                phone.app(),
                routes,
                phone.notice(),
                true,
                phone.system(),
                phone.doing(),
                phone.emulation());
    }

    private static PhoneSnapshot calling(CallSnapshot call) {
        return FakePhone.with("alice", List.of(call), null);
    }

    private static CallSnapshot held(boolean held, boolean muted) {
        CallSnapshot call = FakePhone.call("bob", CallStatus.CONNECTED);
        return new CallSnapshot(
                call.uuid(),
                call.name(),
                true,
                call.status(),
                held,
                false,
                muted,
                false,
                false,
                true,
                true,
                call.connectedAt(),
                "",
                null);
    }

    private static CallSnapshot failed() {
        CallSnapshot call = FakePhone.call("zoe", CallStatus.FAILED);
        return new CallSnapshot(
                call.uuid(),
                call.name(),
                true,
                call.status(),
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                null,
                "",
                new CallSnapshot.Failure(31480, "nobody named zoe is registered"));
    }

    private static PhoneSnapshot missed() {
        PhoneSnapshot idle = FakePhone.idle("alice");
        var app = idle.app();
        return new PhoneSnapshot(
                new SoftphoneSnapshot(
                        app.identity(),
                        app.registration(),
                        app.registrationText(),
                        List.of(),
                        List.of(new SoftphoneSnapshot.MissedCall("carol", Instant.now()))),
                idle.routes(),
                new PhoneSnapshot.Notice.NoSound("PulseAudio does not run"),
                true,
                idle.system(),
                idle.doing(),
                idle.emulation());
    }
}
