package dev.sidetone.server.exchange;

/** A session description that no media can be made of; the message is for a person. */
public final class UnusableDescription extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With what is wrong. */
    public UnusableDescription(String message) {
        super(message);
    }
}
