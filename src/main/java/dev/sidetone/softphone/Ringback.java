package dev.sidetone.softphone;

/** The sounds that are the app's job, not the phone's. */
public interface Ringback {
    /** Loops what a caller hears while the other side rings (U9), until {@link #stop()}. */
    void start();

    void stop();

    /** Loops the alert of an incoming call until {@link #alertOver()}: an app without CallKit. */
    default void alert() {}

    default void alertOver() {}

    /** A call has ended: an app without CallKit. */
    default void farewell() {}
}
