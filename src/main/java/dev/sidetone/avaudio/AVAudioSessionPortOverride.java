package dev.sidetone.avaudio;

/** Where sound goes whatever the route would be. Raw values as in AVAudioSession. */
public enum AVAudioSessionPortOverride {
    /** As the category has it: the receiver. */
    NONE(0),
    /** The built-in speaker. */
    SPEAKER(0x73706b72);

    private final int rawValue;

    AVAudioSessionPortOverride(int rawValue) {
        this.rawValue = rawValue;
    }

    /** AVAudioSession's number for it. */
    public int rawValue() {
        return rawValue;
    }
}
