package dev.sidetone.ui.incall;

import dev.sidetone.ui.controls.RoundButton;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.PhoneSnapshot.Route;

import javafx.geometry.HPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * U1: mute, keypad, audio, and below them add call, hold, info. With two parties Add call becomes
 * Merge and Hold becomes Swap (U2). What a call cannot do is disabled, never gone (U4).
 */
public final class CallButtons extends GridPane {
    private final RoundButton mute = button("mute", "mute", "Ctrl+M");
    private final RoundButton keypad = button("keypad", "keypad", "");
    private final RoundButton audio = button("audio", "speaker", "");
    private final RoundButton add = button("add", "add", "");
    private final RoundButton hold = button("hold", "hold", "Ctrl+H");
    private final RoundButton info = button("info", "info", "Ctrl+I");
    private Consumer<Gesture> gestures = gesture -> {};
    private @Nullable CallBoard board;

    public CallButtons() {
        setHgap(16);
        setVgap(18);
        setAlignment(javafx.geometry.Pos.CENTER);
        for (int i = 0; i < 3; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setMinWidth(88);
            column.setHalignment(HPos.CENTER);
            getColumnConstraints().add(column);
        }
        addRow(0, mute, keypad, audio);
        addRow(1, add, hold, info);
        mute.onPress(this::toggleMute);
        hold.onPress(this::holdOrSwap);
    }

    private static RoundButton button(String id, String glyph, String shortcut) {
        RoundButton button = new RoundButton();
        button.setId(id);
        button.setGlyph(glyph);
        button.setText("button." + id);
        button.setShortcut(shortcut);
        return button;
    }

    /** Where gestures go, and what the buttons do that open something. */
    void connect(
            Consumer<Gesture> to,
            Runnable onKeypad,
            Runnable onAudio,
            Runnable onAdd,
            Runnable onInfo) {
        gestures = to;
        keypad.onPress(onKeypad);
        audio.onPress(onAudio);
        info.onPress(onInfo);
        add.onPress(
                () -> {
                    if (board != null && board.several()) {
                        gestures.accept(new Gesture.Merge());
                    } else {
                        onAdd.run();
                    }
                });
    }

    private void each(Function<ShownCall, Gesture> make) {
        Party front = board == null ? null : board.front();
        if (front != null) {
            front.members().forEach(call -> gestures.accept(make.apply(call)));
        }
    }

    private void toggleMute() {
        Party front = board == null ? null : board.front();
        if (front != null) {
            boolean muted = !front.muted();
            each(call -> new Gesture.SetMuted(call.uuid(), muted));
        }
    }

    private void holdOrSwap() {
        Party front = board == null ? null : board.front();
        if (board != null && board.several()) {
            gestures.accept(new Gesture.Swap());
        } else if (front != null) {
            boolean held = !front.onHold();
            each(call -> new Gesture.SetHeld(call.uuid(), held));
        }
    }

    /** A key of the keypad, for everybody of the party that takes digits. */
    void digit(char key) {
        Party front = board == null ? null : board.front();
        if (front != null && "0123456789*#".indexOf(key) >= 0) {
            front.members().stream()
                    .filter(ShownCall::canSendDigits)
                    .forEach(call -> gestures.accept(new Gesture.PlayDtmf(call.uuid(), key)));
        }
    }

    void show(CallBoard now, Party front, List<Route> routes) {
        board = now;
        mute.setOn(front.muted());
        mute.setPressedIn(front.members().stream().anyMatch(ShownCall::mutePending));
        mute.button().setDisable(!front.connected());
        keypad.button().setDisable(front.members().stream().noneMatch(ShownCall::canSendDigits));
        audio.button().setDisable(!front.live());
        audio.setOn(routes.stream().anyMatch(r -> r.selected() && !r.port().equals("Receiver")));
        showAdd(now, front);
        showHold(now, front);
        info.button().setDisable(!front.live());
    }

    private void showAdd(CallBoard now, Party front) {
        add.name(now.several() ? "merge" : "add", now.several() ? "button.merge" : "button.add");
        boolean enabled = now.several() ? now.options().merge() : now.options().addCall();
        add.button().setDisable(!enabled || !front.live());
    }

    private void showHold(CallBoard now, Party front) {
        hold.name(now.several() ? "swap" : "hold", now.several() ? "button.swap" : "button.hold");
        boolean canHold = front.members().stream().allMatch(ShownCall::canHold);
        hold.button().setDisable(!(now.several() ? now.options().swap() : canHold));
        hold.setOn(!now.several() && front.onHold());
        hold.setPressedIn(front.members().stream().anyMatch(ShownCall::holdPending));
    }

    /** Mute by shortcut. */
    void fireMute() {
        mute.button().fire();
    }

    /** Hold or swap by shortcut. */
    void fireHold() {
        hold.button().fire();
    }

    /** Info by shortcut. */
    void fireInfo() {
        info.button().fire();
    }
}
