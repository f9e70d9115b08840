package dev.sidetone.voice;

import dev.sidetone.voice.quality.Warning;

/** What may be wrong with the quality of a call, in the SDK's order. */
public enum CallQualityWarning {
    /** The way there and back takes long. */
    HIGH_RTT(Warning.HIGH_RTT),
    /** Packets arrive unevenly. */
    HIGH_JITTER(Warning.HIGH_JITTER),
    /** Packets are lost. */
    HIGH_PACKETS_LOST_FRACTION(Warning.HIGH_PACKETS_LOST_FRACTION),
    /** All together, it sounds bad. */
    LOW_MOS(Warning.LOW_MOS),
    /** The microphone gives silence or a steady hum. */
    CONSTANT_AUDIO_INPUT_LEVEL(Warning.CONSTANT_AUDIO_INPUT_LEVEL),
    /** The other side does. */
    CONSTANT_AUDIO_OUTPUT_LEVEL(Warning.CONSTANT_AUDIO_OUTPUT_LEVEL),
    /** Only with the JavaScript SDK's rules, as those that follow: additions of Sidetone. */
    HIGH_PACKET_LOSS(Warning.HIGH_PACKET_LOSS),
    /** Nothing leaves. */
    LOW_BYTES_SENT(Warning.LOW_BYTES_SENT),
    /** Nothing arrives. */
    LOW_BYTES_RECEIVED(Warning.LOW_BYTES_RECEIVED),
    /** The peer cannot be reached. */
    ICE_CONNECTIVITY_LOST(Warning.ICE_CONNECTIVITY_LOST);

    private final Warning warning;

    CallQualityWarning(Warning warning) {
        this.warning = warning;
    }

    /** {@code high-rtt}: as other SDKs name it. */
    public String wireName() {
        return warning.wireName();
    }

    static CallQualityWarning of(Warning warning) {
        return valueOf(warning.name());
    }
}
