package dev.sidetone.testing;

import dev.sidetone.server.exchange.MediaPaths;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Media paths without sockets: descriptions that went through the server bear a mark. */
public final class MarkedPaths implements MediaPaths {
    /** The calls that are over. */
    public final List<String> closed = new ArrayList<>();

    /** The legs that came back, with what they said. */
    public final List<String> resumed = new ArrayList<>();

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
    public @Nullable String restart(String call, String leg, String offer) {
        if (resumed.size() == 1) {
            return null;
        }
        return marked(offer) + "a=setup:passive\r\n";
    }

    @Override
    public boolean resumed(String call, String leg, String description) {
        resumed.add(leg + " " + description);
        boolean complete = resumed.size() == 2;
        return complete;
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
