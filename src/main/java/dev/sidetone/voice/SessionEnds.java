package dev.sidetone.voice;

import dev.sidetone.audio.CallMixer;
import dev.sidetone.audio.FrameSink;
import dev.sidetone.media.MediaSession;
import dev.sidetone.trace.Flow;
import dev.sidetone.trace.Names;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** A media session as the mixer sees it. */
record SessionEnds(MediaSession session, Journal journal, @Nullable UUID call)
        implements CallMixer.CallEnds {
    @Override
    public void flows(Flow ways) {
        journal.media(Names.Media.SOUND_FLOWS, call, ways);
    }

    @Override
    public void send(short[] frame) {
        session.send(frame);
    }

    @Override
    public void receive(@Nullable FrameSink sink) {
        session.receive(sink);
    }
}
