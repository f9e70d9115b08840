package dev.sidetone.testing;

import dev.sidetone.server.media.MediaDesk;
import dev.sidetone.server.media.Prompt;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The server's media without media: a test says what the ports do. */
public final class ScriptedPorts implements MediaDesk {
    private final Map<String, Port> open = new LinkedHashMap<>();

    /** Everything that rooms play, by name. */
    public final Map<String, List<Prompt>> music = new LinkedHashMap<>();

    /** What was announced in rooms, oldest first: the room and what. */
    public final List<String> announced = new ArrayList<>();

    /** Which rooms are recorded, and how. */
    public final Map<String, Recording> recordedRooms = new LinkedHashMap<>();

    private final Map<String, BiConsumer<Path, Duration>> roomEars = new LinkedHashMap<>();

    /** One port. */
    public static final class Port {
        /** Its name. */
        public final String name;

        /** Whom it tells. */
        public final Listener listener;

        /** The far side's last offer; null for a port that offered. */
        public @Nullable String offer;

        /** The far side's answer to its own offer. */
        public @Nullable String answer;

        /** What is being played. */
        public List<Prompt> playing = List.of();

        /** How often; 0 for ever. */
        public int loops;

        /** Whether it sends back what it hears. */
        public boolean echo;

        /** Whose company it is in. */
        public @Nullable String room;

        /** Whether it is only listening there. */
        public boolean muted;

        /** What is being recorded; the latest order where there are several. */
        public @Nullable Recording recording;

        /** What was pressed at the far side. */
        public final List<String> pressed = new ArrayList<>();

        private Port(String name, Listener listener, @Nullable String offer) {
            this.name = name;
            this.listener = listener;
            this.offer = offer;
        }
    }

    /** The ports that are open, oldest first. */
    public List<Port> ports() {
        return List.copyOf(open.values());
    }

    /** The only port that is open. */
    public Port only() {
        if (open.size() != 1) {
            throw new AssertionError("open ports: " + open.keySet());
        }
        return open.values().iterator().next();
    }

    /** The port opened last. */
    public Port last() {
        return ports().getLast();
    }

    private void on(String port, java.util.function.Consumer<Port> action) {
        Port known = open.get(port);
        if (known != null) {
            action.accept(known);
        }
    }

    @Override
    public void answer(String port, String offer, Listener listener) {
        open.put(port, new Port(port, listener, offer));
    }

    @Override
    public void offer(String port, Listener listener) {
        open.put(port, new Port(port, listener, null));
    }

    @Override
    public void answered(String port, String answer) {
        on(port, p -> p.answer = answer);
    }

    @Override
    public void reoffered(String port, String offer) {
        on(port, p -> p.offer = offer);
    }

    @Override
    public void play(String port, List<Prompt> prompts, int loops) {
        on(
                port,
                p -> {
                    p.playing = prompts;
                    p.loops = loops;
                });
    }

    @Override
    public void stop(String port) {
        on(port, p -> p.playing = List.of());
    }

    @Override
    public void echo(String port, boolean on) {
        on(port, p -> p.echo = on);
    }

    @Override
    public void join(String port, String room, boolean muted) {
        on(
                port,
                p -> {
                    p.room = room;
                    p.muted = muted;
                });
    }

    @Override
    public void leave(String port) {
        on(port, p -> p.room = null);
    }

    @Override
    public void playTo(String room, List<Prompt> prompts) {
        music.put(room, prompts);
    }

    @Override
    public void record(String port, Recording order) {
        on(port, p -> p.recording = order);
    }

    @Override
    public void stopRecording(String port, Path file) {
        on(
                port,
                p -> {
                    Recording order = p.recording;
                    p.recording = null;
                    if (order != null && order.file().equals(file)) {
                        p.listener.recorded(order.file(), java.time.Duration.ofSeconds(3));
                    }
                });
    }

    @Override
    public void announce(String room, List<Prompt> prompts) {
        announced.add(room + " " + prompts);
    }

    @Override
    public void recordRoom(String room, Recording order, BiConsumer<Path, Duration> ended) {
        recordedRooms.put(room, order);
        roomEars.put(room, ended);
    }

    /** The recording of a room ends. */
    public void endRoom(String room, Duration length) {
        Recording order = recordedRooms.get(room);
        BiConsumer<Path, Duration> ears = roomEars.remove(room);
        if (order != null && ears != null) {
            ears.accept(order.file(), length);
        }
    }

    @Override
    public void sendDigits(String port, String digits) {
        on(port, p -> p.pressed.add(digits));
    }

    @Override
    public void close(String port) {
        on(
                port,
                p -> {
                    if (p.recording != null) {
                        stopRecording(port, p.recording.file());
                    }
                });
        open.remove(port);
    }

    @Override
    public void close() {
        open.clear();
    }
}
