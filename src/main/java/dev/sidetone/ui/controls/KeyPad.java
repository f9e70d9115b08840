package dev.sidetone.ui.controls;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.util.function.Consumer;

/** Twelve keys. A long press on 0 gives +. */
public final class KeyPad extends GridPane {
    private static final String KEYS = "123456789*0#";
    private static final String[] LETTERS = {
        "", "ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ", "", "+", ""
    };

    private Consumer<Character> pressed = key -> {};
    private Runnable plus = () -> {};

    public KeyPad() {
        setHgap(24);
        setVgap(12);
        setAlignment(Pos.CENTER);
        for (int i = 0; i < KEYS.length(); i++) {
            add(key(KEYS.charAt(i), LETTERS[i]), i % 3, i / 3);
        }
    }

    /** What a key does. */
    public void onKey(Consumer<Character> action) {
        pressed = action;
    }

    /** What a long press on 0 does, after the 0 itself was pressed. */
    public void onPlus(Runnable action) {
        plus = action;
    }

    private Button key(char key, String letters) {
        Label digit = new Label(String.valueOf(key));
        digit.getStyleClass().add("digit");
        Label below = new Label(letters);
        below.getStyleClass().add("letters");
        VBox face = new VBox(digit, below);
        face.setAlignment(Pos.CENTER);
        face.setMouseTransparent(true);
        Button button = new Button();
        button.getStyleClass().setAll("key");
        button.setGraphic(face);
        button.setFocusTraversable(false);
        button.setAccessibleText(key + " " + letters);
        button.setId("key-" + (key == '*' ? "star" : key == '#' ? "pound" : key));
        button.setOnAction(event -> pressed.accept(key));
        if (key == '0') {
            var hold = new PauseTransition(Duration.millis(600));
            hold.setOnFinished(event -> button.getProperties().put("held", true));
            button.setOnMousePressed(event -> hold.playFromStart());
            button.setOnAction(
                    event -> {
                        hold.stop();
                        pressed.accept('0');
                        if (button.getProperties().remove("held") != null) {
                            plus.run();
                        }
                    });
        }
        return button;
    }
}
