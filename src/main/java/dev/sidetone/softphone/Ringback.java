package dev.sidetone.softphone;

/** Plays what a caller hears while the other side rings: the app's job, not the phone's (U9). */
public interface Ringback {
    /** Loops until {@link #stop()}. */
    void start();

    void stop();
}
