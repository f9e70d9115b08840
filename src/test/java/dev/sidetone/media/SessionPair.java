package dev.sidetone.media;

import dev.sidetone.audio.FrameClock;
import dev.sidetone.testing.ToneEar;
import dev.sidetone.testing.ToneMouth;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Two sessions that exchange their descriptions directly; one sings 440 Hz, the other 880 Hz. */
public final class SessionPair implements AutoCloseable {
    public final End caller;
    public final End callee;
    public final long started = System.nanoTime();

    /** The tones of {@code engine}'s pair. */
    public SessionPair(MediaEngine engine) {
        this(engine, MediaOptions.DEFAULT, MediaOptions.DEFAULT, 440, 880);
    }

    /** Any pair; the call is set up at once. */
    public SessionPair(
            MediaEngine engine,
            MediaOptions callers,
            MediaOptions callees,
            double callersTone,
            double calleesTone) {
        caller = new End(engine, callers, callersTone);
        callee = new End(engine, callees, calleesTone);
        caller.described = callee.session::createAnswer;
        callee.described = caller.session::setAnswer;
        caller.session.createOffer();
    }

    /** Both have heard something. */
    public boolean talks() {
        return caller.receivedAt != 0 && callee.receivedAt != 0;
    }

    /** Each hears the other's tone and not its own. */
    public boolean tonesAreRight() {
        return caller.hears(callee.tone, caller.tone) && callee.hears(caller.tone, callee.tone);
    }

    @Override
    public void close() {
        caller.close();
        callee.close();
    }

    /** One side. */
    public static final class End implements MediaSession.Listener, AutoCloseable {
        public final ToneEar ear = new ToneEar();
        public final List<String> events = new CopyOnWriteArrayList<>();
        public final List<MediaNews> news = new CopyOnWriteArrayList<>();
        public final List<String> descriptions = new CopyOnWriteArrayList<>();
        public final MediaSession session;
        public final double tone;
        public volatile Consumer<String> described = sdp -> {};
        public volatile Runnable onConnected = () -> {};
        public volatile long connectedAt;
        public volatile long receivedAt;
        public volatile @Nullable MediaFailure failure;
        private final FrameClock.Beat beat;
        private volatile boolean held;

        /** A session that nothing happens on yet. */
        public End(MediaEngine engine, MediaOptions options, double tone) {
            this.tone = tone;
            session = engine.open(options, this);
            session.receive(ear);
            var mouth = new ToneMouth(tone);
            beat =
                    engine.clock()
                            .every10ms(() -> session.send(held ? new short[480] : mouth.next()));
        }

        /** The same with default options. */
        public End(MediaEngine engine, double tone) {
            this(engine, MediaOptions.DEFAULT, tone);
        }

        /** What a phone does with a call that is not the one in front. */
        public void hold() {
            held = true;
            session.receive(null);
        }

        /** Ends what {@link #hold()} began. */
        public void resume() {
            held = false;
            session.receive(ear);
        }

        boolean hears(double wanted, double unwanted) {
            return ear.heard() > 24_000
                    && ear.level(wanted, 300) > -18
                    && ear.level(unwanted, 300) < -45;
        }

        @Override
        public void localDescription(String sdp) {
            events.add("described");
            descriptions.add(sdp);
            described.accept(sdp);
        }

        @Override
        public void connected() {
            events.add("connected");
            connectedAt = System.nanoTime();
            onConnected.run();
        }

        @Override
        public void interrupted() {
            events.add("interrupted");
        }

        @Override
        public void firstPacketReceived() {
            events.add("heard");
            receivedAt = System.nanoTime();
        }

        @Override
        public void changed(MediaNews change) {
            news.add(change);
        }

        @Override
        public void failed(MediaFailure why) {
            events.add("failed " + why.code());
            failure = why;
        }

        @Override
        public void close() {
            beat.close();
            session.close();
        }
    }
}
