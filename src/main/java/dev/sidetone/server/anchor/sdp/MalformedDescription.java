package dev.sidetone.server.anchor.sdp;

/**
 * A session description that no media can be agreed on with. The text names the description and
 * what is wrong with it, for a person, without quoting it.
 */
public final class MalformedDescription extends Exception {
    private static final long serialVersionUID = 1;

    /** {@code what} it is, and {@code why} not: both together are a sentence. */
    public MalformedDescription(String what, String why) {
        super(what + " " + why, null, false, false);
    }
}
