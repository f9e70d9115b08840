package dev.sidetone.avaudio;

/** Whether an app's background music is unwelcome from now on. Raw values as in AVAudioSession. */
public enum AVAudioSessionSilenceSecondaryAudioHintType {
    /** Primary sound of another app has begun. */
    BEGIN(1),
    /** It is over. */
    END(0);

    private final int rawValue;

    AVAudioSessionSilenceSecondaryAudioHintType(int rawValue) {
        this.rawValue = rawValue;
    }

    /** AVAudioSession's number for it. */
    public int rawValue() {
        return rawValue;
    }
}
