package dev.sidetone.audio.pulse;

import static dev.sidetone.audio.pulse.PulseLibrary.INT;
import static dev.sidetone.audio.pulse.PulseLibrary.POINTER;

import dev.sidetone.audio.hub.SoundCards.Card;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One connection to the sound server, from its beginning to its end; the list of its cards is kept
 * up to date all the while.
 */
@SuppressWarnings("restricted")
final class PulseContext {
    private static final int NO_AUTOSPAWN = 1;
    private static final int READY = 4;
    private static final int SINKS_SOURCES_SERVER = 0x0001 | 0x0002 | 0x0080;
    // of the structures that the library hands over: name, description, and default names
    private static final int CARD_NAME = 0;
    private static final int CARD_DESCRIPTION = 16;
    private static final int DEFAULT_SINK = 48;
    private static final int DEFAULT_SOURCE = 56;

    /** Told on the loop's thread. */
    interface Listener {
        /** These cards are there now, the default ones first. */
        void cards(PulseContext of, List<Card> outputs, List<Card> inputs);

        /** The connection is over; it must still be closed, on another thread. */
        void gone(PulseContext context);
    }

    private final PulseLoop loop;
    private final PulseLibrary pulse;
    private final Listener listener;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment context;
    // made once: a callback lives as long as the arena
    private final MemorySegment onServer;
    private final MemorySegment onSink;
    private final MemorySegment onSource;
    private final CompletableFuture<Boolean> listed = new CompletableFuture<>();
    private final List<PulseStream> abandoned = new ArrayList<>();
    private final List<Card> listing = new ArrayList<>();
    private List<Card> outputs = List.of();
    private String defaultOutput = "";
    private String defaultInput = "";
    private boolean asking;
    private boolean askAgain;
    private boolean closed;

    PulseContext(PulseLoop loop, Listener listener) {
        this.loop = loop;
        this.pulse = loop.library();
        this.listener = listener;
        this.onServer = callback("server", POINTER, POINTER, POINTER);
        this.onSink = callback("sink", POINTER, POINTER, INT, POINTER);
        this.onSource = callback("source", POINTER, POINTER, INT, POINTER);
        this.context =
                loop.locked(
                        () ->
                                pulse.callPointer(
                                        "pa_context_new",
                                        loop.api(),
                                        arena.allocateFrom("Sidetone")));
    }

    private MemorySegment callback(String method, MemoryLayout... arguments) {
        return loop.library().callback(this, method, arena, MethodHandles.lookup(), arguments);
    }

    /**
     * Connects and lists the cards; false when that fails or takes longer than {@code patience}.
     *
     * @param server its address; empty for the usual one
     */
    boolean open(String server, Duration patience) {
        MemorySegment address = server.isEmpty() ? MemorySegment.NULL : arena.allocateFrom(server);
        MemorySegment onState = callback("stateChanged", POINTER, POINTER);
        MemorySegment onChange = callback("cardsChanged", POINTER, INT, INT, POINTER);
        loop.locked(
                () -> {
                    pulse.call(
                            "pa_context_set_state_callback", context, onState, MemorySegment.NULL);
                    pulse.call(
                            "pa_context_set_subscribe_callback",
                            context,
                            onChange,
                            MemorySegment.NULL);
                    int begun =
                            pulse.callInt(
                                    "pa_context_connect",
                                    context,
                                    address,
                                    NO_AUTOSPAWN,
                                    MemorySegment.NULL);
                    if (begun < 0) {
                        listed.complete(false);
                    }
                });
        try {
            return listed.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception silent) {
            return false;
        }
    }

    // ---- on the loop's thread, called by the library ----

    private void stateChanged(MemorySegment which, MemorySegment nothing) {
        int state = pulse.callInt("pa_context_get_state", context);
        if (state == READY) {
            done(
                    pulse.callPointer(
                            "pa_context_subscribe",
                            context,
                            SINKS_SOURCES_SERVER,
                            MemorySegment.NULL,
                            MemorySegment.NULL));
            list();
        } else if (state > READY) {
            // one that never got as far is told by the answer of open
            if (!listed.complete(false)) {
                listener.gone(this);
            }
        }
    }

    private void cardsChanged(MemorySegment which, int event, int index, MemorySegment nothing) {
        list();
    }

    /** Answers come in the order of the questions. Changes in between are asked for together. */
    private void list() {
        askAgain = asking;
        if (asking) {
            return;
        }
        asking = true;
        ask("pa_context_get_server_info", onServer);
        ask("pa_context_get_sink_info_list", onSink);
        ask("pa_context_get_source_info_list", onSource);
    }

    private void ask(String question, MemorySegment answer) {
        done(pulse.callPointer(question, context, answer, MemorySegment.NULL));
    }

    private void done(MemorySegment operation) {
        if (operation.address() != 0) {
            pulse.call("pa_operation_unref", operation);
        }
    }

    private void server(MemorySegment which, MemorySegment info, MemorySegment nothing) {
        if (info.address() != 0) {
            MemorySegment fields = info.reinterpret(DEFAULT_SOURCE + 8);
            defaultOutput = PulseLibrary.text(fields.get(ValueLayout.ADDRESS, DEFAULT_SINK));
            defaultInput = PulseLibrary.text(fields.get(ValueLayout.ADDRESS, DEFAULT_SOURCE));
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
            List<Card> inputs = sorted(defaultInput);
            asking = false;
            if (askAgain) {
                list();
            } else {
                listener.cards(this, outputs, inputs);
                listed.complete(true);
            }
        }
    }

    private static Card card(MemorySegment info) {
        MemorySegment fields = info.reinterpret(CARD_DESCRIPTION + 8);
        String name = PulseLibrary.text(fields.get(ValueLayout.ADDRESS, CARD_NAME));
        String description = PulseLibrary.text(fields.get(ValueLayout.ADDRESS, CARD_DESCRIPTION));
        return new Card(name, description.isEmpty() ? name : description);
    }

    /** The default first; monitors, which hear what an output plays, last. */
    private List<Card> sorted(String first) {
        List<Card> cards = new ArrayList<>(listing);
        listing.clear();
        cards.sort(
                Comparator.comparing((Card card) -> !card.id().equals(first))
                        .thenComparing(card -> card.id().endsWith(".monitor")));
        return List.copyOf(cards);
    }

    // ---- on any other thread ----

    PulseLoop loop() {
        return loop;
    }

    /** A stream on this connection, null for none; with the loop locked. */
    MemorySegment newStream(MemorySegment title, MemorySegment shape) {
        return closed
                ? MemorySegment.NULL
                : pulse.callPointer("pa_stream_new", context, title, shape, MemorySegment.NULL);
    }

    /** Frees a stream when the connection ends; with the loop locked. */
    void keep(PulseStream stream) {
        abandoned.add(stream);
    }

    /** What the server or the library said last about a fault. */
    String fault() {
        return loop.locked(
                () ->
                        closed
                                ? "closed"
                                : PulseLibrary.text(
                                        pulse.callPointer(
                                                "pa_strerror",
                                                pulse.callInt("pa_context_errno", context))));
    }

    /** Ends the connection and its streams; not on the loop's thread. Idempotent. */
    void close() {
        loop.locked(
                () -> {
                    if (!closed) {
                        closed = true;
                        MemorySegment none = MemorySegment.NULL;
                        pulse.call("pa_context_set_state_callback", context, none, none);
                        pulse.call("pa_context_set_subscribe_callback", context, none, none);
                        pulse.call("pa_context_disconnect", context);
                        abandoned.forEach(PulseStream::free);
                        pulse.call("pa_context_unref", context);
                        arena.close();
                    }
                });
    }
}
