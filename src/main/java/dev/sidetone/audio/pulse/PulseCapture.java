package dev.sidetone.audio.pulse;

import static dev.sidetone.audio.pulse.PulseLibrary.LONG;
import static dev.sidetone.audio.pulse.PulseLibrary.POINTER;

import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.hub.SoundCards;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** Reads 10 ms at a time, on the loop's thread; what has become stale is dropped. */
@SuppressWarnings("restricted")
final class PulseCapture extends PulseStream implements SoundCards.Closing {
    private static final int STALE = 3 * 480;

    private final FrameSink to;
    private final MethodHandle peek;
    private final MethodHandle drop;
    private final MemorySegment data = arena.allocate(8);
    private final MemorySegment size = arena.allocate(8);
    private final short[] frame = new short[480];
    private final short[] waiting = new short[48_000];
    private int held;

    PulseCapture(PulseContext context, FrameSink to, Runnable lost) {
        super(context, "Sidetone microphone", lost);
        this.to = to;
        peek = pulse.handle("pa_stream_peek");
        drop = pulse.handle("pa_stream_drop");
    }

    @Override
    int connect(MemorySegment card) {
        pulse.call(
                "pa_stream_set_read_callback",
                stream,
                pulse.callback(
                        this, "readable", arena, MethodHandles.lookup(), POINTER, LONG, POINTER),
                MemorySegment.NULL);
        return pulse.callInt(
                "pa_stream_connect_record",
                stream,
                card,
                buffering(-1, -1, -1, FRAME_BYTES),
                FLAGS);
    }

    /** On the loop's thread. */
    private void readable(MemorySegment which, long bytes, MemorySegment nothing) throws Throwable {
        while (alive() && (int) peek.invokeExact(stream, data, size) == 0) {
            long got = size.get(LONG, 0);
            if (got == 0) {
                break;
            }
            MemorySegment from = data.get(POINTER, 0);
            // a null pointer is a hole in the recording
            if (from.address() != 0) {
                take(from.reinterpret(got), (int) (got / 2));
            }
            int dropped = (int) drop.invokeExact(stream);
            if (dropped != 0) {
                break;
            }
        }
        deliver();
    }

    private void take(MemorySegment block, int samples) {
        int fits = Math.min(samples, waiting.length);
        if (held + fits > waiting.length) {
            held = 0;
        }
        MemorySegment.copy(
                block, ValueLayout.JAVA_SHORT, (samples - fits) * 2L, waiting, held, fits);
        held += fits;
    }

    private void deliver() {
        int at = held > STALE + 480 ? held - STALE : 0;
        while (held - at >= 480) {
            System.arraycopy(waiting, at, frame, 0, 480);
            at += 480;
            to.frame(frame);
        }
        System.arraycopy(waiting, at, waiting, 0, held - at);
        held -= at;
    }
}
