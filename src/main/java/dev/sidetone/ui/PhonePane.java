package dev.sidetone.ui;

import dev.sidetone.softphone.CallSnapshot;
import dev.sidetone.softphone.SoftphoneSnapshot;
import dev.sidetone.softphone.SoftphoneSnapshot.Registration;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.ui.controls.FitPane;
import dev.sidetone.ui.dialer.DialerView;
import dev.sidetone.ui.incall.InCallView;
import dev.sidetone.ui.incoming.IncomingView;
import dev.sidetone.ui.theme.Hues;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.ui.theme.Theme;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** One phone on the screen: status line, keypad or call, incoming sheet. */
final class PhonePane extends BorderPane {
    private static final KeyCombination ACCEPT =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination MUTE =
            new KeyCodeCombination(KeyCode.M, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination HOLD =
            new KeyCodeCombination(KeyCode.H, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination END =
            new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);

    private final Theme theme;
    private final Label identity = new Label();
    private final Label state = new Label();
    private final Region dot = new Region();
    private final Label notice = new Label();
    private final VBox noticeLine;
    private final Fxml.Loaded<DialerView> dialer = Fxml.DIALER.load(DialerView.class);
    private final Fxml.Loaded<InCallView> incall = Fxml.INCALL.load(InCallView.class);
    private final Fxml.Loaded<IncomingView> incoming = Fxml.INCOMING.load(IncomingView.class);
    private @Nullable PhoneSnapshot shown;

    PhonePane(Theme theme, Node menu, Consumer<Gesture> gestures, ToDoubleFunction<UUID> levels) {
        this.theme = theme;
        dialer.view().connect(gestures);
        incall.view().connect(gestures, levels);
        incoming.view().connect(gestures, this::arrange);
        Button live = new Button(Texts.of("notice.live"));
        live.getStyleClass().setAll("pill");
        live.setId("microphone-here");
        live.setOnAction(event -> gestures.accept(new Gesture.UseMicrophone()));
        noticeLine = noticeLine(live);
        setTop(new VBox(menu, statusLine(), noticeLine));
        StackPane surfaces =
                new StackPane(
                        new FitPane(dialer.node()), new FitPane(incall.node()), incoming.node());
        setCenter(surfaces);
        incall.node().setVisible(false);
        incoming.node().setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        theme.dark().subscribe(dark -> arrange());
    }

    private Node statusLine() {
        dot.getStyleClass().add("dot");
        identity.getStyleClass().add("identity");
        identity.setId("identity");
        state.getStyleClass().add("state");
        state.setId("registration");
        HBox line = new HBox(dot, identity, state);
        line.getStyleClass().add("status-line");
        return line;
    }

    private VBox noticeLine(Button live) {
        notice.setWrapText(true);
        notice.setId("notice");
        notice.setMinHeight(USE_PREF_SIZE);
        notice.setMaxWidth(Double.MAX_VALUE);
        live.setMinWidth(USE_PREF_SIZE);
        VBox line = new VBox(8, notice, live);
        line.getStyleClass().add("notice");
        VBox.setMargin(line, new Insets(0, 16, 8, 16));
        return line;
    }

    /** Shows a state of the phone. */
    void show(PhoneSnapshot now) {
        PhoneSnapshot before = shown;
        shown = now;
        var app = now.app();
        identity.setText(app.identity());
        CallSnapshot call = app.front();
        state.setText(call != null ? Texts.of("call.line") : registration(app));
        dot.getStyleClass().removeAll("on", "off");
        dot.getStyleClass()
                .add(
                        app.registration() == Registration.REGISTERED
                                ? "on"
                                : app.registration() == Registration.UNREACHABLE ? "off" : "wait");
        showNotice(now);
        dialer.view().show(app.missed());
        showCall(call, now);
        showSheet(before, now);
        arrange();
    }

    private static String registration(SoftphoneSnapshot app) {
        return switch (app.registration()) {
            case REGISTERING -> Texts.of("status.registering");
            case REGISTERED -> Texts.of("status.registered");
            case UNREACHABLE -> app.registrationText();
        };
    }

    private static String words(PhoneSnapshot.@Nullable Notice notice) {
        return switch (notice) {
            case null -> "";
            case PhoneSnapshot.Notice.NoSound none -> Texts.of("notice.nosound", none.reason());
            case PhoneSnapshot.Notice.MicrophoneElsewhere _ -> Texts.of("notice.elsewhere");
        };
    }

    private void showNotice(PhoneSnapshot now) {
        noticeLine.setVisible(now.notice() != null);
        noticeLine.setManaged(now.notice() != null);
        notice.setText(words(now.notice()));
        boolean elsewhere = now.notice() instanceof PhoneSnapshot.Notice.MicrophoneElsewhere;
        noticeLine.getChildren().get(1).setVisible(elsewhere);
        noticeLine.getChildren().get(1).setManaged(elsewhere);
    }

    private void showCall(@Nullable CallSnapshot call, PhoneSnapshot now) {
        boolean was = incall.node().isVisible();
        if (call != null) {
            incall.view().show(call, now.routes());
        } else {
            incall.view().clear();
            if (was) {
                dialer.view().focus();
            }
        }
    }

    private void showSheet(@Nullable PhoneSnapshot before, PhoneSnapshot now) {
        boolean was = before != null && before.sheet() != null;
        SystemSnapshot.Sheet sheet = now.sheet();
        incoming.node().setVisible(sheet != null);
        if (sheet == null) {
            incoming.view().clear();
            return;
        }
        incoming.view().show(sheet);
        if (!was && !reducedMotion()) {
            var slide = new TranslateTransition(Duration.millis(220), incoming.node());
            slide.setFromY(-120);
            slide.setToY(0);
            slide.setInterpolator(Interpolator.EASE_OUT);
            slide.play();
        }
    }

    private static boolean reducedMotion() {
        return Platform.getPreferences().isReducedMotion();
    }

    /** One surface at a time, and the window tinted by whom it is about. */
    private void arrange() {
        PhoneSnapshot now = shown;
        if (now == null) {
            return;
        }
        CallSnapshot call = now.app().front();
        SystemSnapshot.Sheet sheet = now.sheet();
        boolean whole = sheet != null && incoming.view().expanded();
        incall.node().setVisible(call != null && !whole);
        dialer.node().setVisible(call == null && !whole);
        String name = whole ? sheet.name() : call != null ? call.name() : null;
        setStyle(name == null ? "" : Hues.background(name, theme.dark().get()));
    }

    private void pressed(KeyEvent event) {
        boolean ringing = incoming.node().isVisible();
        if (ringing && ACCEPT.match(event)) {
            incoming.view().accept();
        } else if (ringing && event.getCode() == KeyCode.ESCAPE) {
            incoming.view().decline();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            if (!incall.view().closeSheet()) {
                return;
            }
        } else if (MUTE.match(event)) {
            incall.view().toggleMute();
        } else if (HOLD.match(event)) {
            incall.view().toggleHold();
        } else if (END.match(event)) {
            incall.view().hangUp();
        } else {
            return;
        }
        event.consume();
    }

    private void typed(KeyEvent event) {
        if (incall.node().isVisible()) {
            if (!event.getCharacter().isEmpty()) {
                incall.view().digit(event.getCharacter().charAt(0));
            }
        } else {
            dialer.view().take(event);
        }
    }

    /** Typing goes to the field. */
    void focusField() {
        dialer.view().focus();
    }
}
