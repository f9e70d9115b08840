package dev.sidetone.avaudio;

/** A session call that failed, with AVAudioSession's code and the text Foundation makes for it. */
public final class AVAudioSessionException extends Exception {
    private static final long serialVersionUID = 2;

    private final AVAudioSessionErrorCode code;

    public AVAudioSessionException(AVAudioSessionErrorCode code) {
        super(
                "The operation couldn\u2019t be completed. (%s error %d.)"
                        .formatted(AVAudioSessionErrorCode.DOMAIN, code.rawValue()));
        this.code = code;
    }

    /** Why. */
    public AVAudioSessionErrorCode code() {
        return code;
    }

    /** Always {@link AVAudioSessionErrorCode#DOMAIN}. */
    public String domain() {
        return AVAudioSessionErrorCode.DOMAIN;
    }
}
