package dev.sidetone.signaling;

/** Hears of a {@link SignalingConnection}, on its queue. */
public interface SignalingListener {
    /** The server has accepted the token: on every new socket, and for every new token. */
    void connected(Message.Connected connected);

    /** Whether there are calls that cannot wait long for the next socket. */
    default boolean hasCalls() {
        return false;
    }

    /** Any other message but heartbeats. */
    void message(Message message);

    /**
     * The socket is lost, or could not be opened; the next try comes by itself.
     *
     * @param wasOpen false when it could not be opened
     */
    void lost(DialFailure why, String detail, boolean wasOpen);
}
