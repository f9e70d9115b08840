package dev.sidetone.softphone;

import dev.sidetone.softphone.BindingMemory.Remembered;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** When the app has to register anew, as the quickstart does it. */
final class RegistrationPolicy {
    /** Half of the year for which the server keeps a binding, in whole days. */
    static final Duration HALF_A_YEAR = Duration.ofDays(365 / 2);

    // a clock that was wrong by more must not keep the phone from registering
    private static final Duration TOLERANCE = Duration.ofDays(1);

    private RegistrationPolicy() {}

    /** Nothing is remembered, the token is another one, or half a year has passed. */
    static boolean due(@Nullable Remembered last, String deviceToken, Instant now) {
        return last == null
                || !last.isOf(deviceToken)
                || !last.boundAt().plus(HALF_A_YEAR).isAfter(now)
                || last.boundAt().isAfter(now.plus(TOLERANCE));
    }
}
