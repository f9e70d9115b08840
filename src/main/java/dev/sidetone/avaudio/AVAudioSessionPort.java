package dev.sidetone.avaudio;

/** Kinds of inputs and outputs, with the strings of AVAudioSession. */
public enum AVAudioSessionPort {
    BUILT_IN_RECEIVER("Receiver"),
    BUILT_IN_SPEAKER("Speaker"),
    BUILT_IN_MIC("MicrophoneBuiltIn"),
    HEADPHONES("Headphones"),
    HEADSET_MIC("MicrophoneWired"),
    BLUETOOTH_HFP("BluetoothHFP"),
    USB_AUDIO("USBAudio"),
    HDMI("HDMI"),
    LINE_OUT("LineOut"),
    VIRTUAL("Virtual");

    private final String rawValue;

    AVAudioSessionPort(String rawValue) {
        this.rawValue = rawValue;
    }

    /** AVAudioSession's string. */
    public String rawValue() {
        return rawValue;
    }
}
