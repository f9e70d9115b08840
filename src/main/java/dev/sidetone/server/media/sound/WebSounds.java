package dev.sidetone.server.media.sound;

import dev.sidetone.time.Time;

import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLException;

/**
 * Sounds behind http and https: 15 s, 10 MB and ten minutes at most, decoded in memory. Kept for a
 * minute, so that a loop is one request and a developer who changes a file hears it; not at all
 * where the answer says {@code no-store}. Any thread; nothing blocks.
 */
public final class WebSounds implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final long MOST_BYTES = 10_000_000;
    private static final int AT_ONCE = 8;

    private final ExecutorService threads;
    private final OkHttpClient http;
    private final SoundCache cache;

    /** Fetches with the trust and proxies of {@code http}. */
    public WebSounds(OkHttpClient http, Time time) {
        this(http, time, PATIENCE);
    }

    WebSounds(OkHttpClient http, Time time, Duration patience) {
        this.threads =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().name("web-sounds-", 1).daemon(true).factory());
        var dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(AT_ONCE);
        this.http = http.newBuilder().dispatcher(dispatcher).callTimeout(patience).build();
        this.cache = new SoundCache(time, FRESH);
    }

    /** A URL for logs: without query, fragment and password. */
    public static String plain(URI at) {
        String host = at.getHost() == null ? "" : at.getHost();
        String port = at.getPort() < 0 ? "" : ":" + at.getPort();
        String path = at.getRawPath() == null ? "" : at.getRawPath();
        return at.getScheme() + "://" + host + port + path;
    }

    /** Fetches a sound; fails with {@link Unplayable} alone. */
    public CompletableFuture<Recorded> fetch(URI at) {
        HttpUrl url = HttpUrl.parse(at.toString());
        if (url == null) {
            return CompletableFuture.failedFuture(
                    new Unplayable(11100, "only http and https URLs can be played"));
        }
        return cache.find(url.toString(), () -> request(url));
    }

    private CompletableFuture<Recorded> request(HttpUrl url) {
        var request = new Request.Builder().url(url).header("Accept", "audio/*, */*;q=0.5");
        if (!url.username().isEmpty()) {
            request.header("Authorization", Credentials.basic(url.username(), url.password()));
        }
        var sound = new CompletableFuture<Recorded>();
        http.newCall(request.build()).enqueue(new Fetching(url, sound));
        return sound;
    }

    private final class Fetching implements Callback {
        private final HttpUrl url;
        private final CompletableFuture<Recorded> sound;

        Fetching(HttpUrl url, CompletableFuture<Recorded> sound) {
            this.url = url;
            this.sound = sound;
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                Recorded read = read(response);
                if (response.cacheControl().noStore()) {
                    cache.forget(url.toString());
                }
                sound.complete(read);
            } catch (IOException broken) {
                sound.completeExceptionally(why(broken));
            } catch (RuntimeException | OutOfMemoryError broken) {
                sound.completeExceptionally(
                        new Unplayable(Unplayable.CONTENT_TYPE, "it cannot be decoded", broken));
            }
        }

        @Override
        public void onFailure(Call call, IOException failure) {
            sound.completeExceptionally(why(failure));
        }
    }

    private static Recorded read(Response response) throws IOException {
        ResponseBody body = response.body();
        if (!response.isSuccessful()) {
            throw new Unplayable(11200, "HTTP " + response.code());
        }
        if (body.contentLength() > MOST_BYTES || body.source().request(MOST_BYTES + 1)) {
            throw new Unplayable(11200, "it is larger than 10 MB");
        }
        byte[] file = body.source().readByteArray();
        return SoundFile.decode(file, response.header("Content-Type"));
    }

    private static Unplayable why(IOException failure) {
        return switch (failure) {
            case Unplayable told -> told;
            case UnknownHostException _ -> new Unplayable(11210, "unknown host", failure);
            case ProtocolException odd -> protocol(odd);
            case SSLException odd -> new Unplayable(11206, "TLS: " + odd.getMessage(), odd);
            case InterruptedIOException _ -> new Unplayable(11205, "no answer in time", failure);
            default -> new Unplayable(11205, "no connection: " + text(failure), failure);
        };
    }

    private static Unplayable protocol(ProtocolException odd) {
        boolean loop = text(odd).contains("follow-up");
        return new Unplayable(loop ? 11215 : 11206, loop ? "too many redirects" : text(odd), odd);
    }

    private static String text(@Nullable Throwable failure) {
        return failure == null ? "" : String.valueOf(failure.getMessage());
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        threads.shutdown();
    }
}
