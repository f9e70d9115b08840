package dev.sidetone.server.media;

import dev.sidetone.audio.AudioFormat;
import dev.sidetone.audio.DriftRing;
import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.TickMixer;
import dev.sidetone.server.media.sound.Keys;
import dev.sidetone.server.media.sound.Sound;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a port hears and what it sends, 10 ms at a time: keys pressed, or else a prompt, or else the
 * echo, or else its room. Received frames come on the engine's thread, {@link #hear} and {@link
 * #speak} on the beating one; anybody says what is to be played.
 */
final class PortSound implements FrameSink {
    // the first packets of a call may still get lost: nothing is said in them
    private static final int LEAD_FRAMES = 20;

    private final DriftRing received;
    private final Consumer<Playing> played;
    private final Queue<Sound.Track> keys = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Playing playing;
    private volatile boolean echo;
    private volatile @Nullable Seat seat;
    private final List<Recorder> recorders = new CopyOnWriteArrayList<>();
    // on the beating thread
    private final short[] heard = new short[480];
    private final short[] sent = new short[480];
    private @Nullable Seat sitting;
    private int beats;

    /**
     * A seat in a room.
     *
     * @param muted hears, and is not heard
     */
    record Seat(Room room, boolean muted) {}

    /** {@code played} is told, on the beating thread, what has come to its end. */
    PortSound(LongSupplier nanos, Consumer<Playing> played) {
        this.received = new DriftRing(AudioFormat.ENGINE, nanos);
        this.played = played;
    }

    void play(@Nullable Playing prompts) {
        playing = prompts;
    }

    @Nullable Playing playing() {
        return playing;
    }

    void echo(boolean on) {
        echo = on;
    }

    void sit(@Nullable Seat at) {
        seat = at;
    }

    @Nullable Seat seat() {
        return seat;
    }

    void record(Recorder by) {
        recorders.add(by);
    }

    void endRecording(Recorder by) {
        recorders.remove(by);
    }

    /** Behind those that are being pressed. */
    void press(String digits) {
        keys.add(new Keys(digits).open());
    }

    @Override
    public void frame(short[] samples) {
        received.frame(samples);
    }

    /** The first half of a beat: every port hears before any speaks. */
    void hear(long beat) {
        received.read(heard);
        sitting = seat;
        if (sitting != null) {
            sitting.room().begin(beat);
            if (!sitting.muted()) {
                sitting.room().add(heard);
            }
        }
    }

    /** The second half: what is to be sent; the same array each time. */
    short[] speak() {
        beats++;
        short[] frame = chosen();
        for (Recorder recorder : recorders) {
            recorder.beat(heard, frame);
        }
        return frame;
    }

    private short[] chosen() {
        short[] own = pressed();
        if (own == null) {
            own = prompted();
        }
        if (own != null) {
            return own;
        }
        if (echo) {
            return heard;
        }
        if (sitting == null) {
            Arrays.fill(sent, (short) 0);
        } else {
            sitting.room().mix(sitting.muted() ? null : heard, sent);
        }
        return sent;
    }

    private short @Nullable [] pressed() {
        for (Sound.Track next = keys.peek(); next != null; next = keys.peek()) {
            short[] frame = next.next();
            if (frame != null) {
                return frame;
            }
            keys.remove();
        }
        return null;
    }

    private short @Nullable [] prompted() {
        Playing prompts = playing;
        if (prompts == null || beats <= LEAD_FRAMES) {
            return null;
        }
        short[] frame = prompts.next();
        if (frame == null) {
            played.accept(prompts);
        }
        return frame;
    }

    /** The sum of two frames. */
    static void sum(short[] one, short[] other, short[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = TickMixer.soft(one[i] + other[i]);
        }
    }
}
