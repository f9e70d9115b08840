package dev.sidetone.avaudio;

/** Whether a person lets the app hear them. Raw values as in AVAudioSession: four characters. */
public enum AVAudioSessionRecordPermission {
    /** Nobody was asked yet: {@code undt}. */
    UNDETERMINED(0x756e6474),
    /** {@code deny}: the app records silence. */
    DENIED(0x64656e79),
    /** {@code grnt}. */
    GRANTED(0x67726e74);

    private final int rawValue;

    AVAudioSessionRecordPermission(int rawValue) {
        this.rawValue = rawValue;
    }

    /** AVAudioSession's number for it. */
    public int rawValue() {
        return rawValue;
    }
}
