package dev.sidetone.voice;

import dev.sidetone.media.MediaFailure;
import dev.sidetone.media.MediaNews;
import dev.sidetone.media.MediaSession;

/** What media tells of a call, brought to the voice queue. */
record CallEars(CallRunner runner, Surroundings around) implements MediaSession.Listener {
    @Override
    public void localDescription(String sdp) {
        runner.mediaCame(new CallEvent.Described(sdp));
    }

    @Override
    public void connected() {
        runner.mediaCame(new CallEvent.MediaConnected());
    }

    @Override
    public void interrupted() {
        runner.mediaCame(new CallEvent.MediaInterrupted());
    }

    @Override
    public void firstPacketReceived() {
        around.journal().mediaCame("FirstPacketReceived", runner.id(), () -> {});
    }

    @Override
    public void changed(MediaNews news) {
        around.queue().execute(() -> runner.observed().media(news));
    }

    @Override
    public void failed(MediaFailure failure) {
        runner.mediaCame(new CallEvent.MediaFailed(VoiceError.fromMedia(failure)));
    }
}
