package dev.sidetone.media;

/** What happens to a connection while it is made and kept, for those who watch. */
public sealed interface MediaNews {
    /**
     * A state has changed.
     *
     * @param value the word of the WebRTC specification, such as {@code have-local-offer}
     */
    record State(Machine machine, String value) implements MediaNews {}

    /** An own candidate was found. */
    record Gathered(MediaCandidate candidate) implements MediaNews {}

    /** Sound takes this way from now on. */
    record Selected(MediaCandidate local, MediaCandidate remote) implements MediaNews {}

    /** The state machines of a connection. */
    enum Machine {
        SIGNALING,
        GATHERING,
        ICE,
        DTLS,
        CONNECTION
    }
}
