package dev.sidetone.audio.wav;

import java.io.IOException;

/** A WAV file that cannot be read or written; the message is for the user and names the file. */
public final class UnusableWav extends IOException {
    private static final long serialVersionUID = 1;

    UnusableWav(String message) {
        super(message);
    }

    UnusableWav(String message, Throwable cause) {
        super(message, cause);
    }
}
