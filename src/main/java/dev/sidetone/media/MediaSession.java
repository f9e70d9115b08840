package dev.sidetone.media;

import dev.sidetone.audio.FrameSink;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * The media of one call: offer and answer, encryption, encoded audio both ways.
 *
 * <p>Methods may be called from any thread, do not block and are carried out in the order of the
 * calls. The listener is called on the session's own queue, never on a native thread, and never
 * after {@link #close()} has returned to the session's queue; it must not block.
 *
 * <p>Audio is 48 kHz mono in 10 ms frames. Whoever owns the session sends one frame every 10 ms
 * from the moment of {@link Listener#connected()} on, silence included: the RTP stream of a held or
 * muted call stays alive by that.
 */
public interface MediaSession {
    /** Makes an offer; {@link Listener#localDescription} brings it, candidates included. */
    void createOffer();

    /** Applies {@code offer} and makes the answer; {@link Listener#localDescription} brings it. */
    void createAnswer(String offer);

    /** Applies the answer to the last offer. A second one is ignored. */
    void setAnswer(String answer);

    /**
     * Makes a new offer with fresh ICE credentials; {@link Listener#localDescription} brings it.
     */
    void restartIce();

    /** Sends one 10 ms frame; copied before the return. Dropped while not connected. */
    void send(short[] frame);

    /** Where received frames go, on the engine's 10 ms thread; null for nowhere. */
    void receive(@Nullable FrameSink sink);

    /** Sends telephone-events if the peer takes them; answers on the session's queue. */
    void sendDigits(String digits, Consumer<Boolean> taken);

    /** What is known of the connection now; answers on the session's queue. */
    void stats(Consumer<MediaReport> answer);

    /** Ends the session and releases everything native. Idempotent; does not block. */
    void close();

    /** What a session tells. Every SDP has CRLF line ends and carries its candidates. */
    interface Listener {
        /** The offer or answer asked for is ready to be sent. */
        void localDescription(String sdp);

        /** ICE is connected and DTLS finished; again after an interruption. */
        void connected();

        /**
         * No packets or consent for some seconds, or new ICE credentials did not help; the session
         * goes on trying.
         */
        void interrupted();

        /** The first packet of the peer has been decoded. */
        default void firstPacketReceived() {}

        /** How the connection is made and kept; for nothing but watching. */
        default void changed(MediaNews news) {}

        /**
         * The session cannot go on. Nothing follows; {@link MediaSession#close()} is still owed.
         */
        void failed(MediaFailure failure);
    }
}
