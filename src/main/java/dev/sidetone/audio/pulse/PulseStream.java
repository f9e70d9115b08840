package dev.sidetone.audio.pulse;

import static dev.sidetone.audio.pulse.PulseLibrary.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One stream of 48 kHz mono to or from a card. */
abstract class PulseStream {
    static final int FRAME_BYTES = 960;
    private static final int S16LE = 3;
    private static final int READY = 2;
    // interpolated timing, kept up to date, small latency, and never moved to another card unasked
    static final int FLAGS = 0x0002 | 0x0008 | 0x2000 | 0x0200;

    final PulseCards cards;
    final PulseLibrary pulse;
    final Arena arena = Arena.ofShared();
    final MemorySegment stream;
    private final Runnable lost;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    PulseStream(PulseCards cards, String name, Runnable lost) {
        this.cards = cards;
        this.pulse = cards.library();
        this.lost = lost;
        MemorySegment shape = arena.allocate(12);
        shape.set(PulseLibrary.INT, 0, S16LE);
        shape.set(PulseLibrary.INT, 4, 48_000);
        shape.set(java.lang.foreign.ValueLayout.JAVA_BYTE, 8, (byte) 1);
        MemorySegment made =
                callLocked(
                        "pa_stream_new",
                        cards.context(),
                        arena.allocateFrom(name),
                        shape,
                        MemorySegment.NULL);
        this.stream = made;
    }

    private MemorySegment callLocked(String function, Object... arguments) {
        MemorySegment[] made = new MemorySegment[1];
        cards.locked(() -> made[0] = pulse.callPointer(function, arguments));
        return made[0];
    }

    /** Connects within {@code patience}; on the audio control queue. */
    final boolean open(String card, Duration patience) {
        if (stream.address() == 0) {
            return false;
        }
        MemorySegment state =
                pulse.callback(
                        new StateCallback(),
                        "changed",
                        arena,
                        MethodHandles.lookup(),
                        POINTER,
                        POINTER);
        cards.locked(
                () -> {
                    pulse.call("pa_stream_set_state_callback", stream, state, MemorySegment.NULL);
                    connect(arena.allocateFrom(card));
                });
        try {
            return ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception silent) {
            return false;
        }
    }

    /** Connects to a card; with the loop locked. */
    abstract void connect(MemorySegment card);

    /** Five numbers of buffering in bytes; −1 leaves one to the server. */
    final MemorySegment buffering(int target, int prebuffer, int request, int fragment) {
        MemorySegment attributes = arena.allocate(20);
        int[] values = {-1, target, prebuffer, request, fragment};
        for (int i = 0; i < values.length; i++) {
            attributes.setAtIndex(PulseLibrary.INT, i, values[i]);
        }
        return attributes;
    }

    final boolean alive() {
        return !ended.get();
    }

    /** Called by the library on its own thread. */
    private final class StateCallback {
        private void changed(MemorySegment which, MemorySegment nothing) {
            int now = pulse.callInt("pa_stream_get_state", stream);
            if (now == READY) {
                ready.complete(true);
            } else if (now > READY) {
                contextGone();
            }
        }
    }

    /** The card or the server has gone. */
    final void contextGone() {
        boolean wasOpen = ready.getNow(false);
        ready.complete(false);
        if (!ended.getAndSet(true) && wasOpen) {
            lost.run();
        }
    }

    public final void close() {
        ended.set(true);
        cards.closed(this);
        cards.locked(
                () -> {
                    if (stream.address() != 0) {
                        pulse.call(
                                "pa_stream_set_state_callback",
                                stream,
                                MemorySegment.NULL,
                                MemorySegment.NULL);
                        pulse.call(
                                "pa_stream_set_read_callback",
                                stream,
                                MemorySegment.NULL,
                                MemorySegment.NULL);
                        pulse.call("pa_stream_disconnect", stream);
                        pulse.call("pa_stream_unref", stream);
                    }
                });
    }
}
