package dev.sidetone.wiring.programs;

import dev.sidetone.voice.VoiceError;

import java.io.IOException;

/** The server gave no token; with the Voice SDK's code and a text for the user. */
final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    private final int code;

    Refused(VoiceError error) {
        super(error.message());
        this.code = error.code();
    }

    int code() {
        return code;
    }
}
