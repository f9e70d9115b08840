package dev.sidetone.system.keeping;

import dev.sidetone.system.callers.Focus;
import dev.sidetone.system.dialing.CallingChoice;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Switches;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a person has set up a phone. Immutable; nothing momentary, such as the lock, is in it.
 *
 * @param profile the version of iOS
 * @param own switches that a person has set otherwise than the version does, by name, in a person's
 *     words, in the order in which they were set
 * @param focus when calls are refused (R31, R32)
 * @param callKit whether the softphone is to use CallKit, where the version has it
 * @param callingApp who gets tel: links (R101)
 * @throws IllegalArgumentException names the switch that there is not, or cannot be set so
 */
public record PhoneSettings(
        IOSProfile profile,
        Map<String, String> own,
        Focus focus,
        boolean callKit,
        CallingChoice callingApp) {
    /** A phone that nobody has set up. */
    public static final PhoneSettings DEFAULT =
            new PhoneSettings(
                    IOSProfile.DEFAULT, Map.of(), Focus.OFF, true, CallingChoice.SOFTPHONE);

    public PhoneSettings {
        own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
        apply(own, profile.switches());
    }

    private static Switches apply(Map<String, String> own, Switches of) {
        Switches all = of;
        for (Map.Entry<String, String> each : own.entrySet()) {
            all = all.with(each.getKey(), each.getValue());
        }
        return all;
    }

    /** How all switches are set: as the version has them, but for a person's own. */
    public Switches switches() {
        return apply(own, profile.switches());
    }

    /** Whether the softphone uses CallKit: a version without it leaves no choice. */
    public boolean usesCallKit() {
        return callKit && profile.hasCallKit();
    }

    public PhoneSettings with(IOSProfile next) {
        return new PhoneSettings(next, own, focus, callKit, callingApp);
    }

    public PhoneSettings with(Focus next) {
        return new PhoneSettings(profile, own, next, callKit, callingApp);
    }

    public PhoneSettings withCallKit(boolean on) {
        return new PhoneSettings(profile, own, focus, on, callingApp);
    }

    public PhoneSettings with(CallingChoice next) {
        return new PhoneSettings(profile, own, focus, callKit, next);
    }

    /** With a switch in a person's words; blank words leave it to the version again. */
    public PhoneSettings with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(own);
        if (value.isBlank()) {
            more.remove(name);
        } else {
            more.put(name, value);
        }
        return new PhoneSettings(profile, more, focus, callKit, callingApp);
    }
}
