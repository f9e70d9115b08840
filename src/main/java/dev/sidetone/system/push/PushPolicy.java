package dev.sidetone.system.push;

import dev.sidetone.pushkit.PushForm;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Switches;

import java.time.Duration;

/**
 * What differs between versions of the system in the matter of pushes.
 *
 * @param enforced whether an app that reports no call is killed (R87, R88): since iOS 13
 * @param secondCheck after this the call daemon looks by itself (R88)
 * @param threshold failures after which pushes are withheld (R90); 0 for never. Apple names none: a
 *     switch
 * @param memory how long a failure counts (R90). Inferred: a switch
 * @param form the newest of the delegate's methods; {@link PushForm#WITH_METADATA} also frees
 *     pushes that come very late (R92)
 * @param veryLate what very late is, from the sending on. Inferred: a switch
 * @param debugDialogs whether failures are shown on the screen (R92): since iOS 26
 */
public record PushPolicy(
        boolean enforced,
        Duration secondCheck,
        int threshold,
        Duration memory,
        PushForm form,
        Duration veryLate,
        boolean debugDialogs) {
    /** iOS 18. */
    public static final PushPolicy DEFAULT = ios(18, 0);

    /** What a version of iOS does with these switches. */
    public static PushPolicy of(IOSProfile profile, Switches switches) {
        return ios(profile.version(), 0).with(switches);
    }

    /** The same version with other switches. */
    public PushPolicy with(Switches switches) {
        PushForm before = form == PushForm.WITH_METADATA ? PushForm.WITH_COMPLETION : form;
        return new PushPolicy(
                switches.on(Quirk.PUSH_PROMISE_KEPT),
                secondCheck,
                switches.get(Quirk.PUSH_FAILURE_THRESHOLD),
                memory,
                switches.on(Quirk.PUSH_METADATA) ? PushForm.WITH_METADATA : before,
                veryLate,
                debugDialogs);
    }

    /** A version of iOS, with the defaults of the switches. */
    public static PushPolicy ios(int major, int minor) {
        PushForm form = major >= 11 ? PushForm.WITH_COMPLETION : PushForm.WITHOUT_COMPLETION;
        boolean metadata = major > 26 || major == 26 && minor >= 4;
        return new PushPolicy(
                major >= 13,
                Duration.ofSeconds(7),
                3,
                Duration.ofHours(24),
                metadata ? PushForm.WITH_METADATA : form,
                Duration.ofSeconds(30),
                major >= 26);
    }

    /** The same with another threshold. */
    public PushPolicy withThreshold(int failures) {
        return new PushPolicy(
                enforced, secondCheck, failures, memory, form, veryLate, debugDialogs);
    }
}
