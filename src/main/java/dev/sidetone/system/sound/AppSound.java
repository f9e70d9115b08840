package dev.sidetone.system.sound;

import dev.sidetone.avaudio.AVAudioSessionConfiguration;

import org.jspecify.annotations.Nullable;

/**
 * The session of a running app.
 *
 * @param app its display name
 * @param backgroundAudio whether it declares that it plays or talks unseen
 * @param inFront whether it is on the screen
 * @param configuration category, mode, options
 * @param active whether the app itself activated it
 * @param running whether its player or audio unit runs
 * @param prefersNoInterruptions A7
 * @param interruption what ended its activity; null for nothing
 * @param suspended the phone deactivated it unseen, and the app does not know yet
 * @param since the last activation, counted over the phone; the greatest is the latest
 * @param timer the last one started for it
 */
public record AppSound(
        String app,
        boolean backgroundAudio,
        boolean inFront,
        AVAudioSessionConfiguration configuration,
        boolean active,
        boolean running,
        boolean prefersNoInterruptions,
        @Nullable Interruption interruption,
        boolean suspended,
        long since,
        long timer) {

    static AppSound launched(String app, boolean backgroundAudio) {
        return new AppSound(
                app,
                backgroundAudio,
                false,
                AVAudioSessionConfiguration.INITIAL,
                false,
                false,
                false,
                null,
                false,
                0,
                0);
    }

    private AppSound with(
            boolean nowActive, boolean nowRunning, @Nullable Interruption nowInterrupted) {
        return new AppSound(
                app,
                backgroundAudio,
                inFront,
                configuration,
                nowActive,
                nowRunning,
                prefersNoInterruptions,
                nowInterrupted,
                suspended,
                since,
                timer);
    }

    private AppSound seen(boolean nowInFront, boolean nowSuspended, long nowSince, long nowTimer) {
        return new AppSound(
                app,
                backgroundAudio,
                nowInFront,
                configuration,
                active,
                running,
                prefersNoInterruptions,
                interruption,
                nowSuspended,
                nowSince,
                nowTimer);
    }

    private AppSound set(AVAudioSessionConfiguration now, boolean prefers) {
        return new AppSound(
                app,
                backgroundAudio,
                inFront,
                now,
                active,
                running,
                prefers,
                interruption,
                suspended,
                since,
                timer);
    }

    AppSound activated(long at) {
        return with(true, running, null).seen(inFront, false, at, timer);
    }

    /** Inactive by the app's own will, or lost with the media services. */
    AppSound deactivated() {
        return with(false, false, interruption);
    }

    AppSound interrupted(@Nullable Interruption by) {
        return with(false, false, by);
    }

    AppSound freed() {
        return with(active, running, null);
    }

    AppSound running(boolean now) {
        return with(active, now, interruption);
    }

    AppSound suspendedNow() {
        return with(false, false, interruption).seen(inFront, true, since, timer);
    }

    AppSound inFront(boolean now) {
        return seen(now, !now && suspended, since, timer);
    }

    AppSound timer(long started) {
        return seen(inFront, suspended, since, started);
    }

    AppSound configured(AVAudioSessionConfiguration now) {
        return set(now, prefersNoInterruptions);
    }

    AppSound preferringNoInterruptions(boolean now) {
        return set(configuration, now);
    }

    /** As after a launch, where it stands: all that was set is lost. */
    AppSound reset() {
        return launched(app, backgroundAudio).seen(inFront, false, since, timer);
    }
}
