package dev.sidetone.server.insights;

import org.jspecify.annotations.Nullable;

/** Takes what endpoints post to an event gateway. Callable from any thread; never blocks. */
public interface InsightsSink {
    /** Path of single events. */
    String EVENTS_PATH = "/v4/EndpointEvents";

    /** Path of metrics, some seconds at once. */
    String METRICS_PATH = "/v4/EndpointMetrics";

    /** The longest body, in bytes of UTF-8. */
    int MAX_BODY_BYTES = 64 * 1024;

    /**
     * Takes a post.
     *
     * @param path one of the two above
     * @param token of the header {@code X-Twilio-Token}; null for none
     * @param body JSON
     */
    Answer takes(String path, @Nullable String token, String body);

    /** What is answered, with its HTTP status. */
    enum Answer {
        TAKEN(200),
        NO_JSON(400),
        NOT_ALLOWED(401),
        NO_SUCH_PATH(404),
        TOO_LARGE(413),
        TOO_MANY(429);

        private final int status;

        Answer(int status) {
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }
}
