package dev.sidetone.system;

/** The sounds that the phone itself makes. Callable from any thread, returns at once. */
public interface Ringer {
    /** Whether there is a sound of that name; the phone's own is always there. */
    default boolean has(String sound) {
        return true;
    }

    /** Loops a sound ({@code ringtone} or one of the app) until {@link #stop()}. */
    void ring(String sound);

    /** Loops the call-waiting tone until {@link #stop()}. */
    void callWaiting();

    /** Ends ringing. */
    void stop();

    /** The local tone of keypad digits (R20). */
    void dtmf(String digits);

    /** A call that could be heard is over. */
    void endTone();
}
