package dev.sidetone.ui;

import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.system.SystemSnapshot.Form;
import dev.sidetone.ui.controls.FitPane;
import dev.sidetone.ui.dialer.DialerView;
import dev.sidetone.ui.incall.CallBoard;
import dev.sidetone.ui.incall.CallTexts;
import dev.sidetone.ui.incall.InCallView;
import dev.sidetone.ui.incall.Party;
import dev.sidetone.ui.incoming.IncomingView;
import dev.sidetone.ui.locked.LockedView;
import dev.sidetone.ui.theme.Hues;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.ui.theme.Theme;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** One phone on the screen: status line; locked screen, calls or keypad; incoming sheet. */
final class PhonePane extends StackPane {
    private static final PseudoClass TINTED = PseudoClass.getPseudoClass("tinted");

    private final Theme theme;
    private final Phone phone;
    private final StatusLine status;
    private final Button back = new Button();
    private final Fxml.Loaded<DialerView> dialer = Fxml.DIALER.load(DialerView.class);
    private final Fxml.Loaded<InCallView> incall = Fxml.INCALL.load(InCallView.class);
    private final Fxml.Loaded<IncomingView> incoming = Fxml.INCOMING.load(IncomingView.class);
    private final LockedView locked = new LockedView();
    private CallBoard board =
            new CallBoard(List.of(), new SystemSnapshot.Options(false, false, false));
    private @Nullable PhoneSnapshot shown;
    private boolean dialing;

    PhonePane(Theme theme, Node menu, Phone phone, PeopleButton people) {
        this.theme = theme;
        this.phone = phone;
        this.status = new StatusLine(() -> phone.perform(new Gesture.UseMicrophone()), people);
        getStyleClass().add("phone");
        dialer.view().connect(this::dialed);
        incall.view()
                .connect(
                        phone::perform,
                        phone::level,
                        phone::microphoneLevel,
                        () -> overCall(true),
                        this::tick);
        incoming.view().connect(phone::perform, this::arrange);
        locked.connect(this::unlock, () -> incall.view().hangUp());
        StackPane surfaces =
                new StackPane(
                        new FitPane(dialer.node()),
                        new FitPane(incall.node()),
                        new FitPane(locked),
                        incoming.node());
        BorderPane frame = new BorderPane(surfaces);
        frame.setTop(new VBox(menu, status, backLine()));
        getChildren().add(frame);
        getChildren().addAll(incall.view().sheets());
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        theme.dark().subscribe(dark -> arrange());
    }

    /** U8: the green line over whatever is shown instead of the call. */
    private Node backLine() {
        back.getStyleClass().setAll("back-line");
        back.setId("back-to-call");
        back.setMaxWidth(Double.MAX_VALUE);
        back.setMnemonicParsing(false);
        back.setOnAction(event -> overCall(false));
        VBox.setMargin(back, new Insets(0, 16, 4, 16));
        return back;
    }

    private void dialed(Gesture gesture) {
        phone.perform(gesture);
        if (gesture instanceof Gesture.Dial) {
            overCall(false);
        }
    }

    private void overCall(boolean on) {
        dialing = on;
        arrange();
        if (on) {
            dialer.view().focus();
        }
    }

    private void unlock() {
        PhoneSnapshot now = shown;
        if (now != null && now.system().locked()) {
            phone.perform(new Gesture.Lock(false));
        }
    }

    /** Shows a state of the phone. */
    void show(PhoneSnapshot now) {
        PhoneSnapshot before = shown;
        shown = now;
        boolean wasCall = board.front() != null;
        board = CallBoard.of(now);
        Party front = board.front();
        dialing = dialing && front != null && front.live();
        dialer.view().show(now.app().missed());
        dialer.view().follow(now.records().wish());
        incall.view().show(board, now.routes());
        showSheet(before, now);
        arrange();
        if (wasCall && front == null) {
            dialer.view().focus();
        }
    }

    private void showSheet(@Nullable PhoneSnapshot before, PhoneSnapshot now) {
        SystemSnapshot.Sheet sheet = now.sheet();
        incoming.node().setVisible(sheet != null);
        if (sheet == null) {
            incoming.view().clear();
            return;
        }
        incall.view().closeSheet();
        incoming.view().show(sheet, now.system().locked());
        boolean was = before != null && before.sheet() != null;
        if (!was && !Platform.getPreferences().isReducedMotion()) {
            slideIn(incoming.view().form() == Form.BANNER ? -120 : 60);
        }
    }

    private void slideIn(double from) {
        var slide = new TranslateTransition(Duration.millis(220), incoming.node());
        slide.setFromY(from);
        slide.setToY(0);
        slide.setInterpolator(Interpolator.EASE_OUT);
        slide.play();
    }

    /** One surface at a time, and the window tinted by whom it is about. */
    private void arrange() {
        PhoneSnapshot now = shown;
        if (now == null) {
            return;
        }
        Party front = board.front();
        boolean isLocked = now.system().locked();
        boolean whole = incoming.view().whole();
        boolean free = !whole && !isLocked;
        locked.show(isLocked && !whole);
        incall.node().setVisible(free && front != null && !dialing);
        dialer.node().setVisible(free && (front == null || dialing));
        back.setVisible(free && dialing);
        back.setManaged(back.isVisible());
        status.show(now, words(now, front));
        tick();
        String tint = background(now, front);
        setStyle(tint);
        pseudoClassStateChanged(TINTED, !tint.isEmpty());
    }

    private String background(PhoneSnapshot now, @Nullable Party front) {
        SystemSnapshot.Sheet sheet = now.sheet();
        boolean dark = theme.dark().get();
        if (sheet != null && incoming.view().whole()) {
            return Hues.background(sheet.name(), dark);
        }
        if (now.system().locked()) {
            return Hues.background(now.app().identity(), dark);
        }
        return front == null || dialing ? "" : Hues.background(CallTexts.name(front), dark);
    }

    private @Nullable String words(PhoneSnapshot now, @Nullable Party front) {
        if (front == null) {
            return null;
        }
        if (now.sheet() != null && incoming.view().form() == Form.WAITING) {
            return Texts.of("call.with", front.names(), CallTexts.status(front, Instant.now()));
        }
        String app = front.first().app();
        return dialing ? null : Texts.of("call.line", app.isEmpty() ? "Sidetone" : app);
    }

    /** What tells of time while a call is there. */
    private void tick() {
        Party front = board.front();
        boolean live = front != null && front.live();
        String time = front == null ? "" : CallTexts.status(front, Instant.now());
        if (live && back.isVisible()) {
            back.setText(Texts.of("call.back", front.names(), time));
        }
        if (live && incoming.view().form() == Form.WAITING) {
            status.tell(Texts.of("call.with", front.names(), time));
        }
        locked.showCall(live ? CallTexts.name(front) : null, time);
    }

    /** A key of the window; in a drawer Enter and Esc are the drawer's own. */
    void pressed(KeyEvent event) {
        Shortcuts keys = Shortcuts.of(event);
        boolean drawers = keys == Shortcuts.ENTER || keys == Shortcuts.CANCEL;
        if (keys != null && (!drawers || isHere(event.getTarget())) && act(keys)) {
            event.consume();
        }
    }

    private boolean isHere(Object target) {
        Node at = target instanceof Node node ? node : null;
        while (at != null && at != this) {
            at = at.getParent();
        }
        // without a focus keys go to the scene itself
        return at == this || !(target instanceof Node);
    }

    private boolean act(Shortcuts keys) {
        boolean ringing = incoming.view().form() != null;
        boolean isLocked = shown != null && shown.system().locked();
        switch (keys) {
            case ACCEPT -> incoming.view().accept();
            case CANCEL -> {
                return cancel(ringing);
            }
            case ENTER -> {
                if (ringing || !isLocked) {
                    return false;
                }
                unlock();
            }
            case MUTE -> incall.view().toggleMute();
            case HOLD -> incall.view().toggleHold();
            case INFO -> incall.view().toggleInfo();
            case END -> incall.view().hangUp();
        }
        return true;
    }

    /** Esc takes away what is uppermost; false where the scene may have it. */
    private boolean cancel(boolean ringing) {
        if (ringing) {
            incoming.view().decline();
            return true;
        }
        if (incall.view().closeSheet()) {
            return true;
        }
        boolean back = dialing;
        overCall(false);
        return back;
    }

    private void typed(KeyEvent event) {
        if (incall.node().isVisible()) {
            if (!event.getCharacter().isEmpty()) {
                incall.view().digit(event.getCharacter().charAt(0));
            }
        } else if (dialer.node().isVisible()) {
            dialer.view().take(event);
        }
    }

    /** Typing goes to the field. */
    void focusField() {
        dialer.view().focus();
    }
}
