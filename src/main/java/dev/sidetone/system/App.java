package dev.sidetone.system;

/** A program that can be installed on the phone. */
@FunctionalInterface
public interface App {
    /** The app has been started; runs on its main queue. */
    void launched(AppServices services);

    /** The app's process has ended: what it had beside its queues goes with it. Must not block. */
    default void ended() {}
}
