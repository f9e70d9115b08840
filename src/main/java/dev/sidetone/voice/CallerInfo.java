package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a caller's number.
 *
 * @param verified true for full attestation, false for less, null when nothing was said
 */
public record CallerInfo(@Nullable Boolean verified) {
    private static final String FULL = "TN-Validation-Passed-A";

    static CallerInfo of(@Nullable String stirStatus) {
        return new CallerInfo(stirStatus == null ? null : FULL.equals(stirStatus));
    }
}
