package dev.sidetone.system;

/**
 * What an app declares of itself when it is installed.
 *
 * @param displayName on sheets and in recents; tells apps apart
 * @param voipBackgroundMode whether it may make and report calls (R11)
 * @param audioBackgroundMode whether it plays on when it leaves the screen
 */
public record AppManifest(
        String displayName, boolean voipBackgroundMode, boolean audioBackgroundMode) {
    /** An app that does not play on unseen. */
    public AppManifest(String displayName, boolean voipBackgroundMode) {
        this(displayName, voipBackgroundMode, false);
    }
}
