package dev.sidetone.system.callers;

import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Switches;

/** When the phone lets no call through: Do Not Disturb, later named Focus. */
public enum Focus {
    OFF,
    ALWAYS,
    WHILE_LOCKED;

    /**
     * Whether an incoming call is refused with error 3 (R31). A switch says whether that is so for
     * a phone that is to be quiet only while locked, and is: with iOS 10 it was not (R32).
     *
     * @param locked whether the screen is
     */
    public boolean refuses(boolean locked, Switches switches) {
        return switch (this) {
            case OFF -> false;
            case ALWAYS -> true;
            case WHILE_LOCKED -> locked && switches.on(Quirk.LOCKED_FOCUS_REFUSES);
        };
    }
}
