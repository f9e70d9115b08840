package dev.sidetone.server.call;

/** How phones that are woken by pushes hear that a call is not theirs any more. */
public enum CancelStyle {
    /** On the signaling socket, on which they fetched the call: the Voice SDK since 5. */
    SIGNALING,
    /** By a push to each, also to the one that answered: the Voice SDK up to 4. */
    PUSH
}
