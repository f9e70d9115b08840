package dev.sidetone.server.media;

import dev.sidetone.audio.FrameClock;
import dev.sidetone.media.MediaEngine;
import dev.sidetone.media.MediaOptions;
import dev.sidetone.server.media.sound.Speaker;
import dev.sidetone.server.media.sound.WebSounds;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Ports on the process's media engine, which is asked for when the first one opens: a server
 * without native libraries serves everything else. All ports are mixed on one beat of the engine's
 * clock, which runs while one is connected.
 */
public final class EngineMediaDesk implements MediaDesk {
    private static final Logger log = LoggerFactory.getLogger(EngineMediaDesk.class);
    static final int UNAVAILABLE = 31503;

    private final Supplier<MediaEngine> media;
    private final Speaker speaker;
    private final WebSounds web;
    private final Prompts prompts;
    private final Time time;
    private final SerialQueue queue;
    private final Map<String, Port> ports = new HashMap<>();
    private final Map<String, Room> rooms = new HashMap<>();
    private final RoomRecordings roomRecordings;
    private final List<Port> live = new CopyOnWriteArrayList<>();
    private FrameClock.@Nullable Beat beat;
    private long beats;

    /**
     * A desk on {@code media}, whose first use may block and may fail. The voice and the web's
     * sounds are closed with the desk, the engine is not.
     */
    public EngineMediaDesk(Supplier<MediaEngine> media, Speaker speaker, WebSounds web, Time time) {
        this.media = media;
        this.speaker = speaker;
        this.web = web;
        this.prompts = new Prompts(speaker, web);
        this.time = time;
        this.queue = time.queue("server-ports");
        this.roomRecordings = new RoomRecordings(queue);
    }

    @Override
    public void answer(String port, String offer, Listener listener) {
        queue.execute(() -> open(port, listener, opened -> opened.answer(offer)));
    }

    @Override
    public void offer(String port, Listener listener) {
        queue.execute(() -> open(port, listener, Port::offer));
    }

    private void open(String name, Listener listener, Consumer<Port> begin) {
        end(name);
        try {
            MediaEngine engine = media.get();
            var port = new Port(listener, queue, time::nanos, prompts, made -> flows(made, engine));
            port.start(engine.open(MediaOptions.DEFAULT, port));
            ports.put(name, port);
            begin.accept(port);
        } catch (LinkageError | RuntimeException broken) {
            log.warn("The server has no media of its own: {}", broken.getMessage());
            listener.failed(
                    UNAVAILABLE, "the server has no media of its own: " + broken.getMessage());
        }
    }

    private void flows(Port port, MediaEngine engine) {
        live.add(port);
        if (beat == null) {
            beat = engine.clock().every10ms(this::beat);
        }
    }

    /** Everybody is heard before anybody is answered. */
    private void beat() {
        beats++;
        for (Port port : live) {
            port.hear(beats);
        }
        for (Port port : live) {
            port.speak();
        }
    }

    private void with(String name, Consumer<Port> act) {
        queue.execute(
                () -> {
                    Port port = ports.get(name);
                    if (port != null) {
                        act.accept(port);
                    }
                });
    }

    @Override
    public void answered(String port, String answer) {
        with(port, open -> open.answered(answer));
    }

    @Override
    public void reoffered(String port, String offer) {
        with(port, open -> open.answer(offer));
    }

    @Override
    public void play(String port, List<Prompt> prompts, int loops) {
        with(port, open -> open.play(prompts, loops));
    }

    @Override
    public void stop(String port) {
        with(port, open -> open.sound().play(null));
    }

    @Override
    public void echo(String port, boolean on) {
        with(port, open -> open.sound().echo(on));
    }

    @Override
    public void join(String port, String room, boolean muted) {
        with(
                port,
                open -> {
                    Room to = rooms.computeIfAbsent(room, Room::new);
                    // first in, then out: it may be the same room
                    to.seats++;
                    leave(open);
                    open.sound().sit(new PortSound.Seat(to, muted));
                });
    }

    @Override
    public void leave(String port) {
        with(port, this::leave);
    }

    private void leave(Port port) {
        PortSound.Seat left = port.sound().seat();
        port.sound().sit(null);
        if (left != null && --left.room().seats == 0) {
            rooms.remove(left.room().name);
            roomRecordings.close(left.room());
        }
    }

    @Override
    public void playTo(String room, List<Prompt> played) {
        inRoom(
                room,
                to -> to.music(played.isEmpty() ? null : prompts.playing(played, 0, why -> {})));
    }

    @Override
    public void record(String port, Recording order) {
        with(port, open -> open.record(order));
    }

    @Override
    public void stopRecording(String port, Path file) {
        with(port, open -> open.stopRecording(file));
    }

    @Override
    public void announce(String room, List<Prompt> announced) {
        inRoom(room, to -> to.announce(prompts.playing(announced, 1, why -> {})));
    }

    @Override
    public void recordRoom(String room, Recording order, BiConsumer<Path, Duration> ended) {
        inRoom(room, to -> roomRecordings.open(to, order, ended));
    }

    private void inRoom(String name, Consumer<Room> act) {
        queue.execute(
                () -> {
                    Room room = rooms.get(name);
                    if (room != null) {
                        act.accept(room);
                    }
                });
    }

    @Override
    public void sendDigits(String port, String digits) {
        with(port, open -> open.press(digits));
    }

    @Override
    public void close(String port) {
        queue.execute(() -> end(port));
    }

    /** Nobody sends any more before the session is closed, never the other way round. */
    private void end(String name) {
        Port port = ports.remove(name);
        if (port == null) {
            return;
        }
        live.remove(port);
        leave(port);
        port.close();
        if (live.isEmpty() && beat != null) {
            beat.close();
            beat = null;
        }
    }

    @Override
    public void close() {
        queue.execute(
                () -> {
                    List.copyOf(ports.keySet()).forEach(this::end);
                    speaker.close();
                    web.close();
                    queue.close();
                });
    }
}
