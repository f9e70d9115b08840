package dev.sidetone.avaudio;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/**
 * The connection of one run of an app to the owner of the phone's sound. The phone implements it;
 * apps see only {@link AVAudioSession}. Callable from any thread, returns at once. Methods that can
 * be refused answer with the reason, or null when it was done.
 */
public interface AVAudioSessionService {
    /** What the session is set to. */
    AVAudioSessionConfiguration configuration();

    /** Sets the session; {@code now} is valid. */
    @Nullable AVAudioSessionErrorCode configure(AVAudioSessionConfiguration now);

    /** Asks for the phone's sound, or gives it back. */
    @Nullable AVAudioSessionErrorCode setActive(boolean active, boolean notifyOthers);

    /** The app's sound begins to run. */
    @Nullable AVAudioSessionErrorCode startIO();

    /** The app's sound has stopped. */
    void stopIO();

    /** Whether any other app plays. */
    boolean isOtherAudioPlaying();

    /** Whether another app that does not mix plays. */
    boolean secondaryAudioShouldBeSilenced();

    /** Whether the app wants ringing not to interrupt it (A7). */
    boolean prefersNoInterruptions();

    void preferNoInterruptions(boolean preferred);

    /** Whether the app may hear. */
    AVAudioSessionRecordPermission recordPermission();

    /** Asks the person, unless they were asked before; the answer comes on the main queue. */
    void requestRecordPermission(Consumer<Boolean> answer);

    /** Outputs and inputs in use. */
    AVAudioSessionRouteDescription route();

    /** Inputs that the phone has, whatever the category. */
    List<AVAudioSessionPortDescription> inputs();

    /** Sends sound to the speaker, or where the category sends it. */
    void overrideOutput(AVAudioSessionPortOverride override);

    /** Chooses an input; null leaves it to the phone. */
    void preferInput(@Nullable AVAudioSessionPortDescription input);
}
