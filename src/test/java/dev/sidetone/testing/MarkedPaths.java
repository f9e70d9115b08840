package dev.sidetone.testing;

import dev.sidetone.server.exchange.MediaPaths;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Media paths without sockets: descriptions that went through the server bear a mark. */
public final class MarkedPaths implements MediaPaths {
    /** The calls that are over. */
    public final List<String> closed = new ArrayList<>();

    /** A description that went through. */
    public static String marked(String sdp) {
        return sdp + "a=ice-lite\r\n";
    }

    @Override
    public String offer(String call, String fork, @Nullable String offer) {
        return marked(String.valueOf(offer));
    }

    @Override
    public String answer(String call, String fork, @Nullable String answer) {
        return marked(String.valueOf(answer));
    }

    @Override
    public String restart(String call, String leg, String offer) {
        return marked(offer) + "a=setup:passive\r\n";
    }

    @Override
    public void close(String call) {
        closed.add(call);
    }

    @Override
    public void close() {
        closed.add("all");
    }
}
