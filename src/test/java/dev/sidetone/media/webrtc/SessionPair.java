package dev.sidetone.media.webrtc;

import dev.sidetone.audio.FrameClock;
import dev.sidetone.media.MediaEngine;
import dev.sidetone.media.MediaFailure;
import dev.sidetone.media.MediaOptions;
import dev.sidetone.media.MediaSession;
import dev.sidetone.testing.ToneEar;
import dev.sidetone.testing.ToneMouth;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Two sessions that exchange their descriptions directly; one sings 440 Hz, the other 880 Hz. */
final class SessionPair implements AutoCloseable {
    final End caller;
    final End callee;
    final long started = System.nanoTime();

    SessionPair(MediaEngine engine) {
        caller = new End(engine, 440);
        callee = new End(engine, 880);
        caller.described = callee.session::createAnswer;
        callee.described = caller.session::setAnswer;
        caller.session.createOffer();
    }

    @Override
    public void close() {
        caller.close();
        callee.close();
    }

    /** One side. */
    static final class End implements MediaSession.Listener, AutoCloseable {
        final ToneEar ear = new ToneEar();
        final List<String> events = new ArrayList<>();
        final MediaSession session;
        final FrameClock.Beat beat;
        volatile Consumer<String> described = sdp -> {};
        volatile long connectedAt;
        volatile long receivedAt;
        volatile @Nullable MediaFailure failure;
        volatile boolean singing = true;

        End(MediaEngine engine, double frequency) {
            session = engine.open(MediaOptions.DEFAULT, this);
            session.receive(ear);
            var mouth = new ToneMouth(frequency);
            beat =
                    engine.clock()
                            .every10ms(() -> session.send(singing ? mouth.next() : new short[480]));
        }

        @Override
        public void localDescription(String sdp) {
            events.add("described");
            described.accept(sdp);
        }

        @Override
        public void connected() {
            events.add("connected");
            connectedAt = System.nanoTime();
        }

        @Override
        public void interrupted() {
            events.add("interrupted");
        }

        @Override
        public void firstPacketReceived() {
            receivedAt = System.nanoTime();
        }

        @Override
        public void failed(MediaFailure why) {
            events.add("failed");
            failure = why;
        }

        @Override
        public void close() {
            beat.close();
            session.close();
        }
    }
}
