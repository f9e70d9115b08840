package dev.sidetone.system.callers;

/** When the phone lets no call through: Do Not Disturb, later named Focus. */
public enum Focus {
    OFF,
    ALWAYS,
    WHILE_LOCKED;

    private static final int BLIND_TO_THE_LOCK = 10;

    /**
     * Whether an incoming call is refused with error 3 (R31). iOS 10 did not say so when it was to
     * be quiet only while locked, not even when it was (R32).
     *
     * @param locked whether the screen is
     * @param ios the profile's version
     */
    public boolean refuses(boolean locked, int ios) {
        return switch (this) {
            case OFF -> false;
            case ALWAYS -> true;
            case WHILE_LOCKED -> locked && ios > BLIND_TO_THE_LOCK;
        };
    }
}
