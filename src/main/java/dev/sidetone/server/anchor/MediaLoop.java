package dev.sidetone.server.anchor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The one thread that reads all ports. Nothing that a datagram does ends it. */
final class MediaLoop implements AutoCloseable {
    static final String THREAD = "server-media";

    private static final Logger log = LoggerFactory.getLogger(MediaLoop.class);
    private static final int LARGEST_DATAGRAM = 65_536;
    // then the other ports have their turn
    private static final int AT_ONCE = 32;
    private static final Duration BREATH = Duration.ofMillis(10);

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer packet = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
    private final Consumer<SelectionKey> ready = this::ready;
    private final Thread thread;
    private volatile boolean open = true;

    private MediaLoop(Selector selector) {
        this.selector = selector;
        this.thread = Thread.ofPlatform().name(THREAD).daemon(true).unstarted(this::run);
    }

    /** A running loop without ports. */
    static MediaLoop start() throws IOException {
        MediaLoop loop = new MediaLoop(Selector.open());
        loop.thread.start();
        return loop;
    }

    /** Runs {@code task} on the thread, before what arrives from now on. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Reads the port from now on. */
    void add(Port port) {
        execute(
                () -> {
                    try {
                        port.channel().register(selector, SelectionKey.OP_READ, port);
                    } catch (IOException closed) {
                        log.debug("A port was closed before it was read");
                    }
                });
    }

    /** Closes the port; its number may be used again a moment later. */
    void close(Port port) {
        port.close();
        selector.wakeup();
    }

    private void run() {
        while (open) {
            try {
                turn();
            } catch (Throwable broken) {
                log.error("The media anchor goes on after a fault", broken);
                LockSupport.parkNanos(BREATH.toNanos());
            }
        }
        shut();
    }

    private void turn() throws IOException {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        selector.select(ready);
    }

    private void ready(SelectionKey key) {
        Port port = (Port) key.attachment();
        try {
            if (!port.receive(packet, AT_ONCE)) {
                key.cancel();
            }
        } catch (CancelledKeyException closed) {
            log.debug("A port was closed while it was read");
        } catch (RuntimeException broken) {
            log.error("A datagram was not understood", broken);
        }
    }

    private void shut() {
        for (SelectionKey key : selector.keys()) {
            ((Port) key.attachment()).close();
        }
        try {
            selector.close();
        } catch (IOException closing) {
            log.debug("Closing the selector: {}", closing.getMessage());
        }
    }

    /** Closes all ports and ends the thread; waits for it. */
    @Override
    public void close() {
        open = false;
        selector.wakeup();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
