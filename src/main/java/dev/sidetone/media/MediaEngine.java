package dev.sidetone.media;

import dev.sidetone.audio.FrameClock;

/**
 * Where media sessions come from. The WebRTC engine exists once a process; its model runs on
 * virtual time.
 */
public interface MediaEngine extends AutoCloseable {
    /** A new session, on which nothing happens yet. Callable from any thread, does not block. */
    MediaSession open(MediaOptions options, MediaSession.Listener listener);

    /** The 10 ms clock of this engine, on which uplink frames are due. */
    FrameClock clock();

    /** Ends all sessions, then releases the engine. Blocks until that is done. */
    @Override
    void close();
}
