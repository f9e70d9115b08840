package dev.sidetone.avaudio;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * An interruption notification (callkit.md §3.1). When it begins the session is inactive already;
 * that it ends is not always told (A3).
 *
 * @param type which edge
 * @param options of the end; null in a beginning
 * @param reason of the beginning; null in an end
 */
public record AVAudioSessionInterruption(
        AVAudioSessionInterruptionType type,
        @Nullable Set<AVAudioSessionInterruptionOptions> options,
        @Nullable AVAudioSessionInterruptionReason reason) {
    public static final String TYPE_KEY = "AVAudioSessionInterruptionTypeKey";
    public static final String OPTION_KEY = "AVAudioSessionInterruptionOptionKey";
    public static final String REASON_KEY = "AVAudioSessionInterruptionReasonKey";
    public static final String WAS_SUSPENDED_KEY = "AVAudioSessionInterruptionWasSuspendedKey";

    public AVAudioSessionInterruption {
        boolean began = type == AVAudioSessionInterruptionType.BEGAN;
        if (began != (reason != null) || began == (options != null)) {
            throw new IllegalArgumentException("options with an end, a reason with a beginning");
        }
        options = options == null ? null : Set.copyOf(options);
    }

    public static AVAudioSessionInterruption began(AVAudioSessionInterruptionReason reason) {
        return new AVAudioSessionInterruption(AVAudioSessionInterruptionType.BEGAN, null, reason);
    }

    public static AVAudioSessionInterruption ended(boolean shouldResume) {
        return new AVAudioSessionInterruption(
                AVAudioSessionInterruptionType.ENDED,
                shouldResume ? Set.of(AVAudioSessionInterruptionOptions.SHOULD_RESUME) : Set.of(),
                null);
    }

    public boolean isBegan() {
        return type == AVAudioSessionInterruptionType.BEGAN;
    }

    /** Whether it is an end that lets the app go on by itself. */
    public boolean shouldResume() {
        return options != null && options.contains(AVAudioSessionInterruptionOptions.SHOULD_RESUME);
    }

    /** Whether it is a beginning that tells late of a suspension (iOS 10.3 to 15). */
    public boolean wasSuspended() {
        return reason == AVAudioSessionInterruptionReason.APP_WAS_SUSPENDED;
    }

    /** The notification's dictionary: Apple's keys, raw values. */
    public Map<String, Object> userInfo() {
        Map<String, Object> info = new HashMap<>();
        info.put(TYPE_KEY, type.rawValue());
        if (options != null) {
            info.put(OPTION_KEY, shouldResume() ? 1 : 0);
        }
        if (reason != null) {
            info.put(REASON_KEY, reason.rawValue());
            info.put(WAS_SUSPENDED_KEY, wasSuspended());
        }
        return info;
    }
}
