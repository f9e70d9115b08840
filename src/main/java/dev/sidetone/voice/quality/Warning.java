package dev.sidetone.voice.quality;

/** What may be wrong with the quality of a call. */
public enum Warning {
    HIGH_RTT("high-rtt"),
    HIGH_JITTER("high-jitter"),
    HIGH_PACKETS_LOST_FRACTION("high-packets-lost-fraction"),
    LOW_MOS("low-mos"),
    CONSTANT_AUDIO_INPUT_LEVEL("constant-audio-input-level"),
    CONSTANT_AUDIO_OUTPUT_LEVEL("constant-audio-output-level"),
    /** Of the JavaScript SDK alone, as are those that follow. */
    HIGH_PACKET_LOSS("high-packet-loss"),
    LOW_BYTES_SENT("low-bytes-sent"),
    LOW_BYTES_RECEIVED("low-bytes-received"),
    ICE_CONNECTIVITY_LOST("ice-connectivity-lost");

    private final String wireName;

    Warning(String wireName) {
        this.wireName = wireName;
    }

    /** As it is written in Insights. */
    public String wireName() {
        return wireName;
    }

    /** Whether it is about loudness and not about the network. */
    public boolean isAboutLevel() {
        return this == CONSTANT_AUDIO_INPUT_LEVEL || this == CONSTANT_AUDIO_OUTPUT_LEVEL;
    }
}
