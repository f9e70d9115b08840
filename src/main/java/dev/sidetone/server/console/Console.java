package dev.sidetone.server.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.sidetone.server.console.Board.Mark;
import dev.sidetone.server.console.Board.News;
import dev.sidetone.server.console.Shown.Frame;
import dev.sidetone.server.watch.ServerEvent;
import dev.sidetone.server.watch.ServerObserver;
import dev.sidetone.signaling.Wire;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Watches the server, and tells the pages that are open: ten times a second at most, whatever
 * happens, so that nobody is kept up by a page and no page by many events. A page that does not
 * take what it is told is disconnected by its wire, and begins anew when it comes back.
 */
public final class Console implements ServerObserver, AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(100);
    private static final Duration ALIVE = Duration.ofSeconds(20);
    private static final int MOST_PAGES = 32;
    private static final int RESTARTING = 1012;
    private static final int TRY_LATER = 1013;
    private static final int POLICY = 1008;

    private final Time time;
    private final SerialQueue queue;
    private final Board board = new Board();
    private final ObjectMapper json =
            JsonMapper.builder()
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                    .build();
    private final Set<Wire> pages = new LinkedHashSet<>();
    private final AtomicBoolean armed = new AtomicBoolean();
    private volatile boolean watched;
    private @Nullable About about;
    private Mark told = Mark.NOTHING;
    private SerialQueue.@Nullable Timer alive;

    /** A console that nobody has opened yet. */
    public Console(Time time) {
        this.time = time;
        this.queue = time.queue("server-console");
    }

    @Override
    public void saw(ServerEvent event) {
        board.saw(time.now().toEpochMilli(), event);
        if (watched && armed.compareAndSet(false, true)) {
            queue.after(PACE, this::tell);
        }
    }

    /** What the server is, as soon as that is known. */
    public void at(About here) {
        queue.execute(
                () -> {
                    about = here;
                    pages.forEach(this::begin);
                });
    }

    /** The server's end of a page's socket. */
    public Wire.Listener page() {
        return new Wire.Listener() {
            @Override
            public void opened(Wire wire) {
                queue.execute(() -> open(wire));
            }

            @Override
            public void frame(Wire wire, String text) {
                wire.close(POLICY, "nothing is expected from a page");
            }

            @Override
            public void closed(Wire wire, int code, String reason) {
                queue.execute(() -> closedBy(wire));
            }
        };
    }

    private void open(Wire page) {
        if (pages.size() >= MOST_PAGES) {
            page.close(TRY_LATER, "the console is open in too many places");
            return;
        }
        if (pages.isEmpty()) {
            told = board.since(Mark.NOTHING, now()).mark();
        }
        pages.add(page);
        watched = true;
        begin(page);
        beAlive();
    }

    private void closedBy(Wire page) {
        pages.remove(page);
        watched = !pages.isEmpty();
    }

    private long now() {
        return time.now().toEpochMilli();
    }

    /** Everything, for a page that knows nothing. */
    private void begin(Wire page) {
        About here = about;
        Frame frame = board.since(Mark.NOTHING, now()).frame();
        if (here != null) {
            page.send(written(frame.by(here)));
        }
    }

    private void tell() {
        armed.set(false);
        News news = board.since(told, now());
        told = news.mark();
        if (news.frame().says()) {
            send(news.frame());
        }
    }

    private void send(Frame frame) {
        String written = written(frame);
        pages.forEach(page -> page.send(written));
        beAlive();
    }

    /** Pages that hear nothing for long would think that the server has gone. */
    private void beAlive() {
        if (alive != null) {
            alive.cancel();
        }
        alive = pages.isEmpty() ? null : queue.after(ALIVE, this::breathe);
    }

    private void breathe() {
        send(new Frame(now(), null, null, null, null, null, null));
    }

    private String written(Frame frame) {
        try {
            return json.writeValueAsString(frame);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Pages look for the next server. */
    @Override
    public void close() {
        queue.execute(
                () -> {
                    pages.forEach(page -> page.close(RESTARTING, "the server is closing"));
                    pages.clear();
                    queue.close();
                });
    }
}
