package dev.sidetone.intents;

import java.util.List;

/** A wish that an app is to fulfil: here always to start a call (R100). */
public sealed interface INIntent
        permits INStartCallIntent, INStartAudioCallIntent, INStartVideoCallIntent {
    /** Whom to call; CallKit apps take the first. */
    List<INPerson> contacts();

    /** Whether the call is to have video. */
    boolean wantsVideo();

    /** The activity type of an NSUserActivity that carries it: the name of its class. */
    default String activityType() {
        return getClass().getSimpleName();
    }
}
