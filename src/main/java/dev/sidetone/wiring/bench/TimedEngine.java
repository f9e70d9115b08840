package dev.sidetone.wiring.bench;

import dev.sidetone.audio.FrameClock;
import dev.sidetone.media.MediaEngine;
import dev.sidetone.media.MediaFailure;
import dev.sidetone.media.MediaOptions;
import dev.sidetone.media.MediaSession;

import java.util.concurrent.CountDownLatch;

/** An engine that notes when its sessions got their first packet. */
final class TimedEngine implements MediaEngine {
    private final MediaEngine engine;
    private volatile CountDownLatch packets = new CountDownLatch(2);
    private volatile long last;

    TimedEngine(MediaEngine engine) {
        this.engine = engine;
    }

    /** The next call begins; the latch opens when both sides have got a packet. */
    CountDownLatch next() {
        packets = new CountDownLatch(2);
        return packets;
    }

    /** When the last first packet came. */
    long lastNanos() {
        return last;
    }

    @Override
    public MediaSession open(MediaOptions options, MediaSession.Listener listener) {
        return engine.open(options, new Noting(listener));
    }

    @Override
    public FrameClock clock() {
        return engine.clock();
    }

    @Override
    public void close() {
        engine.close();
    }

    private final class Noting implements MediaSession.Listener {
        private final MediaSession.Listener listener;

        Noting(MediaSession.Listener listener) {
            this.listener = listener;
        }

        @Override
        public void localDescription(String sdp) {
            listener.localDescription(sdp);
        }

        @Override
        public void connected() {
            listener.connected();
        }

        @Override
        public void interrupted() {
            listener.interrupted();
        }

        @Override
        public void firstPacketReceived() {
            last = System.nanoTime();
            packets.countDown();
            listener.firstPacketReceived();
        }

        @Override
        public void failed(MediaFailure failure) {
            listener.failed(failure);
        }
    }
}
