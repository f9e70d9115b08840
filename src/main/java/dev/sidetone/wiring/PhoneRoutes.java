package dev.sidetone.wiring;

import dev.sidetone.audio.hub.PhoneSound;
import dev.sidetone.audio.hub.Role;
import dev.sidetone.audio.hub.SoundCards;
import dev.sidetone.avaudio.AVAudioSessionPort;
import dev.sidetone.system.RouteHardware;
import dev.sidetone.verbs.PhoneSnapshot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The phone's outputs: its receiver, its speaker, and every card that plays neither role. */
record PhoneRoutes(PhoneSound sound) implements RouteHardware {
    private static final String RECEIVER = "receiver";
    private static final String SPEAKER = "speaker";

    @Override
    public List<Output> outputs() {
        SoundCards.Card receiver = sound.card(Role.RECEIVER);
        SoundCards.Card speaker = sound.card(Role.SPEAKER);
        List<Output> outputs = new ArrayList<>();
        boolean loud = sound.role() == Role.SPEAKER;
        outputs.add(
                new Output(
                        RECEIVER,
                        AVAudioSessionPort.BUILT_IN_RECEIVER,
                        "Receiver",
                        name(receiver),
                        !loud));
        outputs.add(
                new Output(
                        SPEAKER,
                        AVAudioSessionPort.BUILT_IN_SPEAKER,
                        "Speaker",
                        name(speaker),
                        loud));
        for (SoundCards.Card card : sound.outputs()) {
            if (!card.equals(receiver) && !card.equals(speaker)) {
                outputs.add(
                        new Output(
                                card.id(), AVAudioSessionPort.USB_AUDIO, card.name(), "", false));
            }
        }
        return outputs;
    }

    private static String name(SoundCards.@Nullable Card card) {
        return card == null ? "No sound device" : card.name();
    }

    @Override
    public void select(String id) {
        switch (id) {
            case RECEIVER -> sound.role(Role.RECEIVER);
            case SPEAKER -> sound.role(Role.SPEAKER);
            default -> {
                sound.card(Role.RECEIVER, id);
                sound.role(Role.RECEIVER);
            }
        }
    }

    @Override
    public void onChange(Runnable observer) {
        sound.onChange(observer);
    }

    /** What the audio button offers. */
    List<PhoneSnapshot.Route> choices() {
        return outputs().stream()
                .map(
                        o ->
                                new PhoneSnapshot.Route(
                                        o.id(),
                                        o.port().rawValue(),
                                        o.name(),
                                        o.device(),
                                        o.selected()))
                .toList();
    }
}
