package dev.sidetone.avaudio;

/** How a category is varied. Raw values as in AVAudioSession, where they are bits. */
public enum AVAudioSessionCategoryOptions {
    MIX_WITH_OTHERS(0x1),
    DUCK_OTHERS(0x2),
    ALLOW_BLUETOOTH_HFP(0x4),
    DEFAULT_TO_SPEAKER(0x8),
    INTERRUPT_SPOKEN_AUDIO_AND_MIX(0x11),
    ALLOW_BLUETOOTH_A2DP(0x20),
    ALLOW_AIR_PLAY(0x40),
    OVERRIDE_MUTED_MICROPHONE_INTERRUPTION(0x80);

    private final int rawValue;

    AVAudioSessionCategoryOptions(int rawValue) {
        this.rawValue = rawValue;
    }

    /** AVAudioSession's bits for it. */
    public int rawValue() {
        return rawValue;
    }
}
