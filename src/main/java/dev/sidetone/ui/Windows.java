package dev.sidetone.ui;

import dev.sidetone.ui.theme.Texts;
import dev.sidetone.ui.theme.Theme;
import dev.sidetone.verbs.Phone;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.Alert;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** All windows of the program, one a phone. On the JavaFX thread. */
public final class Windows {
    private final Desk desk;
    private final Theme theme = new Theme();
    private final List<PhoneWindow> open = new ArrayList<>();

    private Windows(Desk desk) {
        this.desk = desk;
    }

    /** Starts the toolkit and opens the first phone's window. Returns at once. */
    public static void start(Desk desk, Phone first) {
        Platform.startup(
                () -> {
                    new Windows(desk).open(first);
                    onceDrawn(desk::drawn);
                });
    }

    /** The second pulse after a window was shown begins when its first picture is out. */
    private static void onceDrawn(Runnable then) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (++pulses == 2) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }

    /** For use where the toolkit runs already. */
    public static Windows of(Desk desk) {
        return new Windows(desk);
    }

    /** Opens a phone's window. */
    public PhoneWindow open(Phone phone) {
        String name = phone.snapshot().app().identity();
        PhoneWindow window = new PhoneWindow(this, theme, phone, place(name));
        open.add(window);
        window.show();
        return window;
    }

    /**
     * A free place. Phones of another program are not known here: it is their names, alice, bob,
     * carol, that keep windows apart.
     */
    private int place(String name) {
        int letter = name.isEmpty() ? 0 : Character.toLowerCase(name.charAt(0)) - 'a';
        int place = letter >= 0 && letter < 26 ? letter : Math.floorMod(name.hashCode(), 26);
        Set<Integer> taken = open.stream().map(PhoneWindow::place).collect(Collectors.toSet());
        while (taken.contains(place)) {
            place++;
        }
        return place;
    }

    /** Another phone's window, as soon as there is one: a server may have to be waited for. */
    void newPhone() {
        CompletableFuture.supplyAsync(desk::newPhone)
                .whenComplete((phone, failed) -> Platform.runLater(() -> came(phone, failed)));
    }

    private void came(@Nullable Phone phone, @Nullable Throwable failed) {
        if (phone != null) {
            open(phone);
        } else if (failed != null) {
            Throwable why = failed.getCause() == null ? failed : failed.getCause();
            Alert alert = new Alert(Alert.AlertType.ERROR, why.getMessage());
            alert.setHeaderText(Texts.of("phone.none"));
            alert.show();
        }
    }

    void closeAll() {
        List.copyOf(open).forEach(window -> window.stage().close());
    }

    void closed(PhoneWindow window) {
        open.remove(window);
        if (open.isEmpty()) {
            desk.allClosed();
        }
    }

    /** Light and dark. */
    public Theme theme() {
        return theme;
    }
}
