package dev.sidetone.voice;

import dev.sidetone.media.MediaNews;
import dev.sidetone.voice.quality.Monitor;
import dev.sidetone.voice.quality.Sample;

/** Whoever looks at a call from inside the client; called on the voice queue. */
interface CallWatcher {
    /** A second has passed in a call that stands. */
    default void sampled(Sample sample) {}

    /** Warnings were raised or cleared. */
    default void judged(Monitor.Step step) {}

    /** Something happened to the media connection. */
    default void media(MediaNews news) {}

    /** Something happened to the call. */
    default void moved(CallEvent event, CallMachine before, CallMachine after) {}

    /** The app switched something, or the call is over. */
    default void switched(Switch what, boolean on) {}

    /** Of the app's switches. */
    enum Switch {
        MUTE,
        HOLD
    }
}
