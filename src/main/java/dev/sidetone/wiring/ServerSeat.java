package dev.sidetone.wiring;

import dev.sidetone.store.DataFolder;
import dev.sidetone.store.Lock;
import dev.sidetone.store.ServerRecord;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The household's one voice server, wherever it runs. Whoever holds the server lock hosts it; all
 * other processes try for the lock four times a second, and the operating system gives it away the
 * moment the host has gone: the next one starts a server with the same key on the same ports.
 */
final class ServerSeat implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ServerSeat.class);
    private static final Duration TRY_AGAIN = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Starts a server; on the given ports if these are free. */
    @FunctionalInterface
    interface Host {
        Running start(@Nullable ServerRecord previous) throws IOException;
    }

    /** A started server. */
    interface Running extends AutoCloseable {
        ServerRecord record();

        @Override
        void close();
    }

    private final DataFolder folder;
    private final Host host;
    private final Thread watch;
    private volatile CompletableFuture<URI> found = new CompletableFuture<>();
    private @Nullable Lock lock;
    private @Nullable Running running;
    private String complaint = "";
    private volatile boolean closed;

    ServerSeat(DataFolder folder, Host host) {
        this.folder = folder;
        this.host = host;
        this.watch = Thread.ofPlatform().name("server-seat").daemon(true).unstarted(this::watch);
    }

    /** Begins to host or to look for the host. Returns at once. */
    ServerSeat open() {
        watch.start();
        return this;
    }

    /**
     * The base address of the server, once one answers.
     *
     * @throws IOException with a text for the user when none does within ten seconds
     */
    URI url() throws IOException {
        try {
            found.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return current();
        } catch (TimeoutException
                | InterruptedException
                | java.util.concurrent.ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "No voice server could be started or found for the data folder "
                            + folder.root()
                            + (cause.getMessage() == null ? "" : ": " + cause.getMessage()),
                    e);
        }
    }

    /** The address as last written: a successor may have had to take other ports. */
    URI current() {
        ServerRecord record = ServerRecord.read(folder);
        return record == null ? found.getNow(URI.create("http://127.0.0.1:3000")) : record.url();
    }

    /** Whether this process hosts the server. */
    synchronized boolean hosting() {
        return running != null;
    }

    private void watch() {
        while (!closed) {
            if (takeSeat()) {
                return;
            }
            ServerRecord record = ServerRecord.read(folder);
            if (!known() && record != null && answers(record.url())) {
                known(record.url());
            }
            try {
                Thread.sleep(found.isDone() ? TRY_AGAIN : Duration.ofMillis(20));
            } catch (InterruptedException closing) {
                return;
            }
        }
    }

    private boolean known() {
        return found.isDone() && !found.isCompletedExceptionally();
    }

    /** A server that is there at last makes up for a start that failed. */
    private void known(URI url) {
        if (!found.complete(url) && !known()) {
            found = CompletableFuture.completedFuture(url);
        }
    }

    /** Whether this process need not try again: it hosts, or it is closed. */
    private synchronized boolean takeSeat() {
        if (closed) {
            return true;
        }
        Lock seat = null;
        try {
            seat = Lock.tryTake(folder.folder("locks").resolve("server.lock"));
            if (seat == null) {
                return false;
            }
            Running started = host.start(ServerRecord.read(folder));
            running = started;
            lock = seat;
            started.record().write(folder);
            known(started.record().url());
            log.info("This process hosts the voice server on {}", started.record().url());
            return true;
        } catch (IOException | RuntimeException broken) {
            failed(broken, seat);
            return false;
        }
    }

    /** Tried again with everybody else: what is in the way may go, and another may be luckier. */
    private void failed(Exception broken, @Nullable Lock seat) {
        if (running != null) {
            running.close();
            running = null;
        }
        lock = null;
        if (seat != null) {
            seat.close();
        }
        String why = String.valueOf(broken.getMessage());
        if (!why.equals(complaint)) {
            log.error("The voice server could not be started: {}", why);
            complaint = why;
        }
        found.completeExceptionally(broken);
    }

    private static boolean answers(URI url) {
        try {
            var request = (HttpURLConnection) url.resolve("/v1/health").toURL().openConnection();
            request.setConnectTimeout(500);
            request.setReadTimeout(500);
            return request.getResponseCode() == 200;
        } catch (IOException silent) {
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        // what is being started is started to its end: interrupted, it would leave things open
        synchronized (this) {
            watch.interrupt();
            if (running != null) {
                running.close();
            }
            if (lock != null) {
                lock.close();
            }
        }
    }
}
