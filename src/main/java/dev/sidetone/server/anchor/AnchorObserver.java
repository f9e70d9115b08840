package dev.sidetone.server.anchor;

/** Who is told of legs whose media stop. Called on the anchor's own queue; must not block. */
public interface AnchorObserver {
    /**
     * Neither media nor a right connectivity check came from the leg's side for the time that was
     * set, or none ever since the call was answered.
     */
    void silent(String sid);

    /** Something came again. */
    void flowing(String sid);
}
