package dev.sidetone.avaudio;

import java.util.List;

/**
 * Where sound comes from and goes to.
 *
 * @param inputs in use
 * @param outputs in use
 */
public record AVAudioSessionRouteDescription(
        List<AVAudioSessionPortDescription> inputs, List<AVAudioSessionPortDescription> outputs) {
    public AVAudioSessionRouteDescription {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
