package dev.sidetone.server;

import dev.sidetone.signaling.MalformedFrame;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.MessageCodec;
import dev.sidetone.signaling.Wire;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;

/**
 * Somebody with a good token who says anything at all, on one socket after the other: the server
 * closes them. Everything that the server says must be readable.
 */
final class Mallory implements AutoCloseable {
    private static final int AT_ONCE = 50;
    private static final int PATIENCE_SECONDS = 10;

    private final MessageCodec codec = new MessageCodec();
    private final LiveTown town;
    private @Nullable Line line;
    private int said;
    private int sockets;
    private final Set<Integer> closeCodes = new ConcurrentSkipListSet<>();

    Mallory(LiveTown town) {
        this.town = town;
    }

    /** Says it; from time to time waits until the server has come to it. */
    void say(String frame) {
        Line current = line;
        if (current == null || current.ended.isDone()) {
            current = new Line();
            line = current;
            sockets++;
        }
        current.wire.send(frame);
        if (++said % AT_ONCE == 0) {
            current.settle("marker" + said);
        }
    }

    /** What its sockets were closed with: 1011 is an exception that nobody in the server caught. */
    Set<Integer> closeCodes() {
        return closeCodes;
    }

    int sockets() {
        return sockets;
    }

    @Override
    public void close() {
        if (line != null) {
            line.settle("last");
            line.wire.close(1000, "");
        }
    }

    private final class Line implements Wire.Listener {
        private final CompletableFuture<Void> opened = new CompletableFuture<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private volatile CompletableFuture<Void> marked = new CompletableFuture<>();
        private volatile String marker = "none yet";
        private final Wire wire;

        Line() {
            wire = town.dialer.dial(town.signal(), this);
            opened.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            wire.send(
                    codec.encode(
                            new Listen(
                                    town.token("mallory"),
                                    null,
                                    0,
                                    new Endpoint("sidetone", "1"))));
        }

        /** Waits for the answer to a question that nobody else asks, or for the end. */
        void settle(String question) {
            marked = new CompletableFuture<>();
            marker = question;
            wire.send("{\"type\":\"" + question + "\"}");
            CompletableFuture.anyOf(marked, ended)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        }

        @Override
        public void opened(Wire from) {
            opened.complete(null);
        }

        @Override
        public void frame(Wire from, String text) {
            try {
                Message heard = codec.decode(text);
                if (heard instanceof Failed failed && failed.error().message().contains(marker)) {
                    marked.complete(null);
                }
            } catch (MalformedFrame broken) {
                marked.completeExceptionally(broken);
            }
        }

        @Override
        public void closed(Wire from, int code, String reason) {
            closeCodes.add(code);
            opened.complete(null);
            ended.complete(null);
        }
    }
}
