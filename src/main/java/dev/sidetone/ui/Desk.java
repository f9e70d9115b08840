package dev.sidetone.ui;

import dev.sidetone.verbs.Phone;

/** What windows ask of the program around them. Called on the JavaFX thread; must not block. */
public interface Desk {
    /** Another phone, with a name that is free. */
    Phone newPhone();

    /** The first window stands on the screen, drawn. */
    default void drawn() {}

    /** The last window is closed. */
    void allClosed();
}
