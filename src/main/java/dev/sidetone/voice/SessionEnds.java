package dev.sidetone.voice;

import dev.sidetone.audio.CallMixer;
import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.effect.DelayLine;
import dev.sidetone.audio.effect.HighPass;
import dev.sidetone.media.MediaSession;
import dev.sidetone.trace.Flow;
import dev.sidetone.trace.Names;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** A media session as the mixer sees it. */
final class SessionEnds implements CallMixer.CallEnds {
    private static final int FRAME_MILLIS = 10;

    private final MediaSession session;
    private final Journal journal;
    private final @Nullable UUID call;
    private final @Nullable HighPass filter;
    private final int held;

    /** Ends of CallKit's {@code call}, treated as it wishes. */
    SessionEnds(MediaSession session, Journal journal, @Nullable UUID call, AudioOptions audio) {
        this.session = session;
        this.journal = journal;
        this.call = call;
        this.filter = audio.highpassFilter() ? new HighPass() : null;
        this.held = Math.ceilDiv(audio.audioJitterBufferMinDelayMs(), FRAME_MILLIS);
    }

    @Override
    public void flows(Flow ways) {
        journal.media(Names.Media.SOUND_FLOWS, call, ways);
    }

    @Override
    public void send(short[] frame) {
        session.send(filter == null ? frame : filter.filter(frame));
    }

    @Override
    public void receive(@Nullable FrameSink sink) {
        session.receive(sink == null || held == 0 ? sink : new DelayLine(held, sink));
    }
}
