package dev.sidetone.avaudio;

/** A session call that failed, with AVAudioSession's code: mostly four characters as a number. */
public final class AVAudioSessionException extends Exception {
    /** {@code !pri}: somebody more important has the sound. */
    public static final int INSUFFICIENT_PRIORITY = 561017449;

    /** A value that the session cannot have. */
    public static final int BAD_PARAM = -50;

    private static final long serialVersionUID = 1;

    private final int code;

    public AVAudioSessionException(int code) {
        super(
                "The operation couldn\u2019t be completed. (NSOSStatusErrorDomain error %d.)"
                        .formatted(code));
        this.code = code;
    }

    /** AVAudioSession's number. */
    public int code() {
        return code;
    }
}
