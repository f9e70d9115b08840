package dev.sidetone.ui.dialer;

import dev.sidetone.softphone.SoftphoneSnapshot;
import dev.sidetone.ui.controls.KeyPad;
import dev.sidetone.ui.controls.RoundButton;
import dev.sidetone.ui.theme.Glyphs;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Records;

import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

import java.util.List;
import java.util.function.Consumer;

/** Controller of dialer.fxml: what is typed, and the Call button. */
public final class DialerView {
    private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");

    @FXML private TextField field;
    @FXML private Label help;
    @FXML private Button missed;
    @FXML private KeyPad keys;
    @FXML private RoundButton call;
    @FXML private Button erase;

    private long followed;
    private Consumer<Gesture> gestures = gesture -> {};

    /** Where gestures go. */
    public void connect(Consumer<Gesture> to) {
        gestures = to;
    }

    @FXML
    private void initialize() {
        keys.onKey(
                key -> {
                    insert(String.valueOf(key));
                    gestures.accept(new Gesture.KeyTone(key));
                });
        keys.onPlus(
                () -> {
                    field.deletePreviousChar();
                    insert("+");
                });
        call.onPress(this::dial);
        field.setOnAction(event -> dial());
        field.textProperty().subscribe(this::typed);
        erase.setGraphic(Glyphs.of("erase"));
        erase.setTooltip(new Tooltip(Texts.of("dialer.erase")));
        erase.setAccessibleText(Texts.of("dialer.erase"));
        erase.setOnAction(event -> field.deletePreviousChar());
        var clear = new PauseTransition(Duration.millis(600));
        clear.setOnFinished(event -> field.clear());
        erase.setOnMousePressed(event -> clear.playFromStart());
        erase.setOnMouseReleased(event -> clear.stop());
        missed.setOnAction(event -> field.setText(String.valueOf(missed.getUserData())));
    }

    private void insert(String text) {
        field.insertText(field.getCaretPosition(), text);
    }

    private void typed(String text) {
        String kept = text.replaceAll("[^\\p{Alnum}_.@+*#-]", "");
        if (!kept.equals(text)) {
            field.setText(kept);
            field.end();
        }
        // the caret of an empty centred field would stand at its far left
        field.pseudoClassStateChanged(EMPTY, kept.isEmpty());
        erase.setVisible(!kept.isEmpty());
        help.setVisible(kept.isEmpty());
    }

    private void dial() {
        gestures.accept(new Gesture.Dial(field.getText()));
        field.clear();
    }

    /** Keys that no other node wanted go to the field. */
    public void take(KeyEvent typed) {
        String text = typed.getCharacter();
        if (!field.isFocused()
                && !typed.isShortcutDown()
                && !text.isEmpty()
                && text.charAt(0) > ' '
                && text.charAt(0) != 127) {
            field.requestFocus();
            field.end();
            insert(text);
            typed.consume();
        }
    }

    /** The field is where typing goes. */
    public void focus() {
        field.requestFocus();
        field.end();
    }

    /** Fills in whom a link means, once; says why a link or a request led nowhere. */
    public void follow(Records.Wish wish) {
        if (wish.number() == followed) {
            return;
        }
        followed = wish.number();
        help.setText(words(wish));
        if (!wish.field().isEmpty() && wish.app().isEmpty()) {
            field.setText(wish.field());
            focus();
        }
    }

    private static String words(Records.Wish wish) {
        if (!wish.app().isEmpty()) {
            return Texts.of("dialer.elsewhere", wish.field(), wish.app());
        }
        return wish.said().isEmpty() ? Texts.of("dialer.help") : wish.said();
    }

    /** Shows what was missed. */
    public void show(List<SoftphoneSnapshot.MissedCall> calls) {
        missed.setVisible(!calls.isEmpty());
        missed.setManaged(!calls.isEmpty());
        if (!calls.isEmpty()) {
            String last = calls.getFirst().name();
            missed.setUserData(last);
            missed.setText(
                    calls.size() == 1
                            ? Texts.of("dialer.missed", last)
                            : Texts.of("dialer.missed.many", calls.size(), last));
        }
    }
}
