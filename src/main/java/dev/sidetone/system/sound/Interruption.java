package dev.sidetone.system.sound;

/**
 * What stands between an app and its sound.
 *
 * @param by who took it
 * @param app that took it, by display name; empty for others than apps
 * @param killed whether that app has been killed meanwhile
 */
public record Interruption(By by, String app, boolean killed) {
    static final Interruption PHONE = new Interruption(By.CALL, "", false);
    static final Interruption MICROPHONE = new Interruption(By.MUTED_MICROPHONE, "", false);

    /** Who took the sound. */
    public enum By {
        /** A call, or its ringing. */
        CALL,
        APP,
        /** The microphone's own switch. */
        MUTED_MICROPHONE
    }

    static Interruption by(String app) {
        return new Interruption(By.APP, app, false);
    }

    boolean isBy(String other) {
        return by == By.APP && app.equals(other) && !killed;
    }

    Interruption byKilled() {
        return new Interruption(by, app, true);
    }
}
