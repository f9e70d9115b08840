package dev.sidetone.audio;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Flow;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The calls of one voice client on one audio device. Every call hears the microphone unless it is
 * muted or held; the device plays the sum of all calls that are not held. Calls of one conference
 * also hear each other. A call always gets a frame every 10 ms, silence if need be: that keeps its
 * RTP stream alive.
 *
 * <p>The device runs while it is enabled and there is a call; opening and closing it happens on the
 * control queue, because a sound server may take its time. All methods return at once and may be
 * called from any thread.
 */
public final class CallMixer implements AutoCloseable {
    private static final short[] SILENCE = new short[480];
    // beats without a frame of the microphone after which silence is sent instead
    private static final int CAPTURE_LATE = 3;
    // beats without a frame of the other side after which nothing of it flows
    private static final int FRAME_LATE = 30;

    private final FrameClock clock;
    private final SerialQueue control;
    private final Trace trace;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final TickMixer downlink = new TickMixer(this::mixed);
    private final Level microphone = new Level();
    private final DevicePower power;
    private final Object uplinkOrder = new Object();
    private volatile @Nullable FrameSink heard;
    private volatile int beatsWithoutCapture = CAPTURE_LATE;
    private FrameClock.@Nullable Beat beat;

    /** No calls yet, device enabled. */
    public CallMixer(FrameClock clock, SerialQueue control, AudioDevice device, Trace trace) {
        this.clock = clock;
        this.control = control;
        this.trace = trace;
        this.power =
                new DevicePower(
                        control,
                        trace,
                        device,
                        sink -> heard = sink,
                        this::captured,
                        this::captureEnded);
    }

    /** A call's two ends: frames to the other side, and what is heard of it. */
    public interface CallEnds {
        /**
         * Sends one frame; copied before the return. Called with the mixer and perhaps a sound
         * server locked: received frames come on another thread, never from in here.
         */
        void send(short[] frame);

        /** Where received frames go; null for nowhere. */
        void receive(@Nullable FrameSink sink);

        /** Sound now flows these ways, for the trace; on the clock's thread. */
        default void flows(Flow ways) {}
    }

    /** Another device, also in the middle of a call. */
    public void device(AudioDevice device) {
        later(() -> power.device(device));
    }

    /** False stops the device really, while the calls go on with silence. */
    public void enabled(boolean enabled) {
        later(() -> power.enabled(enabled));
    }

    /** Adds a connected call. */
    public Line add(CallEnds ends) {
        return add(ends, _ -> {});
    }

    /** Adds a connected call as {@code setUp} left it: not a frame flows before. */
    public Line add(CallEnds ends, Consumer<Line> setUp) {
        Line line = new Line(ends);
        setUp.accept(line);
        lines.add(line);
        ends.receive(line);
        later(this::update);
        return line;
    }

    /** Loudness of the microphone for a meter, 0 to 1. */
    public double microphoneLevel() {
        return microphone.value();
    }

    private void later(Runnable work) {
        control.execute(trace.carrying(work));
    }

    private void update() {
        boolean calls = !lines.isEmpty();
        if (calls && beat == null) {
            beat = clock.every10ms(this::beat);
        } else if (!calls && beat != null) {
            beat.close();
            beat = null;
        }
        power.needed(calls);
    }

    private void beat() {
        if (beatsWithoutCapture < CAPTURE_LATE) {
            beatsWithoutCapture++;
        } else {
            uplink(SILENCE);
        }
        boolean captured = beatsWithoutCapture < CAPTURE_LATE;
        boolean played = heard != null;
        lines.forEach(line -> line.look(captured, played));
    }

    private void captured(short[] frame) {
        beatsWithoutCapture = 0;
        microphone.hear(frame);
        uplink(frame);
    }

    private void captureEnded() {
        beatsWithoutCapture = CAPTURE_LATE;
        microphone.silence();
    }

    /** On the capturer's thread, or on the clock's while nothing is captured. */
    private void uplink(short[] frame) {
        synchronized (uplinkOrder) {
            Conference.tick(lines);
            for (Line line : lines) {
                line.say(line.muted ? SILENCE : frame);
            }
        }
    }

    private void mixed(short[] frame) {
        FrameSink sink = heard;
        if (sink != null) {
            sink.frame(frame);
        }
    }

    @Override
    public void close() {
        lines.forEach(Line::close);
        later(this::update);
    }

    /** One call of the mixer. */
    public final class Line implements FrameSink, AutoCloseable {
        private final CallEnds ends;
        private final TickMixer.Input input = downlink.add();
        private final Level level = new Level();
        private final Conference.Seat seat = new Conference.Seat();
        private volatile boolean muted;
        private volatile boolean held;
        private final Queue<Supplier<short @Nullable []>> keys = new ConcurrentLinkedQueue<>();
        private volatile int beatsWithoutFrame = FRAME_LATE;
        private Flow flow = Flow.NONE;

        private Line(CallEnds ends) {
            this.ends = ends;
        }

        /** Nothing of the microphone goes up. */
        public void setMuted(boolean muted) {
            this.muted = muted;
        }

        /** Nothing goes up and nothing is heard. */
        public void setHeld(boolean held) {
            this.held = held;
        }

        /**
         * The other side hears this in the place of the microphone, muted or not, behind what it is
         * being let hear already; ends with null.
         */
        public void press(Supplier<short @Nullable []> sound) {
            keys.add(sound);
        }

        /** It hears all other calls of that conference, and they hear it; null for none. */
        public void setConference(@Nullable UUID conference) {
            seat.taken(conference);
        }

        /** Loudness of the other side for a meter, 0 to 1. */
        public double level() {
            return held ? 0 : level.value();
        }

        private void look(boolean captured, boolean played) {
            boolean arrives = beatsWithoutFrame < FRAME_LATE;
            if (arrives) {
                beatsWithoutFrame++;
            }
            Flow now = held ? Flow.NONE : new Flow(arrives && played, captured && !muted);
            if (!now.equals(flow)) {
                flow = now;
                ends.flows(now);
            }
        }

        Conference.Seat seat() {
            return seat;
        }

        private void say(short[] microphone) {
            short[] pressed = held ? SILENCE : pressed();
            ends.send(pressed == null ? seat.with(microphone) : pressed);
        }

        private short @Nullable [] pressed() {
            for (var first = keys.peek(); first != null; first = keys.peek()) {
                short[] frame = first.get();
                if (frame != null) {
                    return frame;
                }
                keys.remove();
            }
            return null;
        }

        @Override
        public void frame(short[] samples) {
            beatsWithoutFrame = 0;
            short[] audible = held ? SILENCE : samples;
            level.hear(audible);
            seat.heard(audible);
            input.frame(audible);
        }

        @Override
        public void close() {
            if (lines.remove(this)) {
                ends.receive(null);
                input.close();
                later(CallMixer.this::update);
            }
        }
    }
}
