package dev.sidetone.server.line;

import dev.sidetone.audio.Clip;
import dev.sidetone.audio.FrameClock;
import dev.sidetone.media.MediaFailure;
import dev.sidetone.media.MediaSession;
import dev.sidetone.server.call.Line;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** The media of one call to a line: a frame every 10 ms from the moment it is connected. */
final class LineCall implements MediaSession.Listener {
    /** After the greeting: a caller should not hear the click of the hang-up in the last word. */
    private static final int TAIL_FRAMES = 50;

    /** Before the greeting: the first packets of a call may still get lost. */
    private static final int LEAD_FRAMES = 20;

    private final Line line;
    private final FrameClock clock;
    private final short[] greeting;
    private final LineDesk.Listener listener;
    private final EchoBuffer echo = new EchoBuffer();
    private @Nullable MediaSession session;
    private FrameClock.@Nullable Beat beat;
    private boolean closed;

    LineCall(Line line, FrameClock clock, short[] greeting, LineDesk.Listener listener) {
        this.line = line;
        this.clock = clock;
        this.greeting = greeting;
        this.listener = listener;
    }

    synchronized void start(MediaSession opened, String offer) {
        session = opened;
        if (line == Line.ECHO) {
            opened.receive(echo);
        }
        opened.createAnswer(offer);
    }

    synchronized void reoffer(String offer) {
        if (session != null && !closed) {
            session.createAnswer(offer);
        }
    }

    @Override
    public void localDescription(String sdp) {
        listener.answered(sdp);
    }

    @Override
    public synchronized void connected() {
        MediaSession open = session;
        if (open == null || beat != null || closed) {
            return;
        }
        Supplier<short[]> source =
                switch (line) {
                    case ECHO -> echo;
                    case GREETING -> new Announcement(new Clip(greeting, false));
                    default -> {
                        short[] silence = new short[EchoBuffer.FRAME];
                        yield () -> silence;
                    }
                };
        beat = clock.every10ms(() -> open.send(source.get()));
    }

    @Override
    public void interrupted() {
        // the caller's side decides what to do about it
    }

    @Override
    public void failed(MediaFailure failure) {
        listener.failed(failure.code(), failure.reason());
    }

    /** Stops sending before the session is closed, never the other way round. */
    synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (beat != null) {
            beat.close();
        }
        if (session != null) {
            session.receive(null);
            session.close();
        }
    }

    /** A moment of silence, the recording, a moment of silence, and then the end of the call. */
    private final class Announcement implements Supplier<short[]> {
        private final Clip clip;
        private final short[] silence = new short[EchoBuffer.FRAME];
        private int lead = LEAD_FRAMES;
        private int tail = TAIL_FRAMES;

        Announcement(Clip clip) {
            this.clip = clip;
        }

        @Override
        public short[] get() {
            if (lead > 0) {
                lead--;
                return silence;
            }
            if (!clip.ended()) {
                return clip.get();
            }
            if (tail-- == 0) {
                listener.finished();
            }
            return silence;
        }
    }
}
