package dev.sidetone.avaudio;

/**
 * An input or output.
 *
 * @param portType what it is
 * @param portName for a person
 * @param uid tells it from others of its type
 */
public record AVAudioSessionPortDescription(
        AVAudioSessionPort portType, String portName, String uid) {}
