package dev.sidetone.testing;

import dev.sidetone.avaudio.AVAudioSessionPort;
import dev.sidetone.avaudio.AVAudioSessionPortDescription;
import dev.sidetone.avaudio.AVAudioSessionPortOverride;
import dev.sidetone.avaudio.AVAudioSessionRouteChange;
import dev.sidetone.avaudio.AVAudioSessionRouteChangeReason;
import dev.sidetone.avaudio.AVAudioSessionRouteDescription;
import dev.sidetone.system.sound.RouteWish;
import dev.sidetone.system.sound.SoundHardware;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A microphone, a receiver and a speaker, which remember what was done with them. */
public final class FakeSoundHardware implements SoundHardware {
    public static final AVAudioSessionPortDescription MICROPHONE =
            new AVAudioSessionPortDescription(
                    AVAudioSessionPort.BUILT_IN_MIC, "Microphone", "microphone");

    private static final AVAudioSessionPortDescription RECEIVER =
            new AVAudioSessionPortDescription(
                    AVAudioSessionPort.BUILT_IN_RECEIVER, "Receiver", "receiver");

    private static final AVAudioSessionPortDescription SPEAKER =
            new AVAudioSessionPortDescription(
                    AVAudioSessionPort.BUILT_IN_SPEAKER, "Speaker", "speaker");

    private final List<String> log = new ArrayList<>();
    private final List<AVAudioSessionPortDescription> inputs = new ArrayList<>(List.of(MICROPHONE));
    private final List<Consumer<Boolean>> questions = new ArrayList<>();
    private RouteWish wish = RouteWish.ANY;
    private AVAudioSessionRouteDescription route = route();

    /** What was done, in order; forgotten then. */
    public List<String> done() {
        List<String> done = List.copyOf(log);
        log.clear();
        return done;
    }

    public void unplugMicrophone() {
        inputs.clear();
    }

    /** Questions to the person that nobody has answered yet. */
    public List<Consumer<Boolean>> questions() {
        return questions;
    }

    @Override
    public AVAudioSessionRouteDescription route() {
        return new AVAudioSessionRouteDescription(
                wish.hasInput() ? inputs : List.of(),
                wish.hasOutput()
                        ? List.of(wish == RouteWish.TALK ? RECEIVER : SPEAKER)
                        : List.of());
    }

    @Override
    public List<AVAudioSessionPortDescription> inputs() {
        return List.copyOf(inputs);
    }

    @Override
    public void overrideOutput(AVAudioSessionPortOverride override) {
        log.add("override " + override);
    }

    @Override
    public void preferInput(@Nullable AVAudioSessionPortDescription input) {
        log.add("prefer " + (input == null ? "none" : input.uid()));
    }

    @Override
    public @Nullable AVAudioSessionRouteChange govern(RouteWish next, boolean categorySet) {
        AVAudioSessionRouteDescription previous = route;
        wish = next;
        route = route();
        log.add("wish " + next + (categorySet ? " set" : ""));
        return route.equals(previous)
                ? null
                : new AVAudioSessionRouteChange(
                        AVAudioSessionRouteChangeReason.CATEGORY_CHANGE, previous);
    }

    @Override
    public @Nullable AVAudioSessionRouteChange changed() {
        return null;
    }

    @Override
    public void duck(String app, boolean down) {
        log.add((down ? "duck " : "unduck ") + app);
    }

    @Override
    public void askForMicrophone(String app, Consumer<Boolean> answer) {
        questions.add(answer);
    }
}
