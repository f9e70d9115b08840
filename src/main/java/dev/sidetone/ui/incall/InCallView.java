package dev.sidetone.ui.incall;

import dev.sidetone.softphone.CallStatus;
import dev.sidetone.ui.controls.Avatar;
import dev.sidetone.ui.controls.KeyPad;
import dev.sidetone.ui.controls.RoundButton;
import dev.sidetone.ui.controls.Ticker;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.PhoneSnapshot.Route;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/** Controller of incall.fxml: the calls that fill the window. */
public final class InCallView {
    @FXML private VBox head;
    @FXML private Avatar avatar;
    @FXML private Label name;
    @FXML private Label app;
    @FXML private Label status;
    @FXML private Label digits;
    @FXML private VBox failure;
    @FXML private Label reason;
    @FXML private Label code;
    @FXML private Button again;
    @FXML private Button dismiss;
    @FXML private CallButtons buttons;
    @FXML private VBox padPlace;
    @FXML private KeyPad pad;
    @FXML private Button hidePad;
    @FXML private HBox endPlace;
    @FXML private RoundButton end;

    private final CallRows rows = new CallRows();
    private final RouteSheet routeSheet = new RouteSheet();
    private final InfoSheet infoSheet = new InfoSheet();
    private Consumer<Gesture> gestures = gesture -> {};
    private ToDoubleFunction<UUID> levels = call -> 0;
    private Runnable ticking = () -> {};
    private List<Route> routes = List.of();
    private @Nullable Party front;

    // level ring and timers; runs while a call is there
    private final Ticker ticker = new Ticker(this::tick);
    private double shownLevel;

    private void tick() {
        Party current = front;
        if (current != null) {
            double level = 0;
            for (ShownCall call : current.members()) {
                level = Math.max(level, levels.applyAsDouble(call.uuid()));
            }
            shownLevel += (level - shownLevel) * 0.6;
            avatar.setLevel(shownLevel);
            status.setText(CallTexts.status(current, Instant.now()));
            rows.tick(Instant.now());
            ticking.run();
        }
    }

    /**
     * Where gestures go and where levels come from.
     *
     * @param onAdd opens the dialer over the call
     * @param onTick told a dozen times a second while a call is there
     */
    public void connect(
            Consumer<Gesture> to,
            ToDoubleFunction<UUID> from,
            DoubleSupplier microphone,
            Runnable onAdd,
            Runnable onTick) {
        gestures = to;
        levels = from;
        ticking = onTick;
        routeSheet.connect(to, microphone);
        rows.connect(to);
        buttons.connect(to, () -> showPad(true), this::chooseRoute, onAdd, this::openInfo);
    }

    @FXML
    private void initialize() {
        head.getChildren().addFirst(rows);
        end.onPress(this::hangUp);
        end.ignoreSecondClick();
        hidePad.setOnAction(event -> showPad(false));
        pad.onKey(this::digit);
        dismiss.setOnAction(event -> dismiss());
        again.setOnAction(event -> callAgain());
        showPad(false);
    }

    /** What can lie over the whole window. */
    public List<Node> sheets() {
        return List.of(routeSheet.sheet(), infoSheet.sheet());
    }

    /** The red button: ends every call of the party in front, if it was not pressed before. */
    public void hangUp() {
        if (front != null) {
            front.ends().forEach(gestures);
        }
    }

    /** Mute by shortcut. */
    public void toggleMute() {
        buttons.fireMute();
    }

    /** Hold or swap by shortcut. */
    public void toggleHold() {
        buttons.fireHold();
    }

    /** Info by shortcut. */
    public void toggleInfo() {
        if (!infoSheet.sheet().close()) {
            buttons.fireInfo();
        }
    }

    /** A key typed while the keypad can be used. */
    public void digit(char key) {
        buttons.digit(key);
    }

    private void dismiss() {
        if (front != null) {
            gestures.accept(new Gesture.Dismiss(front.first().uuid()));
        }
    }

    private void callAgain() {
        Party failed = front;
        if (failed != null) {
            gestures.accept(new Gesture.Dismiss(failed.first().uuid()));
            gestures.accept(new Gesture.Dial(failed.first().name()));
        }
    }

    private void openInfo() {
        if (front != null) {
            infoSheet.open(front);
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
        set(padPlace, shown);
        set(buttons, !shown);
        set(avatar, !shown);
    }

    private static void set(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Shows these calls. */
    public void show(CallBoard board, List<Route> nowRoutes) {
        Party now = board.front();
        if (now == null) {
            clear();
            return;
        }
        if (front == null || !front.first().uuid().equals(now.first().uuid())) {
            showPad(false);
            closeSheet();
        }
        front = now;
        routes = nowRoutes;
        rows.show(board);
        showHead(board, now);
        buttons.show(board, now, nowRoutes);
        routeSheet.update(nowRoutes);
        showEnd(now);
        showFailure(now.first());
        if (now.live()) {
            ticker.start();
        } else {
            over(now);
        }
    }

    private void showHead(CallBoard board, Party now) {
        boolean pad = padPlace.isVisible();
        avatar.setName(now.first().name());
        set(avatar, !pad && !now.conference());
        name.setText(CallTexts.name(now));
        set(name, !board.several());
        status.setText(CallTexts.status(now, Instant.now()));
        set(status, !board.several());
        boolean foreign = !now.first().app().isEmpty() && !now.first().app().equals("Sidetone");
        app.setText(foreign ? CallTexts.kind(now.first()) : "");
        set(app, foreign && !board.listed());
        digits.setText(now.first().digits());
        set(digits, !now.first().digits().isEmpty());
    }

    private void showEnd(Party now) {
        boolean pressed = now.members().stream().allMatch(ShownCall::endPending);
        end.button().setDisable(pressed || !now.live());
        endPlace.setVisible(now.first().status() != CallStatus.FAILED);
    }

    private void over(Party now) {
        ticker.stop();
        avatar.setLevel(0);
        showPad(false);
        closeSheet();
        buttons.setVisible(now.first().status() != CallStatus.FAILED);
    }

    private void showFailure(ShownCall call) {
        var why = call.failure();
        set(failure, why != null);
        if (why != null) {
            reason.setText(why.text());
            code.setText(Texts.of("call.error", String.valueOf(why.code())));
        }
    }

    /** Closes what is open over the call; false where nothing was. */
    public boolean closeSheet() {
        return routeSheet.sheet().close() | infoSheet.sheet().close();
    }

    /** No call is shown any more. */
    public void clear() {
        front = null;
        ticker.stop();
        closeSheet();
    }
}
