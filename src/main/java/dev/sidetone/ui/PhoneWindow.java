package dev.sidetone.ui;

import dev.sidetone.ui.theme.Texts;
import dev.sidetone.ui.theme.Theme;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;

/** The window of one phone. On the JavaFX thread. */
public final class PhoneWindow {
    private final Windows windows;
    private final Phone phone;
    private final Stage stage = new Stage();
    private final PhonePane pane;
    // the one place where snapshots change threads; only the newest of a burst is shown
    private final AtomicReference<@Nullable PhoneSnapshot> next = new AtomicReference<>();
    private boolean ringing;

    PhoneWindow(Windows windows, Theme theme, Phone phone, int index) {
        this.windows = windows;
        this.phone = phone;
        this.pane = new PhonePane(theme, menu(), phone::perform, phone::level);
        Scene scene = new Scene(pane, 390, 780);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(340);
        stage.setMinHeight(600);
        stage.setX(60 + index * 410);
        stage.setY(40);
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
        stage.setOnHidden(event -> closed());
        show(phone.snapshot());
        phone.observe(this::hand);
    }

    private void inUse() {
        phone.perform(new Gesture.ComeToFront());
    }

    private static Image icon() {
        return new Image(
                PhoneWindow.class.getResourceAsStream("/dev/sidetone/icons/sidetone-128.png"));
    }

    private MenuBar menu() {
        MenuItem fresh = new MenuItem(Texts.of("menu.new"));
        fresh.setId("menu-new");
        fresh.setAccelerator(KeyCombination.valueOf("Shortcut+N"));
        fresh.setOnAction(event -> windows.newPhone());
        MenuItem close = new MenuItem(Texts.of("menu.close"));
        close.setAccelerator(KeyCombination.valueOf("Shortcut+W"));
        close.setOnAction(event -> stage.close());
        MenuItem quit = new MenuItem(Texts.of("menu.quit"));
        quit.setAccelerator(KeyCombination.valueOf("Shortcut+Q"));
        quit.setOnAction(event -> windows.closeAll());
        Menu file = new Menu(Texts.of("menu.file"), null, fresh, close, quit);
        file.setId("menu-file");
        MenuBar bar = new MenuBar(file);
        bar.setUseSystemMenuBar(true);
        return bar;
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

    /** The window itself. */
    public Stage stage() {
        return stage;
    }

    private void closed() {
        phone.close();
        windows.closed(this);
    }
}
