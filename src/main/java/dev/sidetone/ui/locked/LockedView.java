package dev.sidetone.ui.locked;

import dev.sidetone.ui.controls.RoundButton;
import dev.sidetone.ui.controls.Ticker;
import dev.sidetone.ui.theme.Texts;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Clock and date, and the call that goes on. A click, Enter or a swipe upwards unlocks. */
public final class LockedView extends VBox {
    private static final double SWIPE = 80;

    private final Label clock = new Label();
    private final Label date = new Label();
    private final Label name = new Label();
    private final Label status = new Label();
    private final RoundButton end = new RoundButton();
    private final HBox call = new HBox(12);
    private final Button unlock = new Button(Texts.of("locked.unlock"));
    private final Ticker ticker = new Ticker(this::tick);
    private Runnable unlocking = () -> {};
    private double grip;

    public LockedView() {
        setId("locked");
        getStyleClass().addAll("locked", "on-call");
        setAlignment(Pos.TOP_CENTER);
        setSpacing(2);
        setPadding(new Insets(20, 16, 22, 16));
        clock.getStyleClass().add("clock");
        clock.setId("clock");
        clock.setMinWidth(USE_PREF_SIZE);
        date.setMinWidth(USE_PREF_SIZE);
        date.getStyleClass().add("date");
        unlock.getStyleClass().setAll("pill", "glassy");
        unlock.setId("unlock");
        unlock.setMinWidth(Region.USE_PREF_SIZE);
        unlock.setOnAction(event -> unlocking.run());
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().addAll(clock, date, call(), gap, unlock);
        setOnMousePressed(event -> grip = event.getSceneY());
        setOnMouseReleased(this::letGo);
    }

    private HBox call() {
        name.getStyleClass().add("caller");
        status.getStyleClass().add("timer");
        status.setId("locked-status");
        VBox words = new VBox(2, name, status);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        end.setId("locked-end");
        end.setGlyph("end");
        end.setText("button.end");
        end.setShortcut("Ctrl+E");
        end.setKind("end small");
        end.ignoreSecondClick();
        end.setOnMouseClicked(MouseEvent::consume);
        call.getChildren().addAll(words, end);
        call.setAlignment(Pos.CENTER_LEFT);
        call.getStyleClass().add("call-card");
        VBox.setMargin(call, new Insets(18, 0, 0, 0));
        return call;
    }

    private void letGo(MouseEvent event) {
        double way = grip - event.getSceneY();
        if (event.isStillSincePress() || way > SWIPE) {
            unlocking.run();
        }
    }

    private void tick() {
        LocalDateTime now = LocalDateTime.now();
        clock.setText(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).format(now));
        date.setText(Texts.date(now.toLocalDate()));
    }

    /** What unlocking and the red button do. */
    public void connect(Runnable onUnlock, Runnable onEnd) {
        unlocking = onUnlock;
        end.onPress(onEnd);
    }

    /** Shows it, or stops the clock. */
    public void show(boolean locked) {
        setVisible(locked);
        if (locked) {
            tick();
            ticker.start();
        } else {
            ticker.stop();
        }
    }

    /** The call that goes on; null for none. */
    public void showCall(@Nullable String who, String what) {
        call.setVisible(who != null);
        call.setManaged(who != null);
        if (who != null) {
            name.setText(who);
            status.setText(what);
        }
    }
}
