package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

/**
 * Which directions of the device the app's audio session lets be opened. As the SDK's FAQ has it,
 * the category must be play-and-record, or there is no audio device; as its quickstart has it, a
 * call in the Playback category goes on without a microphone.
 *
 * @param rendererRefusal why nothing can be played and what to do; null where it can
 * @param capturerRefusal why nothing can be recorded and what to do; null where it can
 */
public record AudioAccess(@Nullable String rendererRefusal, @Nullable String capturerRefusal) {
    /** Both may be opened. */
    public static final AudioAccess FULL = new AudioAccess(null, null);

    private static final String MEND =
            "Set AVAudioSessionCategoryPlayAndRecord before a call is placed or answered.";

    /** Neither may be opened, because of the session's category. */
    public static AudioAccess none(String category) {
        return new AudioAccess(
                refusal("The audio device cannot play", category, "is not for calls"),
                refusal("The audio device cannot record", category, "is not for calls"));
    }

    /** The call is heard and goes on without a microphone. */
    public static AudioAccess withoutMicrophone(String category) {
        return new AudioAccess(null, refusal("The call has no microphone", category, "only plays"));
    }

    /** The call is spoken into and not heard. */
    public static AudioAccess withoutPlayout(String category) {
        return new AudioAccess(
                refusal("Nothing of the call is heard", category, "only records"), null);
    }

    private static String refusal(String what, String category, String why) {
        return "%s: the audio session's category %s %s. %s".formatted(what, category, why, MEND);
    }
}
