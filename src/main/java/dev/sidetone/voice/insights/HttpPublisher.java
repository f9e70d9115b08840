package dev.sidetone.voice.insights;

import dev.sidetone.time.Time;

import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Posts to a gateway, one after the other. What does not fit into its short queue is lost, and a
 * gateway that does not want it is left alone for a while. A redirect is not followed: tokens go to
 * no other place than the one that was named.
 */
public final class HttpPublisher implements Publisher {
    /** How much may wait. */
    public static final int LONGEST_QUEUE = 200;

    private static final Logger log = LoggerFactory.getLogger(HttpPublisher.class);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int FAILURES = 3;

    private final OkHttpClient http;
    private final Supplier<URI> gateway;
    private final Time time;
    private final Deque<Post> waiting = new ArrayDeque<>();
    private boolean busy;
    private int failures;
    private @Nullable Instant restsUntil;

    private record Post(String path, String token, String body) {}

    /**
     * A publisher.
     *
     * @param gateway {@code http}, {@code https}, {@code ws} or {@code wss}, asked each time: the
     *     address of the signaling server, unless the user named another
     */
    public HttpPublisher(OkHttpClient http, Supplier<URI> gateway, Time time) {
        this.http =
                http.newBuilder()
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .callTimeout(PATIENCE)
                        .build();
        this.gateway = gateway;
        this.time = time;
    }

    @Override
    public synchronized void publish(String path, String accessToken, String body) {
        if (restsUntil != null && time.now().isBefore(restsUntil)) {
            return;
        }
        if (waiting.size() >= LONGEST_QUEUE) {
            log.debug("An insights event is lost: too many wait");
            return;
        }
        restsUntil = null;
        waiting.add(new Post(path, accessToken, body));
        next();
    }

    private synchronized void next() {
        Post post = busy ? null : waiting.poll();
        if (post == null) {
            return;
        }
        busy = true;
        try {
            http.newCall(request(post)).enqueue(new Answer());
        } catch (IllegalArgumentException noAddress) {
            done(false);
        }
    }

    private Request request(Post post) {
        return new Request.Builder()
                .url(url(gateway.get()).resolve(post.path()))
                .header("X-Twilio-Token", post.token())
                .post(RequestBody.create(post.body(), JSON))
                .build();
    }

    private static HttpUrl url(URI address) {
        return HttpUrl.get(address.toString().replaceFirst("^ws", "http"));
    }

    private synchronized void done(boolean taken) {
        busy = false;
        failures = taken ? 0 : failures + 1;
        if (failures >= FAILURES) {
            failures = 0;
            restsUntil = time.now().plus(REST);
            waiting.clear();
            log.debug("The insights gateway does not answer; it is left alone for {}", REST);
        }
        next();
    }

    private final class Answer implements Callback {
        @Override
        public void onFailure(Call call, IOException cause) {
            done(false);
        }

        @Override
        public void onResponse(Call call, Response response) {
            response.close();
            done(response.isSuccessful());
        }
    }
}
