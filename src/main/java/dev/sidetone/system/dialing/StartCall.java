package dev.sidetone.system.dialing;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.intents.INCallCapability;
import dev.sidetone.intents.INCallDestinationType;
import dev.sidetone.intents.INIntent;
import dev.sidetone.intents.INPerson;
import dev.sidetone.intents.INPersonHandle;
import dev.sidetone.intents.INStartAudioCallIntent;
import dev.sidetone.intents.INStartCallIntent;
import dev.sidetone.intents.INStartVideoCallIntent;
import dev.sidetone.intents.NSUserActivity;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Quirk.StartIntent;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.system.recents.RecentEntry;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/**
 * A wish to call somebody, on its way to an app.
 *
 * @param handle whom to call
 * @param name who that is for people
 * @param video whether with video
 * @param destination where the call is to go
 */
public record StartCall(
        CXHandle handle, String name, boolean video, INCallDestinationType destination) {
    /** A tap on a call in recents; null where there is no handle to call back (R98). */
    public static @Nullable StartCall from(RecentEntry entry) {
        return entry.handle() == null
                ? null
                : new StartCall(
                        entry.handle(), entry.name(), entry.video(), INCallDestinationType.NORMAL);
    }

    /** The intent that apps get (R100). */
    public INIntent intent(Switches switches) {
        var who = List.of(new INPerson(INPersonHandle.of(handle), name, null));
        if (switches.get(Quirk.START_INTENT) == StartIntent.START_CALL) {
            return new INStartCallIntent(
                    who,
                    video ? INCallCapability.VIDEO_CALL : INCallCapability.AUDIO_CALL,
                    destination);
        }
        return video ? new INStartVideoCallIntent(who) : new INStartAudioCallIntent(who);
    }

    /**
     * The activity that opens the app (R98 to R100); null where its provider supports no handle of
     * this type: the app hears nothing then (R99).
     *
     * @param supported the provider's supportedHandleTypes
     */
    public @Nullable NSUserActivity activity(Switches switches, Set<CXHandleType> supported) {
        return supported.contains(handle.type()) ? NSUserActivity.of(intent(switches)) : null;
    }

    /**
     * R101: what the app gets that a person has chosen for calling, where a number is tapped that
     * belongs to no app; null for all others.
     *
     * @param chosen whether it is that app
     */
    public @Nullable URI telephoneLink(Switches switches, boolean chosen) {
        if (!chosen
                || !switches.on(Quirk.DEFAULT_CALLING_APP)
                || handle.type() != CXHandleType.PHONE_NUMBER) {
            return null;
        }
        try {
            // blanks are no part of a tel: link
            return new URI("tel", handle.value().replaceAll("\\s", ""), null);
        } catch (URISyntaxException notANumber) {
            return null;
        }
    }
}
