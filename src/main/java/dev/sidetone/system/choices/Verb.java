package dev.sidetone.system.choices;

import java.util.UUID;

/** The phone's own buttons: what they do depends on the calls that are there (R49 to R63). */
public sealed interface Verb {
    /** Accept on a plain sheet; what is active makes room. */
    record Answer(UUID call) implements Verb {}

    /** Hold &amp; Accept. */
    record HoldAndAnswer(UUID call) implements Verb {}

    /** End &amp; Accept. */
    record EndAndAnswer(UUID call) implements Verb {}

    /** End Held &amp; Accept. */
    record EndHeldAndAnswer(UUID call) implements Verb {}

    /**
     * Decline, or the red button: with the last active call gone, the held one comes back (R57).
     */
    record End(UUID call) implements Verb {}

    /** The hold button of a call and of all in its conference. */
    record SetHeld(UUID call, boolean onHold) implements Verb {}

    record Swap() implements Verb {}

    record Merge() implements Verb {}

    /** The volume buttons while it rings: silence, and the call rings on (U10). */
    record PressVolumeButton() implements Verb {}

    /** The side button: silence, then decline; in a call it hangs up (U10). */
    record PressSideButton() implements Verb {}

    /** Private (R63). */
    record Ungroup(UUID call) implements Verb {}
}
