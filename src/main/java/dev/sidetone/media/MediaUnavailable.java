package dev.sidetone.media;

/** The WebRTC library cannot be used on this machine; the message is for the user. */
public final class MediaUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MediaUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
