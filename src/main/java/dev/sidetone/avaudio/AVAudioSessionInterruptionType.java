package dev.sidetone.avaudio;

/** Which edge of an interruption. Raw values as in AVAudioSession. */
public enum AVAudioSessionInterruptionType {
    BEGAN(1),
    ENDED(0);

    private final int rawValue;

    AVAudioSessionInterruptionType(int rawValue) {
        this.rawValue = rawValue;
    }

    /** AVAudioSession's number for it. */
    public int rawValue() {
        return rawValue;
    }
}
