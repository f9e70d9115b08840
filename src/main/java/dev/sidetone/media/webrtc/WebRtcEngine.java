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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The WebRTC library: one factory on one headless audio module, once a process. The module's 10 ms
 * thread decodes all calls; no device of the machine is ever opened by the library, because a
 * factory that captures a microphone kills the process when a source of ours shares it.
 */
public final class WebRtcEngine implements MediaEngine {
    private static final Logger log = LoggerFactory.getLogger(WebRtcEngine.class);

    private final Time time = new RealTime();
    private final FrameClock clock = new PacedClock();
    private final ClockLock clockLock = new ClockLock();
    private final Set<WebRtcSession> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger opened = new AtomicInteger();
    private final HeadlessAudioDeviceModule module;
    private final PeerConnectionFactory factory;
    private boolean closed;

    private WebRtcEngine(HeadlessAudioDeviceModule module, PeerConnectionFactory factory) {
        this.module = module;
        this.factory = factory;
    }

    /**
     * Loads the library and warms it up with a call to itself; takes about 0.2 s.
     *
     * @throws MediaUnavailable with a text for the user when the library cannot be loaded
     */
    public static WebRtcEngine start() {
        try {
            var module = new HeadlessAudioDeviceModule();
            // before the factory: afterwards the module's thread would not drive the decoder
            module.initPlayout();
            module.startPlayout();
            var engine = new WebRtcEngine(module, new PeerConnectionFactory(module));
            engine.warmUp();
            return engine;
        } catch (LinkageError | RuntimeException broken) {
            throw new MediaUnavailable(reason(broken), broken);
        }
    }

    private static String reason(Throwable broken) {
        for (Throwable at = broken; at != null; at = at.getCause()) {
            String message = String.valueOf(at.getMessage());
            if (message.contains("libpulse")) {
                return "Calls need the PulseAudio client library: install libpulse0"
                        + " (apt-get install libpulse0).";
            }
        }
        return "The WebRTC library cannot be used on this machine: " + broken.getMessage();
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

    @Override
    public MediaSession open(MediaOptions options, MediaSession.Listener listener) {
        var session =
                new WebRtcSession(
                        this, time.queue("media-" + opened.incrementAndGet()), options, listener);
        sessions.add(session);
        return session;
    }

    @Override
    public FrameClock clock() {
        return clock;
    }

    PeerConnectionFactory factory() {
        return factory;
    }

    ClockLock clockLock() {
        return clockLock;
    }

    void ended(WebRtcSession session) {
        sessions.remove(session);
        clockLock.leave(session);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        sessions.forEach(MediaSession::close);
        for (int i = 0; i < 200 && !sessions.isEmpty(); i++) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (sessions.isEmpty()) {
            // under a live call the library would crash here: then the process end frees it
            factory.dispose();
            module.dispose();
        }
    }
}
