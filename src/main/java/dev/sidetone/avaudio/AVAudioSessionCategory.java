package dev.sidetone.avaudio;

/** What an app does with sound. */
public enum AVAudioSessionCategory {
    AMBIENT("AVAudioSessionCategoryAmbient"),
    SOLO_AMBIENT("AVAudioSessionCategorySoloAmbient"),
    PLAYBACK("AVAudioSessionCategoryPlayback"),
    RECORD("AVAudioSessionCategoryRecord"),
    PLAY_AND_RECORD("AVAudioSessionCategoryPlayAndRecord"),
    MULTI_ROUTE("AVAudioSessionCategoryMultiRoute");

    private final String rawValue;

    AVAudioSessionCategory(String rawValue) {
        this.rawValue = rawValue;
    }

    /** The constant's string. */
    public String rawValue() {
        return rawValue;
    }
}
