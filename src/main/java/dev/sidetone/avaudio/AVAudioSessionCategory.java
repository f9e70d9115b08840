package dev.sidetone.avaudio;

/** What an app does with sound. {@link #SOLO_AMBIENT} is what a session starts with. */
public enum AVAudioSessionCategory {
    /** Mixes with the sound of others, whatever its options. */
    AMBIENT("AVAudioSessionCategoryAmbient", false, true),
    SOLO_AMBIENT("AVAudioSessionCategorySoloAmbient", false, true),
    PLAYBACK("AVAudioSessionCategoryPlayback", false, true),
    RECORD("AVAudioSessionCategoryRecord", true, false),
    PLAY_AND_RECORD("AVAudioSessionCategoryPlayAndRecord", true, true),
    MULTI_ROUTE("AVAudioSessionCategoryMultiRoute", true, true),
    /** Deprecated by Apple; neither hears nor plays. */
    AUDIO_PROCESSING("AVAudioSessionCategoryAudioProcessing", false, false);

    private final String rawValue;
    private final boolean input;
    private final boolean output;

    AVAudioSessionCategory(String rawValue, boolean input, boolean output) {
        this.rawValue = rawValue;
        this.input = input;
        this.output = output;
    }

    /** The constant's string. */
    public String rawValue() {
        return rawValue;
    }

    /** Whether the route of such a session has inputs. */
    public boolean hasInput() {
        return input;
    }

    /** Whether the route of such a session has outputs. */
    public boolean hasOutput() {
        return output;
    }
}
