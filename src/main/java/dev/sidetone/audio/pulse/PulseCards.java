package dev.sidetone.audio.pulse;

import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.hub.NoCards;
import dev.sidetone.audio.hub.SoundCards;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The cards of a PulseAudio (or PipeWire) server. WebRTC's own device code cannot choose a device
 * on Linux. A server that is not there, or goes, is looked for again every few seconds.
 *
 * <p>Opening takes a second at most, whatever the server does: the asynchronous interface is used
 * throughout.
 */
public final class PulseCards implements SoundCards {
    private static final Logger log = LoggerFactory.getLogger(PulseCards.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final PulseLoop loop;
    private final String server;
    private final Duration again;
    private final List<Runnable> observers = new CopyOnWriteArrayList<>();
    private volatile List<Card> outputs = List.of();
    private volatile List<Card> inputs = List.of();
    private volatile @Nullable String absence = "no sound server answers";
    private @Nullable PulseContext context;
    private @Nullable Thread searcher;
    private boolean closed;

    private PulseCards(PulseLoop loop, String server, Duration again) {
        this.loop = loop;
        this.server = server;
        this.again = again;
    }

    /** The user's sound server; on a machine without the library there are {@link NoCards}. */
    public static SoundCards connect() {
        return connect("");
    }

    /** The same at an address such as {@code unix:/run/user/1000/pulse/native}. */
    public static SoundCards connect(String server) {
        return connect(server, AGAIN);
    }

    static SoundCards connect(String server, Duration again) {
        PulseCards cards;
        try {
            cards = new PulseCards(new PulseLoop(new PulseLibrary()), server, again);
        } catch (IllegalArgumentException missing) {
            return new NoCards("libpulse.so.0 is not installed (apt-get install libpulse0)");
        } catch (NoSuchElementException old) {
            return new NoCards("libpulse.so.0 is too old: " + old.getMessage());
        }
        if (!cards.tryConnect()) {
            cards.search();
        }
        return cards;
    }

    /** Takes two seconds at most, then it has a context or none. */
    private boolean tryConnect() {
        var tried = new PulseContext(loop, new Watch());
        synchronized (this) {
            context = tried;
        }
        boolean open = tried.open(server, PATIENCE);
        synchronized (this) {
            open = open && context == tried && !closed;
            if (!open && context == tried) {
                context = null;
                // it may have listed its cards in the last moment
                absence = absence == null ? "no sound server answers" : absence;
                outputs = List.of();
                inputs = List.of();
            }
        }
        if (!open) {
            log.debug("No sound server: {}", tried.fault());
            tried.close();
        }
        return open;
    }

    private synchronized void search() {
        if (searcher == null && !closed) {
            searcher =
                    Thread.ofPlatform()
                            .name("sound-server-search")
                            .daemon(true)
                            .start(this::searching);
        }
    }

    private void searching() {
        while (waited()) {
            if (tryConnect()) {
                log.info("The sound server is there: {} outputs", outputs.size());
            }
        }
    }

    /** Waits for the next try; false when there is none to be made. */
    private synchronized boolean waited() {
        try {
            if (context == null && !closed) {
                wait(again.toMillis());
            }
        } catch (InterruptedException ended) {
            searcher = null;
            return false;
        }
        boolean more = context == null && !closed;
        if (!more) {
            searcher = null;
        }
        return more;
    }

    /** What a context tells, on the loop's thread. */
    private final class Watch implements PulseContext.Listener {
        @Override
        public void cards(PulseContext of, List<Card> nowOutputs, List<Card> nowInputs) {
            if (replaced(of, nowOutputs, nowInputs)) {
                log.debug("Sound cards: {} and {}", nowOutputs, nowInputs);
                tell();
            }
        }

        @Override
        public void gone(PulseContext which) {
            // not here: a context is not freed by its own thread
            Thread.ofPlatform().name("sound-server-gone").daemon(true).start(() -> lost(which));
        }
    }

    private synchronized boolean replaced(
            PulseContext of, List<Card> nowOutputs, List<Card> nowInputs) {
        String missing = nowOutputs.isEmpty() ? "the sound server has no output" : null;
        boolean same =
                Objects.equals(absence, missing)
                        && nowOutputs.equals(outputs)
                        && nowInputs.equals(inputs);
        if (of != context || same) {
            return false;
        }
        outputs = nowOutputs;
        inputs = nowInputs;
        absence = missing;
        return true;
    }

    private void lost(PulseContext which) {
        synchronized (this) {
            if (context != which || closed) {
                return;
            }
            context = null;
            absence = "the sound server has gone";
            outputs = List.of();
            inputs = List.of();
        }
        log.warn("The sound server has gone: {}", which.fault());
        which.close();
        tell();
        search();
    }

    private void tell() {
        observers.forEach(Runnable::run);
    }

    private void stalled(boolean hangs) {
        log.info("The sound server takes {}", hangs ? "nothing any more" : "sound again");
        absence = hangs ? "the sound server does not answer" : null;
        tell();
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
        PulseContext on = current();
        if (on == null) {
            return null;
        }
        PulsePlayback playback = new PulsePlayback(on, lost, this::stalled);
        return opened(playback, id) ? playback : null;
    }

    @Override
    public @Nullable Closing record(String id, FrameSink to, Runnable lost) {
        PulseContext on = current();
        if (on == null) {
            return null;
        }
        PulseCapture capture = new PulseCapture(on, to, lost);
        return opened(capture, id) ? capture : null;
    }

    private synchronized @Nullable PulseContext current() {
        return context;
    }

    private static boolean opened(PulseStream stream, String id) {
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

    /** Ends the connection. Streams have been closed before. */
    @Override
    public void close() {
        PulseContext open;
        Thread searching;
        synchronized (this) {
            closed = true;
            open = context;
            context = null;
            searching = searcher;
            notifyAll();
        }
        join(searching);
        if (open != null) {
            open.close();
        }
        loop.close();
    }

    private static void join(@Nullable Thread thread) {
        try {
            if (thread != null) {
                thread.join(PATIENCE.plusMillis(500));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
