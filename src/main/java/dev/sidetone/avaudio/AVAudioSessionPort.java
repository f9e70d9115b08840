package dev.sidetone.avaudio;

/**
 * Kinds of inputs and outputs, with the strings of AVAudioSession: those of receiver, speaker,
 * microphones, headphones, Bluetooth, USB and car as seen in public code, the others by their
 * constants' short names (callkit.md §3.1).
 */
public enum AVAudioSessionPort {
    BUILT_IN_MIC("MicrophoneBuiltIn", true, false),
    HEADSET_MIC("MicrophoneWired", true, false),
    LINE_IN("LineIn", true, false),
    /** Since iOS 17. */
    CONTINUITY_MICROPHONE("ContinuityMicrophone", true, false),
    BUILT_IN_RECEIVER("Receiver", false, true),
    BUILT_IN_SPEAKER("Speaker", false, true),
    HEADPHONES("Headphones", false, true),
    BLUETOOTH_A2DP("BluetoothA2DPOutput", false, true),
    BLUETOOTH_LE("BluetoothLE", false, true),
    HDMI("HDMI", false, true),
    AIR_PLAY("AirPlay", false, true),
    LINE_OUT("LineOut", false, true),
    BLUETOOTH_HFP("BluetoothHFP", true, true),
    USB_AUDIO("USBAudio", true, true),
    CAR_AUDIO("CarAudio", true, true),
    VIRTUAL("Virtual", true, true),
    PCI("PCI", true, true),
    FIRE_WIRE("FireWire", true, true),
    DISPLAY_PORT("DisplayPort", true, true),
    AVB("AVB", true, true),
    THUNDERBOLT("Thunderbolt", true, true);

    private final String rawValue;
    private final boolean input;
    private final boolean output;

    AVAudioSessionPort(String rawValue, boolean input, boolean output) {
        this.rawValue = rawValue;
        this.input = input;
        this.output = output;
    }

    /** AVAudioSession's string. */
    public String rawValue() {
        return rawValue;
    }

    /** Whether sound can come from it. */
    public boolean isInput() {
        return input;
    }

    /** Whether sound can go to it. */
    public boolean isOutput() {
        return output;
    }

    /** Whether it is part of the phone, always there. */
    public boolean isBuiltIn() {
        return this == BUILT_IN_MIC || this == BUILT_IN_RECEIVER || this == BUILT_IN_SPEAKER;
    }
}
