package dev.sidetone.media.webrtc;

import dev.sidetone.media.MediaEngine;
import dev.sidetone.media.MediaFailure;
import dev.sidetone.media.MediaOptions;
import dev.sidetone.media.MediaSession;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A silent call of an engine with itself. */
final class WarmUp {
    private final MediaSession caller;
    private final MediaSession callee;

    WarmUp(MediaEngine engine, CountDownLatch connected) {
        var callerEnd = new End(connected);
        var calleeEnd = new End(connected);
        caller = engine.open(MediaOptions.DEFAULT, callerEnd);
        callee = engine.open(MediaOptions.DEFAULT, calleeEnd);
        callerEnd.described = callee::createAnswer;
        calleeEnd.described = caller::setAnswer;
        callerEnd.own = caller;
        calleeEnd.own = callee;
    }

    void run() {
        caller.createOffer();
    }

    void close() {
        caller.close();
        callee.close();
    }

    private static final class End implements MediaSession.Listener {
        private final CountDownLatch connected;
        private volatile Consumer<String> described = sdp -> {};
        private volatile @Nullable MediaSession own;

        End(CountDownLatch connected) {
            this.connected = connected;
        }

        @Override
        public void localDescription(String sdp) {
            described.accept(sdp);
        }

        @Override
        public void connected() {
            MediaSession session = own;
            if (session != null) {
                // loads the encoder too
                session.send(new short[480]);
                session.send(new short[480]);
            }
            connected.countDown();
        }

        @Override
        public void interrupted() {}

        @Override
        public void failed(MediaFailure failure) {
            connected.countDown();
        }
    }
}
