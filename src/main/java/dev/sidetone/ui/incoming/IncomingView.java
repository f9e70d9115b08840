package dev.sidetone.ui.incoming;

import dev.sidetone.system.SystemSnapshot.Sheet;
import dev.sidetone.ui.controls.Avatar;
import dev.sidetone.ui.controls.RoundButton;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Gesture;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** Controller of incoming.fxml: the banner of a call that rings, and its full form. */
public final class IncomingView {
    @FXML private StackPane root;
    @FXML private HBox banner;
    @FXML private StackPane avatarPlace;
    @FXML private Label name;
    @FXML private Label app;
    @FXML private RoundButton decline;
    @FXML private RoundButton accept;
    @FXML private VBox full;
    @FXML private Avatar bigAvatar;
    @FXML private Label bigName;
    @FXML private Label bigApp;
    @FXML private RoundButton bigDecline;
    @FXML private RoundButton bigAccept;

    private final Avatar avatar = Avatar.small(48);
    private Consumer<Gesture> gestures = gesture -> {};
    private Runnable expanding = () -> {};
    private @Nullable Sheet sheet;

    /** Where gestures go, and who is told that the form changes. */
    public void connect(Consumer<Gesture> to, Runnable onExpand) {
        gestures = to;
        expanding = onExpand;
    }

    @FXML
    private void initialize() {
        avatarPlace.getChildren().add(avatar);
        decline.onPress(this::decline);
        bigDecline.onPress(this::decline);
        accept.onPress(this::accept);
        bigAccept.onPress(this::accept);
        banner.setOnMouseClicked(event -> expand(true));
        // the buttons' clicks are their own
        decline.setOnMouseClicked(MouseEvent::consume);
        accept.setOnMouseClicked(MouseEvent::consume);
        expand(false);
    }

    private void expand(boolean whole) {
        full.setVisible(whole);
        banner.setVisible(!whole);
        expanding.run();
    }

    /** Whether the full form is shown. */
    public boolean expanded() {
        return full.isVisible();
    }

    /** Accept, if it was not pressed before. */
    public void accept() {
        if (sheet != null && !sheet.answering() && !sheet.declining()) {
            gestures.accept(new Gesture.Answer(sheet.call()));
        }
    }

    /** Decline, if it was not pressed before. */
    public void decline() {
        if (sheet != null && !sheet.declining()) {
            gestures.accept(new Gesture.End(sheet.call()));
        }
    }

    /** Shows a call that rings. */
    public void show(Sheet now) {
        if (sheet == null || !sheet.call().equals(now.call())) {
            expand(false);
        }
        sheet = now;
        String line = Texts.of("incoming.audio", now.appName());
        avatar.setName(now.name());
        bigAvatar.setName(now.name());
        name.setText(now.name());
        bigName.setText(now.name());
        app.setText(line);
        bigApp.setText(line);
        boolean pressed = now.answering() || now.declining();
        for (RoundButton button : new RoundButton[] {decline, accept, bigDecline, bigAccept}) {
            button.button().setDisable(pressed);
        }
    }

    /** Forgets the call. */
    public void clear() {
        sheet = null;
        expand(false);
    }

    /** The whole surface. */
    public StackPane root() {
        return root;
    }
}
