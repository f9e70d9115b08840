package dev.sidetone.audio.pulse;

import static dev.sidetone.audio.pulse.PulseLibrary.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One stream of 48 kHz mono to or from a card. Opened and closed on the audio control queue. */
@SuppressWarnings("restricted")
abstract class PulseStream {
    static final int FRAME_BYTES = 960;
    // interpolated timing, kept up to date, small latency, and never moved to another card unasked
    static final int FLAGS = 0x0002 | 0x0008 | 0x2000 | 0x0200;
    private static final int S16LE = 3;
    private static final int CREATING = 1;
    private static final int READY = 2;

    private final PulseContext context;
    final PulseLoop loop;
    final PulseLibrary pulse;
    final Arena arena = Arena.ofShared();
    final MemorySegment stream;
    private final Runnable lost;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private volatile boolean ended;
    private volatile boolean abandoned;

    PulseStream(PulseContext context, String name, Runnable lost) {
        this.context = context;
        this.loop = context.loop();
        this.pulse = loop.library();
        this.lost = lost;
        MemorySegment shape = arena.allocate(12);
        shape.set(PulseLibrary.INT, 0, S16LE);
        shape.set(PulseLibrary.INT, 4, 48_000);
        shape.set(ValueLayout.JAVA_BYTE, 8, (byte) 1);
        MemorySegment title = arena.allocateFrom(name);
        this.stream = loop.locked(() -> context.newStream(title, shape));
    }

    /** Connects within {@code patience}; false leaves it to be closed. */
    final boolean open(String card, Duration patience) {
        if (stream.address() == 0) {
            return false;
        }
        MemorySegment onState =
                pulse.callback(
                        this, "stateChanged", arena, MethodHandles.lookup(), POINTER, POINTER);
        MemorySegment name = arena.allocateFrom(card);
        loop.locked(
                () -> {
                    pulse.call("pa_stream_set_state_callback", stream, onState, MemorySegment.NULL);
                    if (connect(name) < 0) {
                        ready.complete(false);
                    }
                });
        try {
            return ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception silent) {
            return false;
        }
    }

    /** Connects to a card, negative when that is refused; with the loop locked. */
    abstract int connect(MemorySegment card);

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
        return !ended && !abandoned;
    }

    /** On the loop's thread. */
    private void stateChanged(MemorySegment which, MemorySegment nothing) {
        int now = state();
        if (now == READY && abandoned) {
            pulse.call("pa_stream_disconnect", stream);
        } else if (now == READY) {
            ready.complete(true);
        } else if (now > READY && !ended) {
            ended = true;
            // one that was never ready is told by the answer of open
            if (!ready.complete(false) && !abandoned) {
                lost.run();
            }
        }
    }

    private int state() {
        return pulse.callInt("pa_stream_get_state", stream);
    }

    /** Ends the stream; nothing is heard of it after the return. Idempotent. */
    public void close() {
        loop.locked(
                () -> {
                    if (abandoned || !arena.scope().isAlive()) {
                        return;
                    }
                    if (stream.address() != 0 && state() == CREATING) {
                        // the server would go on with it for ever: it cannot be told before it is
                        // there
                        abandoned = true;
                        context.keep(this);
                    } else {
                        free();
                    }
                });
    }

    /** With the loop locked, and once. */
    final void free() {
        boolean connected = !ended;
        ended = true;
        if (stream.address() != 0) {
            MemorySegment none = MemorySegment.NULL;
            pulse.call("pa_stream_set_state_callback", stream, none, none);
            pulse.call("pa_stream_set_read_callback", stream, none, none);
            pulse.call("pa_stream_set_underflow_callback", stream, none, none);
            if (connected) {
                pulse.call("pa_stream_disconnect", stream);
            }
            pulse.call("pa_stream_unref", stream);
        }
        arena.close();
    }
}
