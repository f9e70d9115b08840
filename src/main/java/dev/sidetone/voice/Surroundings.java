package dev.sidetone.voice;

import dev.sidetone.audio.CallMixer;
import dev.sidetone.media.MediaEngine;
import dev.sidetone.signaling.SignalingConnection;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;
import dev.sidetone.voice.log.Logging;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Executor;

/** What the calls of one client share. */
record Surroundings(
        MediaEngine engine,
        CallMixer mixer,
        SoundSwitch sound,
        SignalingConnection connection,
        Switchboard board,
        SerialQueue queue,
        Executor mainQueue,
        Randomness random,
        Journal journal,
        Reporting reporting,
        ClientSettings settings,
        Logging logging) {
    /** Of a new client, whose calls live on {@code queue}. */
    static Surroundings of(VoiceSetup setup, SerialQueue queue) {
        var logging = new Logging(setup.time());
        var settings = new ClientSettings(setup);
        var reporting = new Reporting(setup.time(), settings.edges());
        Trace trace =
                setup.trace()
                        .tapped(
                                event -> {
                                    logging.accept(event);
                                    if (event.layer() == Layer.AUDIO) {
                                        queue.execute(() -> reporting.noticed(event));
                                    }
                                });
        var journal = new Journal(trace, queue);
        var board = new Switchboard(setup.origin(), journal, settings.edges());
        var mixer =
                new CallMixer(setup.engine().clock(), setup.audioControl(), setup.device(), trace);
        return new Surroundings(
                setup.engine(),
                mixer,
                new SoundSwitch(journal.switching(mixer::enabled)),
                new SignalingConnection(
                        setup.dialer(),
                        settings.edges()::url,
                        settings.edges()::introduction,
                        queue,
                        setup.random(),
                        trace,
                        board),
                board,
                queue,
                setup.mainQueue(),
                setup.random(),
                journal,
                reporting,
                settings,
                logging);
    }

    /** A call goes in at {@code region}; one that is under way keeps the socket where it is. */
    void enter(@Nullable String region) {
        if (region != null && !region.equals(settings.edges().region()) && !board.hasCalls()) {
            settings.edges().wantRegion(region);
            connection.redial();
        }
    }

    /** The cloud is dialled elsewhere from now on; a socket that no call needs is given up. */
    void relocate(String method, Object place) {
        journal.called(
                method,
                null,
                place,
                () -> {
                    if (!board.hasCalls()) {
                        connection.redial();
                    }
                });
    }
}
