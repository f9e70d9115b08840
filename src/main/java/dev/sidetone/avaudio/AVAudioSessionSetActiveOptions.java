package dev.sidetone.avaudio;

/** How a session is deactivated. Raw values as in AVAudioSession. */
public enum AVAudioSessionSetActiveOptions {
    /** Those whom this session had interrupted are told that they may resume. */
    NOTIFY_OTHERS_ON_DEACTIVATION(1);

    private final int rawValue;

    AVAudioSessionSetActiveOptions(int rawValue) {
        this.rawValue = rawValue;
    }

    /** AVAudioSession's number for it. */
    public int rawValue() {
        return rawValue;
    }
}
