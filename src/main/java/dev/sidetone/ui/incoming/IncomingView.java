package dev.sidetone.ui.incoming;

import dev.sidetone.system.SystemSnapshot.Choice;
import dev.sidetone.system.SystemSnapshot.Form;
import dev.sidetone.system.SystemSnapshot.Sheet;
import dev.sidetone.ui.controls.Avatar;
import dev.sidetone.ui.controls.RoundButton;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Gesture;

import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/**
 * Controller of incoming.fxml: the sheet of a call that rings, as a banner that expands, on the
 * whole screen, on the locked screen, or over another call.
 */
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
    @FXML private HBox two;
    @FXML private RoundButton bigDecline;
    @FXML private RoundButton bigAccept;
    @FXML private VBox bars;
    @FXML private VBox locked;
    @FXML private StackPane lockedAvatarPlace;
    @FXML private Label lockedName;
    @FXML private Label lockedApp;
    @FXML private RoundButton lockedDecline;
    @FXML private SlideToAnswer slide;

    private final Avatar avatar = Avatar.small(48);
    private final Avatar lockedAvatar = Avatar.small(48);
    // what came of a press shows in the next pictures; where nothing comes, it can be tried again
    private final PauseTransition patience = new PauseTransition(Duration.seconds(2));
    private Consumer<Gesture> gestures = gesture -> {};
    private Runnable changing = () -> {};
    private @Nullable Sheet sheet;
    private @Nullable Choice pressed;
    private boolean screenLocked;
    private boolean expanded;
    private List<Choice> drawn = List.of();

    /** Where gestures go, and who is told that the form changes. */
    public void connect(Consumer<Gesture> to, Runnable onChange) {
        gestures = to;
        changing = onChange;
    }

    @FXML
    private void initialize() {
        avatarPlace.getChildren().add(avatar);
        lockedAvatarPlace.getChildren().add(lockedAvatar);
        for (RoundButton button : List.of(decline, bigDecline, lockedDecline)) {
            button.onPress(this::decline);
        }
        accept.onPress(this::accept);
        bigAccept.onPress(this::accept);
        slide.onAnswer(this::accept);
        banner.setOnMouseClicked(event -> expand());
        // the buttons' clicks are their own
        decline.setOnMouseClicked(MouseEvent::consume);
        accept.setOnMouseClicked(MouseEvent::consume);
        patience.setOnFinished(event -> forget());
        clear();
    }

    private void expand() {
        expanded = true;
        arrange();
        changing.run();
    }

    private void forget() {
        pressed = null;
        slide.reset();
        enable();
    }

    /** How the sheet is shown now; null for none. */
    public @Nullable Form form() {
        if (sheet == null) {
            return null;
        }
        return switch (sheet.form()) {
            case WAITING -> Form.WAITING;
            case LOCKED -> Form.LOCKED;
            case BANNER, FULL_SCREEN -> {
                if (screenLocked) {
                    yield Form.LOCKED;
                }
                yield expanded ? Form.FULL_SCREEN : sheet.form();
            }
        };
    }

    /** Whether it fills the window. */
    public boolean whole() {
        return form() == Form.FULL_SCREEN || form() == Form.WAITING;
    }

    /** Ctrl+Enter, slide, or a green button: accepts, and nobody is hung up where possible. */
    public void accept() {
        if (sheet != null) {
            Choice choice = Choices.accepting(sheet.choices());
            if (choice != null) {
                press(choice);
            }
        }
    }

    /** Decline. */
    public void decline() {
        press(Choice.DECLINE);
    }

    /** Does it once, however often it is pressed; Decline also after another choice. */
    private void press(Choice choice) {
        Sheet now = sheet;
        boolean open = choice == Choice.DECLINE ? pressed != choice : pressed == null && free();
        if (now != null && open && !now.declining()) {
            pressed = choice;
            patience.playFromStart();
            enable();
            gestures.accept(Choices.gesture(choice, now.call()));
        }
    }

    private boolean free() {
        return sheet != null && !sheet.answering() && !sheet.declining();
    }

    /** Shows a call that rings. */
    public void show(Sheet now, boolean onLockedScreen) {
        boolean other = sheet == null || !sheet.call().equals(now.call());
        sheet = now;
        screenLocked = onLockedScreen;
        if (other) {
            expanded = false;
            patience.stop();
            forget();
        }
        showCaller(now);
        showChoices(now.choices());
        arrange();
        enable();
        if (other && form() == Form.LOCKED) {
            slide.requestFocus();
        }
    }

    private void showCaller(Sheet now) {
        String kind = Texts.of(now.video() ? "incoming.video" : "incoming.audio", now.appName());
        // R93: what the call directory says stands below the number
        String told = now.label() == null ? kind : now.label() + " \u00b7 " + kind;
        // R35: the app has not fulfilled the answer yet
        String line = now.answering() ? Texts.of("call.connecting") : told;
        for (Avatar each : List.of(avatar, bigAvatar, lockedAvatar)) {
            each.setName(now.name());
        }
        for (Label each : List.of(name, bigName, lockedName)) {
            each.setText(now.name());
        }
        for (Label each : List.of(app, bigApp, lockedApp)) {
            each.setText(line);
        }
        banner.setAccessibleText(now.name() + ", " + line);
    }

    private void showChoices(List<Choice> choices) {
        if (!drawn.equals(choices)) {
            drawn = choices;
            bars.getChildren().setAll(choices.stream().map(each -> bar(each, choices)).toList());
        }
    }

    private Node bar(Choice choice, List<Choice> all) {
        Button button = new Button(Choices.text(choice));
        button.getStyleClass().setAll(Choices.look(choice, all));
        button.setId(Choices.id(choice));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMnemonicParsing(false);
        button.setWrapText(true);
        button.setTextAlignment(TextAlignment.CENTER);
        button.setMinHeight(Region.USE_PREF_SIZE);
        button.setOnAction(event -> press(choice));
        String keys = Choices.shortcut(choice, all);
        if (!keys.isEmpty()) {
            button.setTooltip(new Tooltip(Choices.text(choice) + " (" + keys + ")"));
        }
        return button;
    }

    private void enable() {
        boolean dead = pressed != null || !free();
        boolean declined = pressed == Choice.DECLINE || (sheet != null && sheet.declining());
        for (RoundButton button : List.of(decline, bigDecline, lockedDecline)) {
            button.button().setDisable(declined);
        }
        accept.button().setDisable(dead);
        bigAccept.button().setDisable(dead);
        slide.setDisable(dead);
        for (int i = 0; i < drawn.size(); i++) {
            boolean declines = drawn.get(i) == Choice.DECLINE;
            bars.getChildren().get(i).setDisable(declines ? declined : dead);
        }
    }

    private void arrange() {
        Form form = form();
        banner.setVisible(form == Form.BANNER);
        locked.setVisible(form == Form.LOCKED);
        full.setVisible(whole());
        two.setVisible(form == Form.FULL_SCREEN);
        two.setManaged(form == Form.FULL_SCREEN);
        bars.setVisible(form == Form.WAITING);
        bars.setManaged(form == Form.WAITING);
    }

    /** Forgets the call. */
    public void clear() {
        sheet = null;
        expanded = false;
        patience.stop();
        forget();
        arrange();
    }

    /** The whole surface. */
    public StackPane root() {
        return root;
    }
}
