package dev.sidetone.ui;

import dev.sidetone.ui.theme.Theme;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;

/** The window of one phone. On the JavaFX thread. */
public final class PhoneWindow {
    private final Windows windows;
    private final Phone phone;
    private final Stage stage = new Stage();
    private final PhonePane pane;
    private final HBox frame;
    private final PeopleButton people = new PeopleButton(() -> toggle(Drawer.Content.PEOPLE));
    private @Nullable Drawer drawer;
    // the one place where snapshots change threads; only the newest of a burst is shown
    private final AtomicReference<@Nullable PhoneSnapshot> next = new AtomicReference<>();
    private final int place;
    private boolean ringing;
    private long asked;

    PhoneWindow(Windows windows, Theme theme, Phone phone, int place) {
        this.windows = windows;
        this.phone = phone;
        this.place = place;
        this.pane = new PhonePane(theme, menu(theme), phone, people);
        this.frame = new HBox(pane);
        HBox.setHgrow(pane, Priority.ALWAYS);
        Scene scene = new Scene(frame, 390, 780);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(340);
        stage.setMinHeight(600);
        place(place);
        stage.getIcons().add(icon());
        stage.focusedProperty()
                .subscribe(
                        focused -> {
                            if (focused) {
                                inUse();
                            }
                        });
        // without a window manager no window is ever told that it has the keyboard
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> inUse());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> inUse());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pane::pressed);
        stage.setOnHidden(event -> closed());
        asked = phone.snapshot().records().asked();
        show(phone.snapshot());
        phone.observe(this::hand);
    }

    private void inUse() {
        perform(new Gesture.ComeToFront());
    }

    /** Side by side, as far as the screen goes; then a little lower, over the first again. */
    private void place(int place) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        int columns = Math.max(1, (int) ((screen.getWidth() - 40) / 410));
        int row = place / columns % 5;
        stage.setX(screen.getMinX() + 40 + place % columns * 410 + row * 24);
        stage.setY(screen.getMinY() + 30 + row * 30);
    }

    private static Image icon() {
        return new Image(
                PhoneWindow.class.getResourceAsStream("/dev/sidetone/icons/sidetone-128.png"));
    }

    private PhoneMenu menu(Theme theme) {
        return new PhoneMenu()
                .file("menu.new", "Shortcut+N", windows::newPhone)
                .file("menu.signout", "Shortcut+Shift+O", () -> perform(new Gesture.SignOut()))
                .file("menu.signin", "Shortcut+Shift+I", () -> perform(new Gesture.SignIn()))
                .file("menu.close", "Shortcut+W", stage::close)
                .file("menu.quit", "Shortcut+Q", windows::closeAll)
                .view("menu.lock", "Shortcut+L", this::toggleLock)
                .view("menu.side", "F9", () -> perform(new Gesture.PressSideButton()))
                .view("menu.volume", "F8", () -> perform(new Gesture.PressVolumeButton()))
                .divide()
                .view("menu.larger", "Shortcut+Plus", () -> resizeText(theme, 10))
                .view("menu.smaller", "Shortcut+Minus", () -> resizeText(theme, -10))
                .view("menu.normal", "Shortcut+0", () -> theme.setTextSize(100))
                .window("menu.people", "F7", () -> toggle(Drawer.Content.PEOPLE))
                .window("menu.panels", "F11", () -> toggle(Drawer.Content.PANELS))
                .window("menu.timeline", "F12", () -> toggle(Drawer.Content.TIMELINE));
    }

    private static void resizeText(Theme theme, int percent) {
        theme.setTextSize(theme.textSize().get() + percent);
    }

    private void perform(Gesture gesture) {
        phone.perform(gesture);
    }

    private void toggleLock() {
        perform(new Gesture.Lock(!phone.snapshot().system().locked()));
    }

    /** Opens or closes the drawer. */
    void toggle(Drawer.Content content) {
        drawer().toggle(content);
    }

    /** Made when it is wanted for the first time: a phone opens faster without it. */
    private Drawer drawer() {
        Drawer made = drawer;
        if (made == null) {
            made = new Drawer(stage, pane, phone);
            drawer = made;
            HBox.setHgrow(made, Priority.ALWAYS);
            frame.getChildren().add(made);
            made.show(phone.snapshot());
        }
        return made;
    }

    private void hand(PhoneSnapshot snapshot) {
        if (next.getAndSet(snapshot) == null) {
            Platform.runLater(
                    () -> {
                        PhoneSnapshot newest = next.getAndSet(null);
                        if (newest != null) {
                            show(newest);
                        }
                    });
        }
    }

    private void show(PhoneSnapshot now) {
        stage.setTitle(now.app().identity() + " \u2013 Sidetone");
        pane.show(now);
        if (drawer != null) {
            drawer.show(now);
        }
        // whoever looks at recents sees what comes
        boolean seen = drawer != null && drawer.shows(Drawer.Content.PEOPLE);
        people.missed(seen ? 0 : now.records().recents().unseen());
        if (now.records().asked() != asked) {
            asked = now.records().asked();
            drawer().openDirectory();
        }
        boolean rings = now.sheet() != null;
        if (rings && !ringing) {
            comeToFront();
        }
        ringing = rings;
    }

    /** A call rings: the window is wanted. */
    private void comeToFront() {
        if (stage.isIconified()) {
            stage.setIconified(false);
        }
        if (stage.isShowing()) {
            stage.toFront();
        }
    }

    void show() {
        stage.show();
        pane.focusField();
    }

    /** Its place on the screen, counted from the left. */
    int place() {
        return place;
    }

    /** The window itself. */
    public Stage stage() {
        return stage;
    }

    private void closed() {
        if (drawer != null) {
            drawer.stop();
        }
        phone.close();
        windows.closed(this);
    }
}
