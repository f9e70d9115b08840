package dev.sidetone.avaudio;

/** What the end of an interruption says besides. Raw values as in AVAudioSession. */
public enum AVAudioSessionInterruptionOptions {
    /** The app may go on by itself. */
    SHOULD_RESUME(1);

    private final int rawValue;

    AVAudioSessionInterruptionOptions(int rawValue) {
        this.rawValue = rawValue;
    }

    /** AVAudioSession's number for it. */
    public int rawValue() {
        return rawValue;
    }
}
