package dev.sidetone.system;

/**
 * What an app declares of itself when it is installed.
 *
 * @param displayName on sheets and in recents; tells apps apart
 * @param voipBackgroundMode whether it may make and report calls (R11)
 * @param audioBackgroundMode whether it plays on when it leaves the screen
 * @param notificationFiltering whether its notification service extension may hand notifications on
 *     as VoIP pushes
 */
public record AppManifest(
        String displayName,
        boolean voipBackgroundMode,
        boolean audioBackgroundMode,
        boolean notificationFiltering) {
    /** An app that filters no notifications. */
    public AppManifest(
            String displayName, boolean voipBackgroundMode, boolean audioBackgroundMode) {
        this(displayName, voipBackgroundMode, audioBackgroundMode, false);
    }

    /** An app that does not play on unseen either. */
    public AppManifest(String displayName, boolean voipBackgroundMode) {
        this(displayName, voipBackgroundMode, false);
    }
}
