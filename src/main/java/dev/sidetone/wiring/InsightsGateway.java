package dev.sidetone.wiring;

import dev.sidetone.time.Time;
import dev.sidetone.voice.Reporting;
import dev.sidetone.voice.insights.HttpPublisher;
import dev.sidetone.voice.insights.Publisher;

import okhttp3.OkHttpClient;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.function.Supplier;

/**
 * Where a phone's Insights go: to its voice server. The system property {@code insights} switches
 * them off with {@code false}; {@code insights.host} sends them elsewhere, tokens included. Another
 * cloud than ours gets none unless it is named so.
 */
public final class InsightsGateway {
    private static final String SWITCH = "insights";
    private static final String HOST = "insights.host";

    private InsightsGateway() {}

    /** Sets {@code reporting} up for calls of {@code server}. */
    public static void setUp(
            Reporting reporting, OkHttpClient http, Supplier<URI> server, Time time) {
        URI elsewhere = address(System.getProperty(HOST));
        reporting.setInsights(!"false".equalsIgnoreCase(System.getProperty(SWITCH)));
        reporting.setPublisher(
                elsewhere == null && isOtherCloud(server.get())
                        ? Publisher.NONE
                        : new HttpPublisher(
                                http, elsewhere == null ? server : () -> elsewhere, time));
    }

    /** Whether {@code server} is an edge of a cloud that is not ours, and takes calls alone. */
    public static boolean isOtherCloud(@Nullable URI server) {
        return server != null && server.getHost().startsWith("voice-js.");
    }

    /** {@code eventgw.example.com}, or a whole address; null for none. */
    static @Nullable URI address(@Nullable String host) {
        if (host == null || host.isBlank()) {
            return null;
        }
        return URI.create(host.contains("://") ? host.strip() : "https://" + host.strip());
    }
}
