package dev.sidetone.avaudio;

/** Where sound goes whatever the route would be. */
public enum AVAudioSessionPortOverride {
    /** As the category has it: the receiver. */
    NONE,
    /** The built-in speaker. */
    SPEAKER
}
