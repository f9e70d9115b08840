package dev.sidetone.verbs;

import dev.sidetone.system.callers.AddressBook;

import java.util.UUID;

/** What a person can do on a phone. */
public sealed interface Gesture {
    /** Call button: a name, a number, or nothing for the greeting. */
    record Dial(String to) implements Gesture {}

    /** Accept on the incoming sheet. */
    record Answer(UUID call) implements Gesture {}

    /** Hold &amp; Accept on the sheet of a second call. */
    record HoldAndAnswer(UUID call) implements Gesture {}

    /** End &amp; Accept on the sheet of a second call. */
    record EndAndAnswer(UUID call) implements Gesture {}

    /** End Held &amp; Accept on the sheet of a third call. */
    record EndHeldAndAnswer(UUID call) implements Gesture {}

    /** The active and the held call change places. */
    record Swap() implements Gesture {}

    /** The active and the held call become one conference. */
    record Merge() implements Gesture {}

    /** Takes a call out of its conference, to talk in private. */
    record Private(UUID call) implements Gesture {}

    /** Hangs up, unregisters, and is called no more until the next sign-in (L44). */
    record SignOut() implements Gesture {}

    /** Starts the app anew, which registers. */
    record SignIn() implements Gesture {}

    /** Locks or unlocks the screen. */
    record Lock(boolean on) implements Gesture {}

    /** A volume button at the phone's edge: what rings falls silent (U10). */
    record PressVolumeButton() implements Gesture {}

    /** The side button: silences, declines, hangs up or locks, as the phone sees fit (U10). */
    record PressSideButton() implements Gesture {}

    /** Closes the own alert of an app without CallKit; its caller is not told. */
    record Ignore(UUID call) implements Gesture {}

    /** Decline on the sheet, or the red button of a call. */
    record End(UUID call) implements Gesture {}

    /** Mute button. */
    record SetMuted(UUID call, boolean muted) implements Gesture {}

    /** Hold button. */
    record SetHeld(UUID call, boolean held) implements Gesture {}

    /** A key of the keypad in a call: 0–9, *, #. */
    record PlayDtmf(UUID call, char digit) implements Gesture {}

    /** A key of the dialer: only its tone. */
    record KeyTone(char digit) implements Gesture {}

    /** A route of the audio button: the id of a {@link PhoneSnapshot.Route}. */
    record SelectRoute(String route) implements Gesture {}

    /** This phone's window came to the front: it gets the microphone. */
    record ComeToFront() implements Gesture {}

    /** Live microphone although another process has it. */
    record UseMicrophone() implements Gesture {}

    /** Takes a failed call from the window. */
    record Dismiss(UUID call) implements Gesture {}

    /** Something around the calls: recents, contacts, call directory, links and words. */
    sealed interface AroundCalls extends Gesture {}

    /** A tap on a call in recents: its app calls (R98). */
    record CallBack(UUID recent) implements AroundCalls {}

    /** A request in words, such as "call bob" or "redial". */
    record Say(String words) implements AroundCalls {}

    /** A link from outside the program: fills the field, never dials. */
    record OpenLink(String link) implements AroundCalls {}

    /** A person looks at recents: what was missed is not new any more. */
    record SeeRecents() implements AroundCalls {}

    /** Takes a call out of recents. */
    record DeleteRecent(UUID recent) implements AroundCalls {}

    /** Empties recents. */
    record ClearRecents() implements AroundCalls {}

    /** Replaces contacts and block list. */
    record SetContacts(AddressBook contacts) implements AroundCalls {}

    /**
     * Switches a call directory extension on or off; a folder that is not one yet becomes one.
     *
     * @param folder with {@code blocking.txt} or {@code identification.txt}
     */
    record SetExtension(String folder, boolean on) implements AroundCalls {}

    /** Takes a call directory extension off the phone; its folder stays. */
    record RemoveExtension(String folder) implements AroundCalls {}
}
