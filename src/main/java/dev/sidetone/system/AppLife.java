package dev.sidetone.system;

import dev.sidetone.system.InstalledApp.Life;

import java.util.function.Consumer;

/** An app's life as the app itself sees it. Callable from any thread. */
public interface AppLife {
    /** Where it is now. */
    Life life();

    /**
     * Tells, on the main queue, that the app has come to the front (didBecomeActive) or is about to
     * leave it (willResignActive). An app that is killed hears nothing.
     */
    void onLifeChange(Consumer<Life> observer);
}
