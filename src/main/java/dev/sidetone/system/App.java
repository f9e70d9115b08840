package dev.sidetone.system;

import dev.sidetone.intents.NSUserActivity;

import java.net.URI;

/** A program that can be installed on the phone. */
@FunctionalInterface
public interface App {
    /** The app has been started; runs on its main queue. */
    void launched(AppServices services);

    /** The app's process has ended: what it had beside its queues goes with it. Must not block. */
    default void ended() {}

    /**
     * A person wants what the activity says, such as a call from recents (R98); on the main queue,
     * after {@link #launched} where the app did not run.
     */
    default void continueUserActivity(NSUserActivity activity) {}

    /**
     * The app is the one for calling and gets a tel: link (R101); on the main queue, after {@link
     * #launched} where the app did not run.
     */
    default void openURL(URI link) {}
}
