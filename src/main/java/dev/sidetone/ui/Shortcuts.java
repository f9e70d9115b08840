package dev.sidetone.ui;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

/** The keys that mean something wherever the keyboard is. */
enum Shortcuts {
    ACCEPT(KeyCode.ENTER),
    MUTE(KeyCode.M),
    HOLD(KeyCode.H),
    END(KeyCode.E),
    INFO(KeyCode.I),
    CANCEL(new KeyCodeCombination(KeyCode.ESCAPE)),
    ENTER(new KeyCodeCombination(KeyCode.ENTER));

    private final KeyCombination keys;

    Shortcuts(KeyCode code) {
        this(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN));
    }

    Shortcuts(KeyCombination keys) {
        this.keys = keys;
    }

    /** What was pressed; null for something else. */
    static @Nullable Shortcuts of(KeyEvent event) {
        for (Shortcuts each : values()) {
            if (each.keys.match(event)) {
                return each;
            }
        }
        return null;
    }
}
