package dev.sidetone.avaudio;

/** How the category is meant. */
public enum AVAudioSessionMode {
    DEFAULT("AVAudioSessionModeDefault"),
    VOICE_CHAT("AVAudioSessionModeVoiceChat"),
    GAME_CHAT("AVAudioSessionModeGameChat"),
    VIDEO_RECORDING("AVAudioSessionModeVideoRecording"),
    MEASUREMENT("AVAudioSessionModeMeasurement"),
    MOVIE_PLAYBACK("AVAudioSessionModeMoviePlayback"),
    VIDEO_CHAT("AVAudioSessionModeVideoChat"),
    SPOKEN_AUDIO("AVAudioSessionModeSpokenAudio"),
    VOICE_PROMPT("AVAudioSessionModeVoicePrompt");

    private final String rawValue;

    AVAudioSessionMode(String rawValue) {
        this.rawValue = rawValue;
    }

    /** The constant's string. */
    public String rawValue() {
        return rawValue;
    }
}
