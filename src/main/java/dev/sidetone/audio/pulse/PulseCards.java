package dev.sidetone.audio.pulse;

import static dev.sidetone.audio.pulse.PulseLibrary.INT;
import static dev.sidetone.audio.pulse.PulseLibrary.POINTER;

import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.hub.SoundCards;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * The cards of a PulseAudio (or PipeWire) server: one context on one threaded main loop for the
 * process. WebRTC's own device code cannot choose a device on Linux.
 */
@SuppressWarnings("restricted")
public final class PulseCards implements SoundCards {
    private static final Logger log = LoggerFactory.getLogger(PulseCards.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int NO_AUTOSPAWN = 1;
    private static final int READY = 4;
    private static final int SINKS_SOURCES_SERVER = 0x0001 | 0x0002 | 0x0080;

    private final Arena arena = Arena.ofShared();
    private final PulseLibrary pulse;
    private final MemorySegment loop;
    private final MemorySegment context;
    // made once: a stub lives as long as the arena
    private final MemorySegment onServer;
    private final MemorySegment onSink;
    private final MemorySegment onSource;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final List<Runnable> observers = new CopyOnWriteArrayList<>();
    private final List<PulseStream> streams = new CopyOnWriteArrayList<>();
    private volatile List<Card> outputs = List.of();
    private volatile List<Card> inputs = List.of();
    private final List<Card> listing = new ArrayList<>();
    private String defaultOutput = "";
    private String defaultInput = "";
    private volatile @Nullable String absence;
    private volatile CompletableFuture<Void> listed = new CompletableFuture<>();

    private PulseCards() {
        pulse = new PulseLibrary(arena);
        onServer = callback("server", POINTER, POINTER, POINTER);
        onSink = callback("sink", POINTER, POINTER, INT, POINTER);
        onSource = callback("source", POINTER, POINTER, INT, POINTER);
        loop = pulse.callPointer("pa_threaded_mainloop_new");
        MemorySegment api = pulse.callPointer("pa_threaded_mainloop_get_api", loop);
        context = pulse.callPointer("pa_context_new", api, arena.allocateFrom("Sidetone"));
        pulse.call(
                "pa_context_set_state_callback",
                context,
                callback("stateChanged", POINTER, POINTER),
                MemorySegment.NULL);
        pulse.call(
                "pa_context_set_subscribe_callback",
                context,
                callback("cardsChanged", POINTER, INT, INT, POINTER),
                MemorySegment.NULL);
    }

    /** Connects; a machine without a sound server gives {@link dev.sidetone.audio.hub.NoCards}. */
    public static SoundCards connect() {
        PulseCards cards;
        try {
            cards = new PulseCards();
        } catch (IllegalArgumentException missing) {
            return new dev.sidetone.audio.hub.NoCards(
                    "libpulse.so.0 is not installed (apt-get install libpulse0)");
        }
        if (!cards.start()) {
            cards.close();
            return new dev.sidetone.audio.hub.NoCards("no sound server answers");
        }
        return cards;
    }

    private boolean start() {
        pulse.call(
                "pa_context_connect",
                context,
                MemorySegment.NULL,
                NO_AUTOSPAWN,
                MemorySegment.NULL);
        pulse.call("pa_threaded_mainloop_start", loop);
        try {
            if (!ready.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            locked(
                    () -> {
                        done(
                                pulse.callPointer(
                                        "pa_context_subscribe",
                                        context,
                                        SINKS_SOURCES_SERVER,
                                        MemorySegment.NULL,
                                        MemorySegment.NULL));
                        list();
                    });
            listed.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (Exception silent) {
            return false;
        }
    }

    private MemorySegment callback(String method, java.lang.foreign.MemoryLayout... arguments) {
        return pulse.callback(this, method, arena, MethodHandles.lookup(), arguments);
    }

    // ---- on the main loop's thread, called by the library ----

    private void stateChanged(MemorySegment which, MemorySegment nothing) {
        int state = pulse.callInt("pa_context_get_state", context);
        if (state == READY) {
            ready.complete(true);
        } else if (state > READY) {
            ready.complete(false);
            absence = "the sound server has gone";
            outputs = List.of();
            inputs = List.of();
            streams.forEach(PulseStream::contextGone);
            tell();
        }
    }

    private void cardsChanged(MemorySegment which, int event, int index, MemorySegment nothing) {
        list();
    }

    private void list() {
        done(
                pulse.callPointer(
                        "pa_context_get_server_info", context, onServer, MemorySegment.NULL));
        done(
                pulse.callPointer(
                        "pa_context_get_sink_info_list", context, onSink, MemorySegment.NULL));
        done(
                pulse.callPointer(
                        "pa_context_get_source_info_list", context, onSource, MemorySegment.NULL));
    }

    private void server(MemorySegment which, MemorySegment info, MemorySegment nothing) {
        if (info.address() != 0) {
            MemorySegment fields = info.reinterpret(64);
            defaultOutput = PulseLibrary.text(fields.get(ValueLayout.ADDRESS, 48));
            defaultInput = PulseLibrary.text(fields.get(ValueLayout.ADDRESS, 56));
        }
    }

    private void sink(MemorySegment which, MemorySegment info, int end, MemorySegment nothing) {
        if (end == 0) {
            listing.add(card(info));
        } else {
            outputs = sorted(defaultOutput);
        }
    }

    private void source(MemorySegment which, MemorySegment info, int end, MemorySegment nothing) {
        if (end == 0) {
            listing.add(card(info));
        } else {
            inputs = sorted(defaultInput);
            listed.complete(null);
            tell();
        }
    }

    private static Card card(MemorySegment info) {
        MemorySegment fields = info.reinterpret(24);
        return new Card(
                PulseLibrary.text(fields.get(ValueLayout.ADDRESS, 0)),
                PulseLibrary.text(fields.get(ValueLayout.ADDRESS, 16)));
    }

    private List<Card> sorted(String first) {
        List<Card> cards = new ArrayList<>(listing);
        listing.clear();
        cards.sort(
                Comparator.comparing((Card card) -> !card.id().equals(first))
                        .thenComparing(card -> card.id().endsWith(".monitor")));
        return List.copyOf(cards);
    }

    private void tell() {
        observers.forEach(Runnable::run);
    }

    // ---- on any thread ----

    private void done(MemorySegment operation) {
        if (operation.address() != 0) {
            pulse.call("pa_operation_unref", operation);
        }
    }

    void locked(Runnable body) {
        pulse.call("pa_threaded_mainloop_lock", loop);
        try {
            body.run();
        } finally {
            pulse.call("pa_threaded_mainloop_unlock", loop);
        }
    }

    PulseLibrary library() {
        return pulse;
    }

    MemorySegment loop() {
        return loop;
    }

    MemorySegment context() {
        return context;
    }

    void closed(PulseStream stream) {
        streams.remove(stream);
    }

    @Override
    public List<Card> outputs() {
        return outputs;
    }

    @Override
    public List<Card> inputs() {
        return inputs;
    }

    @Override
    public @Nullable Playback play(String id, Runnable lost) {
        PulsePlayback playback = new PulsePlayback(this, lost);
        return opened(playback, id) ? playback : null;
    }

    @Override
    public @Nullable Closing record(String id, FrameSink to, Runnable lost) {
        PulseCapture capture = new PulseCapture(this, to, lost);
        return opened(capture, id) ? capture : null;
    }

    private boolean opened(PulseStream stream, String id) {
        if (absence != null) {
            return false;
        }
        streams.add(stream);
        boolean open = stream.open(id, PATIENCE);
        if (!open) {
            log.warn("The sound device {} could not be opened", id);
            stream.close();
        }
        return open;
    }

    @Override
    public void onChange(Runnable observer) {
        observers.add(observer);
    }

    @Override
    public @Nullable String absence() {
        return absence;
    }

    @Override
    public void close() {
        streams.forEach(PulseStream::close);
        locked(() -> pulse.call("pa_context_disconnect", context));
        pulse.call("pa_threaded_mainloop_stop", loop);
        pulse.call("pa_context_unref", context);
        pulse.call("pa_threaded_mainloop_free", loop);
        arena.close();
    }
}
