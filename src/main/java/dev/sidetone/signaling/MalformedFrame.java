package dev.sidetone.signaling;

/** A frame that is not a message of the protocol. The text says why, without quoting the frame. */
public final class MalformedFrame extends Exception {
    private static final long serialVersionUID = 1;

    MalformedFrame(String reason) {
        super(reason, null, false, false);
    }
}
