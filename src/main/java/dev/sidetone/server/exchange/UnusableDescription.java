package dev.sidetone.server.exchange;

/** A session description that no media can be made of; the message is for a person. */
public final class UnusableDescription extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;

    /** With the code of the Voice SDK for it. */
    public UnusableDescription(int code, String message) {
        super(message);
        this.code = code;
    }

    /** Of the Voice SDK. */
    public int code() {
        return code;
    }
}
