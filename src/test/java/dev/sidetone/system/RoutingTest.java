package dev.sidetone.system;

import static dev.sidetone.avaudio.AVAudioSessionPort.BLUETOOTH_A2DP;
import static dev.sidetone.avaudio.AVAudioSessionPort.BLUETOOTH_HFP;
import static dev.sidetone.avaudio.AVAudioSessionPort.BUILT_IN_MIC;
import static dev.sidetone.avaudio.AVAudioSessionPort.BUILT_IN_RECEIVER;
import static dev.sidetone.avaudio.AVAudioSessionPort.BUILT_IN_SPEAKER;
import static dev.sidetone.avaudio.AVAudioSessionPort.HEADPHONES;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.avaudio.AVAudioSessionPort;
import dev.sidetone.avaudio.AVAudioSessionPortDescription;
import dev.sidetone.avaudio.AVAudioSessionPortOverride;
import dev.sidetone.avaudio.AVAudioSessionRouteChange;
import dev.sidetone.avaudio.AVAudioSessionRouteChangeReason;
import dev.sidetone.avaudio.AVAudioSessionRouteDescription;
import dev.sidetone.system.sound.RouteWish;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Where sound comes from and goes to: A4, A5, A8. */
class RoutingTest {
    private final Cards cards = new Cards();
    private final Routing routing = new Routing(cards);

    /** Outputs that come and go; the phone, or they themselves, choose. */
    private static final class Cards implements RouteHardware {
        final List<Output> outputs = new ArrayList<>();
        final List<Input> inputs = new ArrayList<>();
        String selected = "receiver";
        boolean choosesItself;

        Cards() {
            plug("receiver", BUILT_IN_RECEIVER, "phone");
            plug("speaker", BUILT_IN_SPEAKER, "phone");
            inputs.add(new Input("microphone", BUILT_IN_MIC, "Microphone", true));
        }

        void plug(String id, AVAudioSessionPort port, String device) {
            outputs.add(new Output(id, port, id, device, false));
        }

        void unplug(String id) {
            outputs.removeIf(output -> output.id().equals(id));
        }

        @Override
        public List<Output> outputs() {
            return outputs.stream()
                    .map(
                            o ->
                                    new Output(
                                            o.id(),
                                            o.port(),
                                            o.name(),
                                            o.device(),
                                            o.id().equals(selected)))
                    .toList();
        }

        @Override
        public void select(String id) {
            selected = id;
        }

        @Override
        public List<Input> inputs() {
            return inputs;
        }

        @Override
        public boolean choosesItself() {
            return choosesItself;
        }

        @Override
        public void onChange(Runnable observer) {}
    }

    private static List<AVAudioSessionPort> ports(List<AVAudioSessionPortDescription> some) {
        return some.stream().map(AVAudioSessionPortDescription::portType).toList();
    }

    private AVAudioSessionPort output() {
        return ports(routing.route().outputs()).getFirst();
    }

    private AVAudioSessionRouteChangeReason reason() {
        AVAudioSessionRouteChange change = routing.changed();
        return change == null ? null : change.reason();
    }

    @Test
    @DisplayName("A4: talking goes to the receiver, playing to the speaker, recording nowhere")
    void a4Defaults() {
        routing.govern(RouteWish.TALK, false);
        assertThat(output()).isEqualTo(BUILT_IN_RECEIVER);
        assertThat(ports(routing.route().inputs())).containsExactly(BUILT_IN_MIC);

        routing.govern(RouteWish.OUTPUT, false);
        assertThat(output()).isEqualTo(BUILT_IN_SPEAKER);
        assertThat(routing.route().inputs()).isEmpty();
        assertThat(cards.selected).as("no call is moved by music").isEqualTo("receiver");

        routing.govern(RouteWish.INPUT, false);
        assertThat(routing.route().outputs()).isEmpty();
        assertThat(routing.route().inputs()).hasSize(1);

        routing.govern(RouteWish.NOTHING, false);
        assertThat(routing.route())
                .isEqualTo(new AVAudioSessionRouteDescription(List.of(), List.of()));
    }

    @Test
    @DisplayName("A4: defaultToSpeaker is for the time of its session")
    void a4DefaultToSpeaker() {
        routing.govern(RouteWish.TALK_LOUD, false);
        assertThat(output()).isEqualTo(BUILT_IN_SPEAKER);

        routing.govern(RouteWish.ANY, false);

        assertThat(output()).isEqualTo(BUILT_IN_RECEIVER);
    }

    @Test
    @DisplayName("A4: defaultToSpeaker does nothing where anything is connected")
    void a4OnlyWhenNothingIsConnected() {
        cards.plug("wire", HEADPHONES, "wire");
        cards.selected = "wire";
        routing.changed();

        routing.govern(RouteWish.TALK_LOUD, false);

        assertThat(output()).isEqualTo(HEADPHONES);
    }

    @Test
    @DisplayName("A4: an override ends with a new device: what came is used, and stays in use")
    void a4NewDeviceEndsOverride() {
        routing.govern(RouteWish.TALK, false);
        routing.overrideOutput(AVAudioSessionPortOverride.SPEAKER);
        assertThat(output()).isEqualTo(BUILT_IN_SPEAKER);
        assertThat(reason()).isEqualTo(AVAudioSessionRouteChangeReason.OVERRIDE);

        cards.plug("wire", HEADPHONES, "wire");
        assertThat(reason()).isEqualTo(AVAudioSessionRouteChangeReason.NEW_DEVICE_AVAILABLE);
        assertThat(output()).isEqualTo(HEADPHONES);
        routing.callsOver();

        assertThat(output()).as("nothing is left to undo").isEqualTo(HEADPHONES);
    }

    @Test
    @DisplayName("A4: an override ends when the session in charge sets another category")
    void a4CategoryEndsOverride() {
        routing.govern(RouteWish.TALK, false);
        routing.overrideOutput(AVAudioSessionPortOverride.SPEAKER);

        routing.govern(RouteWish.INPUT, true);
        routing.govern(RouteWish.TALK, true);

        assertThat(output()).isEqualTo(BUILT_IN_RECEIVER);
    }

    @Test
    @DisplayName("A4: an override made before the call's activation outlives it")
    void a4OverrideBeforeActivation() {
        routing.overrideOutput(AVAudioSessionPortOverride.SPEAKER);

        routing.govern(RouteWish.TALK, false);

        assertThat(output()).isEqualTo(BUILT_IN_SPEAKER);
        routing.overrideOutput(AVAudioSessionPortOverride.NONE);
        assertThat(output()).isEqualTo(BUILT_IN_RECEIVER);
    }

    @Test
    @DisplayName("A5: what came last is used; when it goes, what came before it")
    void a5LastInWins() {
        cards.plug("wire", HEADPHONES, "wire");
        routing.changed();
        cards.plug("car", BLUETOOTH_HFP, "car");
        routing.changed();
        assertThat(output()).isEqualTo(BLUETOOTH_HFP);

        cards.unplug("car");
        assertThat(reason()).isEqualTo(AVAudioSessionRouteChangeReason.OLD_DEVICE_UNAVAILABLE);
        assertThat(output()).isEqualTo(HEADPHONES);
        cards.unplug("wire");
        routing.changed();
        assertThat(output()).isEqualTo(BUILT_IN_RECEIVER);
    }

    @Test
    @DisplayName("A5: of one Bluetooth device HFP wins over A2DP; of two the last to come")
    void a5HandsFreeFirst() {
        cards.plug("ear call", BLUETOOTH_HFP, "ear");
        cards.plug("ear music", BLUETOOTH_A2DP, "ear");
        routing.changed();
        assertThat(cards.selected).isEqualTo("ear call");

        cards.plug("box", BLUETOOTH_A2DP, "box");
        routing.changed();

        assertThat(cards.selected).isEqualTo("box");
    }

    @Test
    @DisplayName("A5: what is not in use may go unnoticed; a person's choice stays")
    void a5OthersGo() {
        cards.plug("wire", HEADPHONES, "wire");
        routing.changed();
        routing.select("speaker");
        routing.changed();

        cards.unplug("wire");
        routing.changed();

        assertThat(output()).isEqualTo(BUILT_IN_SPEAKER);
    }

    @Test
    @DisplayName("A5: hardware that chooses itself is left alone")
    void a5HardwareChooses() {
        cards.choosesItself = true;
        cards.plug("wire", HEADPHONES, "wire");

        assertThat(reason()).isEqualTo(AVAudioSessionRouteChangeReason.NEW_DEVICE_AVAILABLE);

        assertThat(output()).isEqualTo(BUILT_IN_RECEIVER);
    }

    @Test
    @DisplayName("A8: apps hear of another route with the one before; not of the same")
    void a8CategoryChange() {
        AVAudioSessionRouteDescription before = routing.route();

        assertThat(routing.govern(RouteWish.TALK, false)).as("as it was").isNull();
        assertThat(routing.govern(RouteWish.OUTPUT, false))
                .isEqualTo(
                        new AVAudioSessionRouteChange(
                                AVAudioSessionRouteChangeReason.CATEGORY_CHANGE, before));
        assertThat(routing.changed()).as("told already").isNull();
    }

    @Test
    @DisplayName("A8: a category without anything to use is told as such")
    void a8NoSuitableRoute() {
        cards.inputs.clear();

        AVAudioSessionRouteChange change = routing.govern(RouteWish.INPUT, false);

        assertThat(change).isNotNull();
        assertThat(change.reason())
                .isEqualTo(AVAudioSessionRouteChangeReason.NO_SUITABLE_ROUTE_FOR_CATEGORY);
    }
}
