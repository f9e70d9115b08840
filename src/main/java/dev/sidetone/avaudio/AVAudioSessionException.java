package dev.sidetone.avaudio;

/** A session call that failed, with AVAudioSession's four-character code. */
public final class AVAudioSessionException extends Exception {
    private static final long serialVersionUID = 1;

    private final int code;

    /** For the four characters of {@code fourCharacters}, such as {@code !pri}. */
    public AVAudioSessionException(String fourCharacters) {
        super(
                "The operation couldn\u2019t be completed. (NSOSStatusErrorDomain error "
                        + number(fourCharacters)
                        + ".)");
        this.code = number(fourCharacters);
    }

    /** The number that the four characters make. */
    public int code() {
        return code;
    }

    private static int number(String text) {
        int value = 0;
        for (char c : text.toCharArray()) {
            value = value << 8 | c;
        }
        return value;
    }
}
