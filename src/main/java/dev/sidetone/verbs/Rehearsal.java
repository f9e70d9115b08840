package dev.sidetone.verbs;

import java.util.UUID;

/** What a tester makes happen around a phone: other callers, other apps, and bad luck. */
public sealed interface Rehearsal {
    /** The cellular phone rings. */
    record CellularRings(String from) implements Rehearsal {}

    /** The person calls by the cellular phone; it is answered at once. */
    record CellularCalls(String to) implements Rehearsal {}

    /** Another VoIP app reports a call. */
    record AppRings(String app, String from) implements Rehearsal {}

    /** Another VoIP app starts a call; it is answered at once. */
    record AppCalls(String app, String to) implements Rehearsal {}

    /** The far end of a call of the cellular phone or of another app hangs up or gives up. */
    record RemoteEnds(UUID call) implements Rehearsal {}

    /** Accept on the own alert of the app without CallKit. */
    record PlainAnswers() implements Rehearsal {}

    /** Reject or hang up in the app without CallKit. */
    record PlainEnds() implements Rehearsal {}

    /** Brings an app to the front; starts it, if it does not run. */
    record LaunchApp(String app) implements Rehearsal {}

    /** Sends an app to the background. */
    record LeaveApp(String app) implements Rehearsal {}

    /** Ends an app's process. */
    record KillApp(String app) implements Rehearsal {}

    /** The music app plays or pauses. */
    record PlayMusic(boolean on) implements Rehearsal {}

    /** The call daemon crashes and comes back (R5). */
    record CrashDaemon() implements Rehearsal {}

    /** The media services are reset (R5). */
    record ResetMediaServices() implements Rehearsal {}

    /** {@code OFF}, {@code ALWAYS} or {@code WHILE_LOCKED}. */
    record SetFocus(String focus) implements Rehearsal {}

    /** Who gets tel: links (R101): {@code SOFTPHONE}, {@code OTHER_VOIP} or {@code CELLULAR}. */
    record SetCallingApp(String app) implements Rehearsal {}

    /** The second VoIP app asks to see where call directory extensions are switched on. */
    record AppOpensSettings() implements Rehearsal {}

    /** Emulates another version of iOS; calls that are there go on. */
    record SetVersion(int version) implements Rehearsal {}

    /** Starts the softphone anew, with CallKit or as an app without it; iOS 9 has none. */
    record UseCallKit(boolean on) implements Rehearsal {}

    /** Sets a switch of the emulation by name; an empty value leaves it to the version. */
    record SetSwitch(String name, String value) implements Rehearsal {}
}
