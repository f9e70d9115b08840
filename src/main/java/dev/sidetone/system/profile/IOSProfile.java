package dev.sidetone.system.profile;

import dev.sidetone.system.profile.Quirk.Announcement;
import dev.sidetone.system.profile.Quirk.StartIntent;

import java.time.Duration;
import java.util.List;

/**
 * A version of iOS: what it does differently is nothing but settings of switches.
 *
 * @param version 9 to 18 and 26
 */
public record IOSProfile(int version) {
    public static final List<Integer> VERSIONS = List.of(9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 26);

    /** What a phone has where nobody says anything. */
    public static final IOSProfile DEFAULT = new IOSProfile(18);

    /** Versions {@code from} to {@code to}, both included, have this setting. */
    private record Span<T>(int from, int to, Switch<T> which, T value) {
        Switches into(int version, Switches switches) {
            return version >= from && version <= to ? switches.with(which, value) : switches;
        }
    }

    private static final int NOW = Integer.MAX_VALUE;

    private static final List<Span<?>> DIFFERENCES =
            List.of(
                    // SG#1734: slow starts failed early
                    new Span<>(10, 10, Quirk.START_TIMEOUT, Duration.ofSeconds(60)),
                    new Span<>(10, 10, Quirk.LOCKED_FOCUS_REFUSES, false),
                    new Span<>(9, 15, Quirk.RING_LIMIT, Duration.ZERO),
                    // FC#119: seen with 15.4
                    new Span<>(15, 15, Quirk.HOLD_OFFERED_ANYWAY, true),
                    new Span<>(9, 14, Quirk.NO_ACTIVATE_AFTER_REMOTE_END, false),
                    new Span<>(9, 13, Quirk.ANNOUNCEMENT, Announcement.FULL_SCREEN),
                    // deprecated since 14: the app's own name is shown
                    new Span<>(9, 13, Quirk.LOCALIZED_NAME_SHOWN, true),
                    new Span<>(9, 12, Quirk.PUSH_PROMISE_KEPT, false),
                    new Span<>(26, NOW, Quirk.PUSH_METADATA, true),
                    new Span<>(26, NOW, Quirk.BUSY_ON_DEACTIVATION, false),
                    new Span<>(9, 9, Quirk.INTERRUPTION_ENDED_ON_RETURN, false),
                    new Span<>(9, 10, Quirk.RECENTS_CHOICE, false),
                    new Span<>(9, 12, Quirk.START_INTENT, StartIntent.AUDIO_OR_VIDEO),
                    // since 18.2, for which 18 stands
                    new Span<>(9, 17, Quirk.DEFAULT_CALLING_APP, false));

    /**
     * @throws IllegalArgumentException names the versions there are
     */
    public IOSProfile {
        if (!VERSIONS.contains(version)) {
            throw new IllegalArgumentException(
                    "there is no profile for iOS %d: choose one of %s"
                            .formatted(version, VERSIONS));
        }
    }

    /** Whether this version has CallKit at all. */
    public boolean hasCallKit() {
        return version >= 10;
    }

    /** How this version sets the switches. */
    public Switches switches() {
        Switches switches = Switches.STANDARD;
        for (Span<?> each : DIFFERENCES) {
            switches = each.into(version, switches);
        }
        return switches;
    }
}
