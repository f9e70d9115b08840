package dev.sidetone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.softphone.CallSnapshot;
import dev.sidetone.softphone.CallStatus;
import dev.sidetone.softphone.SoftphoneSnapshot;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.system.SystemSnapshot.Choice;
import dev.sidetone.system.SystemSnapshot.Form;
import dev.sidetone.testing.CallSketch;
import dev.sidetone.testing.FakePhone;
import dev.sidetone.testing.Png;
import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.Layer;
import dev.sidetone.ui.controls.RoundButton;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Function;

/** Draws every screen in both themes into docs/screenshots (with -Dscreenshots) or target. */
class ScreenshotsTest extends AtThePhone {
    private final TimeZone home = TimeZone.getDefault();
    private FakePhone phone;
    private Windows windows;
    private PhoneWindow window;

    @AfterEach
    void home() {
        TimeZone.setDefault(home);
    }

    @BeforeEach
    void look() {
        phone = hand.phone;
        windows = hand.windows();
        window = hand.window();
    }

    @Test
    void everyScreenInBothThemes() throws Exception {
        Path folder = folder();
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
            assertThat(looked(this::outside)).as(screen.name).isEmpty();
        }
    }

    /** Half as large again: nothing is cut, and no word ends in dots. */
    @Test
    void everyScreenWithLargeWords() throws Exception {
        lateInTheEvening();
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            windows.theme().setTextSize(150);
                            window.stage().setWidth(window.stage().getMinWidth());
                        })
                .get();
        for (Screen screen : screens()) {
            draw(screen, true, Path.of("target/screenshots-large", screen.name));
            assertThat(looked(this::outside)).as(screen.name).isEmpty();
            assertThat(looked(ScreenshotsTest::dots)).as(screen.name).isEmpty();
        }
    }

    /** The hour with the most figures. */
    private void lateInTheEvening() {
        int here = 22 - OffsetDateTime.now(ZoneOffset.UTC).getHour();
        ZoneOffset place = ZoneOffset.ofHours(here > 18 ? here - 24 : here);
        TimeZone.setDefault(TimeZone.getTimeZone(place));
    }

    @Test
    void panelsAndTimelineInBothThemes() throws Exception {
        story();
        for (String key : List.of("panels", "emulation", "timeline")) {
            WaitForAsyncUtils.asyncFx(() -> openDrawer(key)).get();
            for (boolean dark : new boolean[] {false, true}) {
                Path name = folder().resolve(key + (dark ? "-dark" : "-light"));
                List<String> presses = key.equals("emulation") ? List.of("panels") : List.of();
                draw(new Screen(key, Scenes.laboratory(), presses), dark, name);
                assertThat(looked(this::outside))
                        .filteredOn(words -> key.equals("timeline"))
                        .isEmpty();
            }
        }
    }

    @Test
    void peopleInBothThemes() throws Exception {
        phone.show(People.all());
        WaitForAsyncUtils.asyncFx(() -> window.toggle(Drawer.Content.PEOPLE)).get();
        for (boolean dark : new boolean[] {false, true}) {
            String theme = dark ? "-dark" : "-light";
            for (Screen screen : people()) {
                draw(screen, dark, folder().resolve(screen.name + theme));
                leavePage();
            }
        }
    }

    /** The smallest drawer, half as large again: nothing reaches out of it, nothing has dots. */
    @Test
    void peopleWithLargeWords() throws Exception {
        phone.show(People.all());
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            windows.theme().setTextSize(150);
                            window.stage().setWidth(window.stage().getMinWidth());
                            window.toggle(Drawer.Content.PEOPLE);
                            window.stage().setWidth(window.stage().getMinWidth());
                        })
                .get();
        for (Screen screen : people()) {
            draw(screen, true, Path.of("target/screenshots-large", screen.name));
            assertThat(looked(ScreenshotsTest::dots)).as(screen.name).isEmpty();
            assertThat(looked(this::beside)).as(screen.name).isEmpty();
            leavePage();
        }
    }

    private void leavePage() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            if (window.stage().getScene().lookup("#page-back") != null) {
                                press("page-back");
                            }
                        })
                .get();
    }

    private static List<Screen> people() {
        PhoneSnapshot told =
                People.told(People.BLOCKING, 7, "Whom do you mean: Bob Miller or Bob Smith?");
        return List.of(
                new Screen("people", told, List.of()),
                new Screen("people-below", told, List.of("people")),
                new Screen("people-contact", told, List.of("contact-edit-0")),
                new Screen("people-call", told, List.of("recent-info-1")));
    }

    /** As {@link #outside}, but what is above or below can be scrolled to. */
    private List<String> beside(Parent root) {
        List<String> found = new ArrayList<>();
        for (Node node : root.getChildrenUnmodifiable()) {
            Bounds place = node.localToScene(node.getLayoutBounds());
            if (node.isVisible() && node instanceof Labeled words) {
                if (place.getMaxX() > words.getScene().getWidth() + 0.5) {
                    found.add(words.getId() + " " + words.getText() + " " + place);
                }
            }
            if (node.isVisible() && node instanceof Parent parent) {
                found.addAll(beside(parent));
            }
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private void openDrawer(String key) {
        phone.show(Scenes.laboratory());
        var scene = window.stage().getScene();
        switch (key) {
            case "panels" -> window.toggle(Drawer.Content.PANELS);
            case "emulation" -> {}
            default -> {
                window.toggle(Drawer.Content.TIMELINE);
                ((ListView<Object>) scene.lookup("#trace-list")).getSelectionModel().select(8);
            }
        }
    }

    /** A Hold & Accept as the layers tell of it, with a finding. */
    private void story() {
        var trace = phone.trace();
        UUID answer = UUID.randomUUID();
        trace.inside(
                Layer.UI,
                "HoldAndAnswer",
                Scenes.DAVE,
                null,
                () ->
                        trace.inside(
                                Layer.SYSTEM,
                                "transaction",
                                null,
                                new ActionNote("SetHeld", answer, Scenes.BOB, "true"),
                                () -> answered(trace)));
        trace.add(
                Layer.LINT,
                "L06",
                Scenes.DAVE,
                "WARNING: the answer was fulfilled twice; the second call has no effect. Fulfil"
                        + " once, in performAnswer (R22).");
        trace.add(Layer.AUDIO_SESSION, "setCategory", "playAndRecord", "voiceChat");
        trace.add(Layer.PUSH, "PushReceived", null, "incoming call from erin");
        trace.add(Layer.SERVER, "Registered", "alice", "session 4");
    }

    private static void answered(dev.sidetone.trace.Trace trace) {
        trace.inside(
                Layer.APP,
                "performAnswer",
                Scenes.DAVE,
                null,
                () -> {
                    trace.add(Layer.VOICE, "accept", Scenes.DAVE, "invite of erin");
                    trace.add(Layer.SIGNALING, "answer", Scenes.DAVE, "v=0 opus/48000");
                    trace.add(Layer.MEDIA, "IceConnected", Scenes.DAVE, "host 127.0.0.1");
                    trace.add(Layer.AUDIO, "Opened", "PulsePlayback", null);
                });
        trace.add(Layer.SYSTEM, "callChanged", Scenes.BOB, "hasConnected isOnHold");
    }

    private static Path folder() {
        return Path.of(
                System.getProperty("screenshots") == null
                        ? "target/screenshots"
                        : "docs/screenshots");
    }

    /** What is found in the window when everything is in its place. */
    private List<String> looked(Function<Parent, List<String>> look) {
        return Hand.fx(
                () -> {
                    Parent root = window.stage().getScene().getRoot();
                    root.applyCss();
                    root.layout();
                    return look.apply(root);
                });
    }

    /** Words that do not show in full. */
    private static List<String> dots(Node node) {
        List<String> found = new ArrayList<>();
        if (!node.isVisible()) {
            return found;
        }
        if (node instanceof Labeled words
                && !words.getText().isEmpty()
                && words.lookup(".text") instanceof Text drawn) {
            if (!drawn.getText().replace("\n", "").equals(words.getText().replace("\n", ""))) {
                found.add(words.getText());
            }
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(each -> found.addAll(dots(each)));
        }
        return found;
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
        } else if (node instanceof ScrollPane pane) {
            pane.layout();
            pane.setVvalue(1);
        } else {
            Hand.mouse(node, MouseEvent.MOUSE_CLICKED, 0, 0);
        }
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
                new Screen("incoming-full", ringing, List.of("banner")),
                new Screen("waiting", Scenes.waiting(Scenes.THREE), List.of()),
                new Screen("waiting-third", third(), List.of()),
                new Screen("two-calls", Scenes.two(), List.of()),
                new Screen("conference", Scenes.conference(), List.of()),
                new Screen("other-app", Scenes.cellularHeld(), List.of()),
                new Screen("dialer-over-call", calling(talking), List.of("add")),
                new Screen("info", Scenes.two(), List.of("info")),
                new Screen("locked", Scenes.locked(), List.of()),
                new Screen("locked-in-call", Scenes.locked(bob()), List.of()),
                new Screen("locked-ringing", lockedRinging(), List.of()));
    }

    private static SystemSnapshot.Line bob() {
        return Scenes.line(Scenes.BOB, "bob", "Sidetone", 167);
    }

    private static PhoneSnapshot third() {
        return Scenes.waiting(
                List.of(Choice.END_AND_ACCEPT, Choice.END_HELD_AND_ACCEPT, Choice.DECLINE));
    }

    private static PhoneSnapshot lockedRinging() {
        return Scenes.ringing(Form.LOCKED, List.of(Choice.DECLINE, Choice.ACCEPT));
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
        return withOptions(FakePhone.with("alice", List.of(call), null));
    }

    private static PhoneSnapshot withOptions(PhoneSnapshot phone) {
        boolean talking = phone.app().calls().getFirst().status() == CallStatus.CONNECTED;
        return new PhoneSnapshot(
                phone.app(),
                phone.routes(),
                null,
                true,
                Scenes.system(List.of(), null, talking ? Scenes.ALL : Scenes.NONE, false),
                List.of(),
                phone.emulation());
    }

    private static CallSnapshot held(boolean held, boolean muted) {
        return new CallSketch("bob", CallStatus.CONNECTED).held(held).muted(muted).snapshot();
    }

    private static CallSnapshot failed() {
        return new CallSketch("zoe", CallStatus.FAILED)
                .failed(31480, "nobody named zoe is registered")
                .snapshot();
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
                idle.emulation(),
                People.all().records());
    }
}
