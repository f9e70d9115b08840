package dev.sidetone.voice;

import java.util.function.Consumer;

/**
 * Whether sound may flow: when the app says so, and for as long as there is a call whose sound the
 * client starts by itself. Any thread.
 */
final class SoundSwitch implements Consumer<Boolean> {
    private final Consumer<Boolean> power;
    private boolean wanted = true;
    private int own;

    /** A switch of {@code power}, which is on at first. */
    SoundSwitch(Consumer<Boolean> power) {
        this.power = power;
    }

    /** The app's wish. */
    @Override
    public synchronized void accept(Boolean on) {
        wanted = on;
        set();
    }

    /** There is another call whose sound the client starts. */
    synchronized void begin() {
        own++;
        set();
    }

    synchronized void end() {
        own--;
        set();
    }

    private void set() {
        power.accept(wanted || own > 0);
    }
}
