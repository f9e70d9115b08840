package dev.sidetone.ui.incall;

import dev.sidetone.softphone.CallSnapshot;
import dev.sidetone.softphone.CallStatus;
import dev.sidetone.ui.controls.Avatar;
import dev.sidetone.ui.controls.KeyPad;
import dev.sidetone.ui.controls.RoundButton;
import dev.sidetone.ui.controls.Ticker;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.PhoneSnapshot.Route;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Controller of incall.fxml: the call that fills the window. */
public final class InCallView {
    @FXML private StackPane root;
    @FXML private Avatar avatar;
    @FXML private Label name;
    @FXML private Label status;
    @FXML private Label digits;
    @FXML private VBox failure;
    @FXML private Label reason;
    @FXML private Label code;
    @FXML private Button again;
    @FXML private Button dismiss;
    @FXML private GridPane buttons;
    @FXML private VBox padPlace;
    @FXML private KeyPad pad;
    @FXML private Button hidePad;
    @FXML private RoundButton mute;
    @FXML private RoundButton keypad;
    @FXML private RoundButton audio;
    @FXML private RoundButton hold;
    @FXML private HBox endPlace;
    @FXML private RoundButton end;

    private final RouteSheet routeSheet = new RouteSheet();
    private Consumer<Gesture> gestures = gesture -> {};
    private ToDoubleFunction<UUID> levels = call -> 0;
    private List<Route> routes = List.of();
    private @Nullable CallSnapshot call;

    // level ring and timer; runs while a call is shown and talking
    private final Ticker ticker = new Ticker(this::tick);
    private double shownLevel;

    private void tick() {
        CallSnapshot current = call;
        if (current != null) {
            shownLevel += (levels.applyAsDouble(current.uuid()) - shownLevel) * 0.6;
            avatar.setLevel(shownLevel);
            status.setText(CallTexts.status(current, Instant.now()));
        }
    }

    /** Where gestures go and where levels come from. */
    public void connect(Consumer<Gesture> to, ToDoubleFunction<UUID> from) {
        gestures = to;
        levels = from;
        routeSheet.connect(to);
    }

    @FXML
    private void initialize() {
        root.getChildren().add(routeSheet);
        mute.onPress(() -> gesture(c -> new Gesture.SetMuted(c.uuid(), !c.muted())));
        hold.onPress(() -> gesture(c -> new Gesture.SetHeld(c.uuid(), !c.onHold())));
        end.onPress(this::hangUp);
        audio.onPress(this::chooseRoute);
        keypad.onPress(() -> showPad(true));
        hidePad.setOnAction(event -> showPad(false));
        pad.onKey(this::digit);
        dismiss.setOnAction(event -> gesture(c -> new Gesture.Dismiss(c.uuid())));
        again.setOnAction(event -> callAgain());
        showPad(false);
    }

    private interface Make {
        Gesture of(CallSnapshot call);
    }

    private void gesture(Make make) {
        if (call != null) {
            gestures.accept(make.of(call));
        }
    }

    /** The red button, if it was not pressed before. */
    public void hangUp() {
        if (call != null && call.live() && !call.endPending()) {
            gestures.accept(new Gesture.End(call.uuid()));
        }
    }

    /** Mute by shortcut. */
    public void toggleMute() {
        if (!mute.button().isDisabled()) {
            mute.button().fire();
        }
    }

    /** Hold by shortcut. */
    public void toggleHold() {
        if (!hold.button().isDisabled()) {
            hold.button().fire();
        }
    }

    /** A key typed while the keypad can be used. */
    public void digit(char key) {
        if (call != null && call.canSendDigits() && "0123456789*#".indexOf(key) >= 0) {
            gestures.accept(new Gesture.PlayDtmf(call.uuid(), key));
        }
    }

    private void callAgain() {
        CallSnapshot failed = call;
        if (failed != null) {
            gestures.accept(new Gesture.Dismiss(failed.uuid()));
            gestures.accept(new Gesture.Dial(failed.name()));
        }
    }

    /** Two routes are toggled; more are listed (U3). */
    private void chooseRoute() {
        if (routes.size() == 2) {
            routes.stream()
                    .filter(route -> !route.selected())
                    .findFirst()
                    .ifPresent(route -> gestures.accept(new Gesture.SelectRoute(route.id())));
        } else {
            routeSheet.open(routes);
        }
    }

    private void showPad(boolean shown) {
        padPlace.setVisible(shown);
        padPlace.setManaged(shown);
        buttons.setVisible(!shown);
        buttons.setManaged(!shown);
        avatar.setVisible(!shown);
        avatar.setManaged(!shown);
    }

    /** Shows a call. */
    public void show(CallSnapshot now, List<Route> nowRoutes) {
        if (call == null || !call.uuid().equals(now.uuid())) {
            showPad(false);
            routeSheet.close();
        }
        call = now;
        routes = nowRoutes;
        avatar.setName(now.name());
        name.setText(now.name());
        status.setText(CallTexts.status(now, Instant.now()));
        digits.setText(now.digits());
        showButtons(now);
        showFailure(now);
        routeSheet.update(nowRoutes);
        if (now.live()) {
            ticker.start();
        } else {
            ticker.stop();
            avatar.setLevel(0);
            showPad(false);
            routeSheet.close();
            buttons.setVisible(now.status() != CallStatus.FAILED);
        }
    }

    private void showButtons(CallSnapshot now) {
        mute.setOn(now.muted());
        mute.setPressedIn(now.mutePending());
        hold.setOn(now.onHold());
        hold.setPressedIn(now.holdPending());
        mute.button().setDisable(now.status() != CallStatus.CONNECTED);
        hold.button().setDisable(!now.canHold());
        keypad.button().setDisable(!now.canSendDigits());
        audio.button().setDisable(!now.live());
        audio.setOn(routes.stream().anyMatch(r -> r.selected() && !r.port().equals("Receiver")));
        end.button().setDisable(now.endPending() || !now.live());
        endPlace.setVisible(now.status() != CallStatus.FAILED);
    }

    private void showFailure(CallSnapshot now) {
        var why = now.failure();
        failure.setVisible(why != null);
        failure.setManaged(why != null);
        if (why != null) {
            reason.setText(why.text());
            code.setText(Texts.of("call.error", String.valueOf(why.code())));
        }
    }

    /** Closes what is open over the call; false where nothing was. */
    public boolean closeSheet() {
        return routeSheet.close();
    }

    /** No call is shown any more. */
    public void clear() {
        call = null;
        ticker.stop();
        routeSheet.close();
    }

    /** The whole surface. */
    public StackPane root() {
        return root;
    }
}
