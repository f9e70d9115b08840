package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.sidetone.audio.FrameClock;
import dev.sidetone.audio.PacedClock;
import dev.sidetone.media.MediaEngine;
import dev.sidetone.media.MediaOptions;
import dev.sidetone.media.MediaSession;
import dev.sidetone.media.MediaUnavailable;
import dev.sidetone.time.RealTime;
import dev.sidetone.time.Time;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The WebRTC library: one factory on one headless audio module, once a process. The module's 10 ms
 * thread decodes all calls; no device of the machine is ever opened by the library, because a
 * factory that captures a microphone kills the process when a source of ours shares it.
 *
 * <p>All its threads are platform threads. Its {@link #clock()} is paced by the machine's monotonic
 * clock, and so is the decoder (see {@code ClockLock}): the two keep their distance.
 */
public final class WebRtcEngine implements MediaEngine {
    private static final Logger log = LoggerFactory.getLogger(WebRtcEngine.class);
    private static final int SHORT_PACKETS = 10;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private final Time time = new RealTime();
    private final FrameClock clock = new PacedClock();
    private final ClockLock clockLock = new ClockLock();
    private final HeadlessAudioDeviceModule module;
    private final PeerConnectionFactory factory;
    private final int packetMillis;
    private final Set<WebRtcSession> sessions = new HashSet<>();
    private int opened;
    private boolean closed;

    private WebRtcEngine(
            HeadlessAudioDeviceModule module, PeerConnectionFactory factory, int packetMillis) {
        this.module = module;
        this.factory = factory;
        this.packetMillis = packetMillis;
    }

    /**
     * Loads the library and warms it up with a call to itself; takes about 0.2 s. Once a process.
     * Peers are asked for packets of 10 ms: 15 ms less delay for 1 % of a core.
     *
     * @throws MediaUnavailable when the library cannot be used here
     */
    public static WebRtcEngine start() {
        return start(SHORT_PACKETS);
    }

    /**
     * The same with packets of {@code packetMillis} ms, 10 or 20.
     *
     * @throws MediaUnavailable when the library cannot be used here
     */
    public static WebRtcEngine start(int packetMillis) {
        try {
            NativeParts.check();
            var module = new HeadlessAudioDeviceModule();
            // before the factory: afterwards the module's thread would not drive the decoder
            module.initPlayout();
            module.startPlayout();
            var factory = new PeerConnectionFactory(module);
            var engine = new WebRtcEngine(module, factory, packetMillis);
            engine.warmUp();
            return engine;
        } catch (LinkageError | RuntimeException broken) {
            throw NativeParts.unavailable(broken);
        }
    }

    /** The first connection of a process is 100 ms slower than all others: not the user's. */
    private void warmUp() {
        long start = System.nanoTime();
        var connected = new CountDownLatch(2);
        var pair = new WarmUp(this, connected);
        try {
            pair.run();
            if (!connected.await(2, TimeUnit.SECONDS)) {
                log.warn("The media engine could not connect to itself");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            pair.close();
        }
        log.debug("Media engine warm after {} ms", (System.nanoTime() - start) / 1_000_000);
    }

    /** After {@link #close()} a session can still be had; it fails with 53400 when it is used. */
    @Override
    public MediaSession open(MediaOptions options, MediaSession.Listener listener) {
        synchronized (sessions) {
            var queue = time.queue("media-" + ++opened);
            var session = new WebRtcSession(this, queue, options, listener);
            if (!closed) {
                sessions.add(session);
            }
            return session;
        }
    }

    @Override
    public FrameClock clock() {
        return clock;
    }

    /** A session that was opened before the close keeps the factory until it has ended. */
    PeerConnectionFactory factory() {
        synchronized (sessions) {
            if (closed) {
                throw new IllegalStateException("the media engine is closed");
            }
        }
        return factory;
    }

    ClockLock clockLock() {
        return clockLock;
    }

    int packetMillis() {
        return packetMillis;
    }

    void ended(WebRtcSession session) {
        synchronized (sessions) {
            sessions.remove(session);
            sessions.notifyAll();
        }
    }

    /** Not from a listener: it waits for the sessions' queues. */
    @Override
    public void close() {
        List<WebRtcSession> open;
        synchronized (sessions) {
            if (closed) {
                return;
            }
            closed = true;
            open = List.copyOf(sessions);
        }
        open.forEach(MediaSession::close);
        if (allEnded()) {
            factory.dispose();
            module.dispose();
        } else {
            // under a live call the library would crash; the end of the process frees it
            log.warn("Media sessions did not end in time; the media engine is left as it is");
        }
    }

    private boolean allEnded() {
        long end = System.nanoTime() + PATIENCE;
        synchronized (sessions) {
            try {
                while (!sessions.isEmpty() && System.nanoTime() < end) {
                    TimeUnit.NANOSECONDS.timedWait(sessions, end - System.nanoTime());
                }
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
            return sessions.isEmpty();
        }
    }
}
