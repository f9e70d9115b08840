package dev.sidetone.voice.insights;

/** Where events and metrics go. */
public interface Publisher {
    /** Path of single events. */
    String EVENTS_PATH = "/v4/EndpointEvents";

    /** Path of metrics. */
    String METRICS_PATH = "/v4/EndpointMetrics";

    /** For whoever wants none of it. */
    Publisher NONE = (_, _, _) -> {};

    /**
     * Hands {@code body} on, in the order of the calls. From any thread; never waits and never
     * throws: what cannot be sent is lost.
     *
     * @param path one of the paths above
     * @param accessToken who tells it; a secret
     * @param body JSON
     */
    void publish(String path, String accessToken, String body);
}
