package dev.sidetone.avaudio;

/** How the category is meant. */
public enum AVAudioSessionMode {
    DEFAULT,
    VOICE_CHAT,
    GAME_CHAT,
    VIDEO_RECORDING,
    MEASUREMENT,
    MOVIE_PLAYBACK,
    VIDEO_CHAT,
    SPOKEN_AUDIO,
    VOICE_PROMPT
}
