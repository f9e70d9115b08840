package dev.sidetone.system.sound;

import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Quirk.Announcement;
import dev.sidetone.system.profile.Switches;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What differs between versions of the system, and what nobody knows for sure.
 *
 * @param shouldResumeAfterPhoneCall whether the end of a call's interruption says shouldResume
 *     (tables A to E give no value: INF, default true)
 * @param endedAfterReturn how long after its return to the front an app hears that another app's
 *     interruption is over (tables F, G); null for never, as on iOS 9
 * @param suspensionDeactivates whether an unseen app without background audio loses its session
 *     (since iOS 10)
 * @param suspensionIsTold whether it hears of that when it comes back (iOS 10 to 15)
 * @param busyDeactivationFails whether deactivating with running sound is an error, though done
 *     (A1, up to iOS 18)
 * @param playbackDuringCalls whether a session that only plays may become active during another
 *     app's call (A2)
 * @param ringingAsBanner whether calls ring in a banner: apps may then ask not to be interrupted by
 *     it (A7, since iOS 14)
 * @param inputsChangeIsTold whether apps hear of another list of inputs (since iOS 26)
 */
public record SoundPolicy(
        boolean shouldResumeAfterPhoneCall,
        @Nullable Duration endedAfterReturn,
        boolean suspensionDeactivates,
        boolean suspensionIsTold,
        boolean busyDeactivationFails,
        boolean playbackDuringCalls,
        boolean ringingAsBanner,
        boolean inputsChangeIsTold) {
    /** The "few seconds" of tables F and G, and of a suspension. */
    public static final Duration FEW_SECONDS = Duration.ofSeconds(2);

    /** A version of the system as it is when nothing is switched. */
    public static SoundPolicy ofIOS(int version) {
        return of(version, new IOSProfile(version).switches());
    }

    /** A version of the system with its switches as they are set; newer than 11 is like 11. */
    public static SoundPolicy of(int version, Switches switches) {
        return new SoundPolicy(
                switches.on(Quirk.SHOULD_RESUME_AFTER_PHONE_CALL),
                switches.on(Quirk.INTERRUPTION_ENDED_ON_RETURN) ? FEW_SECONDS : null,
                version >= 10,
                version >= 10 && version < 16,
                switches.on(Quirk.BUSY_ON_DEACTIVATION),
                true,
                switches.get(Quirk.ANNOUNCEMENT) == Announcement.BANNER,
                version >= 26);
    }
}
