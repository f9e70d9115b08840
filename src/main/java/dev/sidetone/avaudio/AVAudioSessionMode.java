package dev.sidetone.avaudio;

import java.util.Set;

/**
 * How the category is meant. Most modes make sense with some categories only (callkit.md §3.1 for
 * the chats, Apple's header comments for the others; DualRoute inferred from them).
 */
public enum AVAudioSessionMode {
    DEFAULT("AVAudioSessionModeDefault"),
    VOICE_CHAT("AVAudioSessionModeVoiceChat", AVAudioSessionCategory.PLAY_AND_RECORD),
    GAME_CHAT("AVAudioSessionModeGameChat", AVAudioSessionCategory.PLAY_AND_RECORD),
    VIDEO_RECORDING(
            "AVAudioSessionModeVideoRecording",
            AVAudioSessionCategory.PLAY_AND_RECORD,
            AVAudioSessionCategory.RECORD),
    MEASUREMENT("AVAudioSessionModeMeasurement"),
    MOVIE_PLAYBACK("AVAudioSessionModeMoviePlayback", AVAudioSessionCategory.PLAYBACK),
    VIDEO_CHAT("AVAudioSessionModeVideoChat", AVAudioSessionCategory.PLAY_AND_RECORD),
    SPOKEN_AUDIO("AVAudioSessionModeSpokenAudio"),
    /** Since iOS 12. */
    VOICE_PROMPT("AVAudioSessionModeVoicePrompt"),
    /** Since iOS 26. */
    SHORT_FORM_VIDEO("AVAudioSessionModeShortFormVideo", AVAudioSessionCategory.PLAYBACK),
    /** Since iOS 26.2. */
    DUAL_ROUTE("AVAudioSessionModeDualRoute", AVAudioSessionCategory.MULTI_ROUTE);

    private final String rawValue;
    private final Set<AVAudioSessionCategory> categories;

    AVAudioSessionMode(String rawValue, AVAudioSessionCategory... categories) {
        this.rawValue = rawValue;
        this.categories = Set.of(categories);
    }

    /** The constant's string. */
    public String rawValue() {
        return rawValue;
    }

    /** Whether a session of this category can have the mode. */
    public boolean goesWith(AVAudioSessionCategory category) {
        return categories.isEmpty() || categories.contains(category);
    }
}
