package dev.sidetone.system.sound;

import dev.sidetone.avaudio.AVAudioSessionPortDescription;
import dev.sidetone.avaudio.AVAudioSessionPortOverride;
import dev.sidetone.avaudio.AVAudioSessionRouteChange;
import dev.sidetone.avaudio.AVAudioSessionRouteDescription;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/** What the owner of the phone's sound works on. Callable from any thread, returns at once. */
public interface SoundHardware {
    /** Outputs and inputs in use. */
    AVAudioSessionRouteDescription route();

    /** Inputs that can be preferred. */
    List<AVAudioSessionPortDescription> inputs();

    /** Sends sound to the speaker, or back (A4). */
    void overrideOutput(AVAudioSessionPortOverride override);

    /** Chooses an input; null leaves it to the phone. */
    void preferInput(@Nullable AVAudioSessionPortDescription input);

    /**
     * Another session is in charge, or it wants another route.
     *
     * @param categorySet whether its category was set: an override is over (A4)
     * @return what apps are told; null when the route is the same
     */
    @Nullable AVAudioSessionRouteChange govern(RouteWish wish, boolean categorySet);

    /** Compares with what was, after devices came or went; null when apps need not know. */
    @Nullable AVAudioSessionRouteChange changed();

    /** Turns an app's sound down, or up again. */
    default void duck(String app, boolean down) {}

    /** Asks the person whether the app may hear; a phone without anybody to ask says yes. */
    default void askForMicrophone(String app, Consumer<Boolean> answer) {
        answer.accept(true);
    }
}
