package dev.sidetone.testing;

import dev.sidetone.audio.FrameClock;
import dev.sidetone.audio.FrameSink;
import dev.sidetone.media.MediaEngine;
import dev.sidetone.media.MediaFailure;
import dev.sidetone.media.MediaNews;
import dev.sidetone.media.MediaOptions;
import dev.sidetone.media.MediaReport;
import dev.sidetone.media.MediaSession;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Media that makes descriptions at once, and for the rest does what the test says. */
public final class FakeMedia implements MediaEngine {
    private static final Duration BEAT = Duration.ofMillis(10);

    private final Time time;
    private final List<FakeSession> sessions = new ArrayList<>();
    private boolean broken;

    /** Media in {@code time}. */
    public FakeMedia(Time time) {
        this.time = time;
    }

    /** From now on no session can be opened. */
    public void breakDown() {
        broken = true;
    }

    /** The session opened last. */
    public FakeSession session() {
        return sessions.getLast();
    }

    /** All sessions ever opened. */
    public List<FakeSession> sessions() {
        return List.copyOf(sessions);
    }

    @Override
    public FakeSession open(MediaOptions options, MediaSession.Listener listener) {
        if (broken) {
            throw new IllegalStateException("no media here");
        }
        FakeSession session = new FakeSession(options, listener, time.queue("media"));
        sessions.add(session);
        return session;
    }

    @Override
    public FrameClock clock() {
        return beat -> {
            var pending = new SerialQueue.Timer[1];
            SerialQueue beats = time.queue("beat");
            Runnable again =
                    new Runnable() {
                        @Override
                        public void run() {
                            beat.run();
                            pending[0] = beats.after(BEAT, this);
                        }
                    };
            pending[0] = beats.after(BEAT, again);
            return () -> pending[0].cancel();
        };
    }

    @Override
    public void close() {
        sessions.forEach(FakeSession::close);
    }

    /** One call's media. */
    public static final class FakeSession implements MediaSession {
        private final MediaOptions options;
        private final Listener listener;
        private final SerialQueue queue;
        private final List<String> asked = new ArrayList<>();
        private @Nullable FrameSink listening;
        private Supplier<MediaReport> figures = () -> MediaReport.empty(0);
        private boolean takesDigits;
        private boolean closed;
        private FrameSink tap = _ -> {};
        private int frames;
        private int loudFrames;
        private int descriptions;

        private FakeSession(MediaOptions options, Listener listener, SerialQueue queue) {
            this.options = options;
            this.listener = listener;
            this.queue = queue;
        }

        /** What it was opened with. */
        public MediaOptions options() {
            return options;
        }

        /** What it was asked for, in order: {@code createOffer}, {@code setAnswer v=0}. */
        public List<String> asked() {
            return List.copyOf(asked);
        }

        /** Whether it was closed. */
        public boolean closed() {
            return closed;
        }

        /** Frames that were sent. */
        public int frames() {
            return frames;
        }

        /** Frames that were sent and are not silence. */
        public int loudFrames() {
            return loudFrames;
        }

        /** Shows what is sent from now on. */
        public void tap(FrameSink sink) {
            tap = sink;
        }

        /** Whether the peer negotiated telephone-events. */
        public void takeDigits(boolean taken) {
            takesDigits = taken;
        }

        /** Media flows. */
        public void connect() {
            tell(listener::connected);
        }

        /** Media stops to flow. */
        public void interrupt() {
            tell(listener::interrupted);
        }

        /** Media cannot go on. */
        public void fail(int code) {
            tell(() -> listener.failed(new MediaFailure(code, "scripted")));
        }

        private void tell(Runnable word) {
            queue.execute(
                    () -> {
                        if (!closed) {
                            word.run();
                        }
                    });
        }

        private void describe(String request) {
            asked.add(request);
            int number = ++descriptions;
            tell(() -> listener.localDescription("v=0 " + number));
        }

        @Override
        public void createOffer() {
            describe("createOffer");
        }

        @Override
        public void createAnswer(String offer) {
            if (offer.startsWith("v=0")) {
                describe("createAnswer " + offer);
            } else {
                fail(53402);
            }
        }

        @Override
        public void setAnswer(String answer) {
            asked.add("setAnswer " + answer);
            if (!answer.startsWith("v=0")) {
                fail(53402);
            }
        }

        @Override
        public void restartIce() {
            describe("restartIce");
        }

        @Override
        public void send(short[] frame) {
            frames++;
            tap.frame(frame);
            for (short sample : frame) {
                if (sample != 0) {
                    loudFrames++;
                    return;
                }
            }
        }

        @Override
        public void receive(@Nullable FrameSink sink) {
            listening = sink;
        }

        /** A frame of the other side arrives. */
        public void hear(short[] frame) {
            FrameSink sink = listening;
            if (sink != null) {
                sink.frame(frame);
            }
        }

        @Override
        public void sendDigits(String digits, Consumer<Boolean> taken) {
            asked.add("sendDigits " + digits);
            tell(() -> taken.accept(takesDigits));
        }

        @Override
        public void stats(Consumer<MediaReport> answer) {
            tell(() -> answer.accept(figures.get()));
        }

        /** What the session reports from now on. */
        public void report(Supplier<MediaReport> now) {
            figures = now;
        }

        /** Something happens to the connection. */
        public void change(MediaNews news) {
            tell(() -> listener.changed(news));
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
