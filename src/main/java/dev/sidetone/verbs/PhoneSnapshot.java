package dev.sidetone.verbs;

import dev.sidetone.softphone.SoftphoneSnapshot;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * Everything a window shows of one phone. Immutable.
 *
 * @param app the softphone app: identity, registration, calls
 * @param sheet the system's incoming sheet; null when nothing rings
 * @param routes what the audio button offers: at least receiver and speaker
 * @param notice what is to be said about the phone's sound; null when there is nothing to say
 * @param microphoneLive whether this phone's microphone is the live one
 */
public record PhoneSnapshot(
        SoftphoneSnapshot app,
        @Nullable Sheet sheet,
        List<Route> routes,
        @Nullable Notice notice,
        boolean microphoneLive) {

    /** Why sound is not as a person expects. */
    public sealed interface Notice {
        /** There is no sound device; {@code reason} continues a sentence. */
        record NoSound(String reason) implements Notice {}

        /** Another program of the household has the microphone. */
        record MicrophoneElsewhere() implements Notice {}
    }

    /**
     * An incoming call, not answered yet.
     *
     * @param answering Accept was pressed, the answer is under way
     * @param declining Decline was pressed
     */
    public record Sheet(
            UUID call, String name, String appName, boolean answering, boolean declining) {}

    /**
     * One choice of the audio button.
     *
     * @param id for {@link Gesture.SelectRoute}
     * @param port Apple's port type: {@code Receiver}, {@code Speaker}, {@code Headphones}, …
     * @param name shown first: Receiver, Speaker
     * @param device shown below: the real device's name
     */
    public record Route(String id, String port, String name, String device, boolean selected) {}
}
