package dev.sidetone.system.sound;

/** Whose call has the phone's sound, or rings. */
public sealed interface SoundOwner {
    SoundOwner NOBODY = new Nobody();
    SoundOwner CELLULAR = new Cellular();

    record Nobody() implements SoundOwner {}

    /** A call of the phone's own number. */
    record Cellular() implements SoundOwner {}

    /** A call of an app with a provider, by its display name. */
    record CallOf(String app) implements SoundOwner {}

    /** Whether it is a call, and not one of this app. */
    default boolean isOther(String app) {
        return switch (this) {
            case Nobody _ -> false;
            case Cellular _ -> true;
            case CallOf call -> !call.app.equals(app);
        };
    }

    /** Whether it is a call of this app. */
    default boolean is(String app) {
        return this instanceof CallOf call && call.app.equals(app);
    }
}
