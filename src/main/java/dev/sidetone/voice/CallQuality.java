package dev.sidetone.voice;

import java.util.Locale;

/** What a mean opinion score amounts to. */
public enum CallQuality {
    EXCELLENT,
    GREAT,
    GOOD,
    FAIR,
    DEGRADED;

    /** The band of {@code mos}. */
    static CallQuality of(double mos) {
        if (mos > 4.2) {
            return EXCELLENT;
        }
        if (mos >= 4.1) {
            return GREAT;
        }
        if (mos >= 3.7) {
            return GOOD;
        }
        return mos >= 3.1 ? FAIR : DEGRADED;
    }

    /** {@code excellent}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
