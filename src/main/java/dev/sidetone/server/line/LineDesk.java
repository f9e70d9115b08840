package dev.sidetone.server.line;

import dev.sidetone.server.call.Line;

/**
 * Takes calls for the lines that answer. Methods do not block; answers come on any thread, and none
 * after {@link #close(String)} but what was under way.
 */
public interface LineDesk extends AutoCloseable {
    /** Answers a call. */
    void open(String sid, Line line, String offer, Listener listener);

    /** Answers a new offer of the same call. */
    void reoffer(String sid, String offer);

    /** The call is over. */
    void close(String sid);

    /** Ends all calls. */
    @Override
    void close();

    /** What a line tells about its call. */
    interface Listener {
        /** The answer to the last offer. */
        void answered(String sdp);

        /** All has been said: hang up. */
        void finished();

        /** The line cannot go on; the reason is for a person. */
        void failed(int code, String reason);
    }
}
