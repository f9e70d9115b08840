package dev.sidetone.softphone.parties;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.intents.INIntent;
import dev.sidetone.intents.INPerson;
import dev.sidetone.intents.INPersonHandle;
import dev.sidetone.intents.NSUserActivity;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/**
 * Whom the phone asks the app to call, when a person tapped somebody in recents or contacts: the
 * app calls at once (R98).
 *
 * @param handle for the CXStartCallAction
 * @param name who it is for people
 * @param video whether with video
 */
public record StartRequest(CXHandle handle, String name, boolean video) {
    /** What an activity asks for; null for one that wants no call, or names nobody (R100). */
    public static @Nullable StartRequest of(NSUserActivity activity) {
        if (activity.interaction() == null) {
            return null;
        }
        INIntent intent = activity.interaction().intent();
        if (intent.contacts().isEmpty()) {
            return null;
        }
        INPerson person = intent.contacts().getFirst();
        INPersonHandle handle = person.personHandle();
        return handle == null
                ? null
                : new StartRequest(handle.callKit(), person.displayName(), intent.wantsVideo());
    }

    /** What a tel: link asks of the app that was chosen for calling; null for others (R101). */
    public static @Nullable StartRequest of(URI link) {
        String number = link.getSchemeSpecificPart();
        return "tel".equalsIgnoreCase(link.getScheme()) && !number.isBlank()
                ? new StartRequest(new CXHandle(CXHandleType.PHONE_NUMBER, number), number, false)
                : null;
    }
}
