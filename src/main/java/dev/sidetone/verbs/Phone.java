package dev.sidetone.verbs;

import dev.sidetone.trace.Trace;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * A phone as seen by whoever drives it: window, command line, later scripts. Every method may be
 * called from any thread and returns at once; what comes of it shows in the next {@link
 * PhoneSnapshot}.
 *
 * <p>Every call gesture becomes a CXTransaction (R17): nothing here touches a call.
 */
public interface Phone extends AutoCloseable {
    /** The state now. */
    PhoneSnapshot snapshot();

    /**
     * Tells every state from now on, beginning with the present one. Called on the phone's main
     * queue; hand it over to your own thread.
     */
    AutoCloseable observe(Consumer<PhoneSnapshot> observer);

    /** Loudness of the other party of a call, 0 to 1, smoothed; for a level ring. Cheap. */
    double level(UUID call);

    /** Loudness of what this phone's microphone hears in a call, 0 to 1, for a meter. Cheap. */
    double microphoneLevel();

    /** Carries out a gesture of the person. */
    void perform(Gesture gesture);

    /**
     * Makes something happen around the phone.
     *
     * @throws IllegalArgumentException names what is wrong and what can be chosen
     */
    void rehearse(Rehearsal what);

    /** What happened on this phone: the source of the timeline. */
    Trace trace();

    /** Ends the calls and frees the identity; the server keeps its registration. */
    @Override
    void close();
}
