package dev.sidetone.voice;

/** How a person liked a call. */
public enum FeedbackScore {
    NOT_REPORTED,
    ONE_POINT,
    TWO_POINTS,
    THREE_POINTS,
    FOUR_POINTS,
    FIVE_POINTS;

    /** 0 for none, 1 (bad) to 5. */
    public int points() {
        return ordinal();
    }
}
