package dev.sidetone.audio.pulse;

import static dev.sidetone.audio.pulse.PulseLibrary.POINTER;

import dev.sidetone.audio.Resampler;
import dev.sidetone.audio.hub.SoundCards;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.function.Consumer;

/**
 * Writes every frame as soon as it is decoded, never on the server's request: small requests alone
 * would drive the server's load up. What waits is kept at its {@link PlaybackLevel} by stretching
 * up to 1.5 percent, because the decoder's clock and the card's drift.
 */
final class PulsePlayback extends PulseStream implements SoundCards.Playback {
    private static final Logger log = LoggerFactory.getLogger(PulsePlayback.class);
    private static final int TARGET = 40 * 96;
    // more than a frame: with one it would run empty again at once
    private static final int PREBUFFER = 12 * 96;
    private static final int REQUEST = 15 * 96;
    // in the library's timing structure: what the card holds itself, now and as configured
    private static final long CARD_HOLDS = 24;
    private static final long CARD_CONFIGURED = 80;
    // an idle null sink may have played two seconds ahead: until then it takes nothing
    private static final int STALLED_FRAMES = 400;
    private static final int MOST_SAMPLES = 600;
    // the server asks in pieces of 15 ms and may be late: a frame it has not asked for is no pile
    private static final int MOST_UNASKED = 3;

    private final Consumer<Boolean> stalled;
    private final MethodHandle write;
    private final MethodHandle writable;
    private final MethodHandle latency;
    private final MethodHandle timing;
    private final MemorySegment samples = arena.allocate(2L * MOST_SAMPLES);
    private final MemorySegment micros = arena.allocate(8);
    private final MemorySegment negative = arena.allocate(4);
    private final short[] stretched = new short[MOST_SAMPLES];
    private final PlaybackLevel level = new PlaybackLevel();
    private final Resampler resampler = Resampler.pacing();
    private long frames;
    private long dropped;
    private int unasked;
    private int refusedInARow;
    private volatile double latencyMillis;
    private volatile long underruns;

    /**
     * Not open yet.
     *
     * @param stalled told that the server has not taken anything for seconds, and that it does
     *     again
     */
    PulsePlayback(PulseContext context, Runnable lost, Consumer<Boolean> stalled) {
        super(context, "Sidetone playback", lost);
        this.stalled = stalled;
        write = pulse.handle("pa_stream_write");
        writable = pulse.handle("pa_stream_writable_size");
        latency = pulse.handle("pa_stream_get_latency");
        timing = pulse.handle("pa_stream_get_timing_info");
    }

    @Override
    int connect(MemorySegment card) {
        pulse.call(
                "pa_stream_set_underflow_callback",
                stream,
                pulse.callback(this, "underrun", arena, MethodHandles.lookup(), POINTER, POINTER),
                MemorySegment.NULL);
        return pulse.callInt(
                "pa_stream_connect_playback",
                stream,
                card,
                buffering(TARGET, PREBUFFER, REQUEST, -1),
                FLAGS,
                MemorySegment.NULL,
                MemorySegment.NULL);
    }

    /** On the loop's thread. */
    private void underrun(MemorySegment which, MemorySegment nothing) {
        underruns++;
        level.underrun();
    }

    @Override
    public void frame(short[] frame) {
        if (!alive()) {
            return;
        }
        boolean taken = loop.lock();
        try {
            if (alive()) {
                push(frame);
            }
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            loop.unlock(taken);
        }
    }

    private void push(short[] frame) throws Throwable {
        double left = left();
        frames++;
        if (left >= 0) {
            latencyMillis = left;
            level.see(left, cardHolds());
        }
        if (level.late()) {
            dropped++;
            return;
        }
        resampler.pace(level.pace());
        resampler.put(frame, 0, frame.length);
        int count = resampler.take(stretched, 0, MOST_SAMPLES);
        if ((long) writable.invokeExact(stream) >= 2L * count) {
            unasked = 0;
        } else if (++unasked > MOST_UNASKED) {
            refused();
            return;
        }
        MemorySegment.copy(stretched, 0, samples, ValueLayout.JAVA_SHORT, 0, count);
        int answer =
                (int) write.invokeExact(stream, samples, 2L * count, MemorySegment.NULL, 0L, 0);
        if (answer == 0) {
            taken();
        }
    }

    private void refused() {
        dropped++;
        if (++refusedInARow == STALLED_FRAMES) {
            stalled.accept(true);
        }
    }

    private void taken() {
        if (refusedInARow >= STALLED_FRAMES) {
            stalled.accept(false);
        }
        refusedInARow = 0;
    }

    /** Milliseconds until what is written now is heard; negative while nobody knows. */
    private double left() throws Throwable {
        int answer = (int) latency.invokeExact(stream, micros, negative);
        if (answer != 0) {
            return -1;
        }
        return negative.get(PulseLibrary.INT, 0) != 0
                ? 0
                : micros.get(PulseLibrary.LONG, 0) / 1_000.0;
    }

    @SuppressWarnings("restricted")
    private double cardHolds() throws Throwable {
        MemorySegment info = (MemorySegment) timing.invokeExact(stream);
        if (info.address() == 0) {
            return 0;
        }
        MemorySegment fields = info.reinterpret(CARD_CONFIGURED + 8);
        long micros = fields.get(PulseLibrary.LONG, CARD_HOLDS);
        return Math.max(micros, fields.get(PulseLibrary.LONG, CARD_CONFIGURED)) / 1_000.0;
    }

    @Override
    public int latencyMillis() {
        return (int) Math.round(latencyMillis);
    }

    /** How it went so far. */
    Figures figures() {
        return new Figures(frames, dropped, underruns, latencyMillis, level.extra(), level.pace());
    }

    /**
     * Frames that came, that were not played, times it ran empty; at the end the latency, how much
     * of it the card wants, and the pace.
     */
    record Figures(
            long frames,
            long dropped,
            long underruns,
            double latencyMillis,
            double extraMillis,
            double pace) {}

    @Override
    public void close() {
        super.close();
        log.debug("Playback ended: {}", figures());
    }
}
