package dev.sidetone.server.line;

import dev.sidetone.audio.wav.UnusableWav;
import dev.sidetone.audio.wav.WavReader;
import dev.sidetone.media.MediaEngine;
import dev.sidetone.media.MediaOptions;
import dev.sidetone.server.call.Line;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Lines on the process's media engine, which is asked for when the first line is called: a server
 * without native libraries serves everything else.
 */
public final class MediaLineDesk implements LineDesk {
    private static final Logger log = LoggerFactory.getLogger(MediaLineDesk.class);
    private static final String GREETING = "/dev/sidetone/sounds/greeting.wav";
    private static final int UNAVAILABLE = 31503;

    private final Supplier<MediaEngine> media;
    private final SerialQueue queue;
    private final Map<String, LineCall> calls = new HashMap<>();
    private short @Nullable [] greeting;

    /** A desk on {@code media}, whose first use may block and may fail. */
    public MediaLineDesk(Supplier<MediaEngine> media, Time time) {
        this.media = media;
        this.queue = time.queue("server-lines");
    }

    @Override
    public void open(String sid, Line line, String offer, Listener listener) {
        queue.execute(() -> start(sid, line, offer, listener));
    }

    private void start(String sid, Line line, String offer, Listener listener) {
        try {
            MediaEngine engine = media.get();
            short[] recording = line == Line.GREETING ? greeting() : new short[0];
            LineCall call = new LineCall(line, engine.clock(), recording, listener);
            calls.put(sid, call);
            call.start(engine.open(MediaOptions.DEFAULT, call), offer);
        } catch (LinkageError | RuntimeException | UnusableWav broken) {
            log.warn("The line {} cannot answer: {}", line.dialled(), broken.getMessage());
            listener.failed(
                    UNAVAILABLE,
                    "the line " + line.dialled() + " cannot answer: " + broken.getMessage());
        }
    }

    private short[] greeting() throws UnusableWav {
        short[] known = greeting;
        if (known == null) {
            InputStream recording = MediaLineDesk.class.getResourceAsStream(GREETING);
            if (recording == null) {
                throw new IllegalStateException("the recording " + GREETING + " is missing");
            }
            known = WavReader.read(recording, "The greeting");
            greeting = known;
        }
        return known;
    }

    @Override
    public void reoffer(String sid, String offer) {
        queue.execute(
                () -> {
                    LineCall call = calls.get(sid);
                    if (call != null) {
                        call.reoffer(offer);
                    }
                });
    }

    @Override
    public void close(String sid) {
        queue.execute(
                () -> {
                    LineCall call = calls.remove(sid);
                    if (call != null) {
                        call.close();
                    }
                });
    }

    @Override
    public void close() {
        queue.execute(
                () -> {
                    calls.values().forEach(LineCall::close);
                    calls.clear();
                    queue.close();
                });
    }
}
