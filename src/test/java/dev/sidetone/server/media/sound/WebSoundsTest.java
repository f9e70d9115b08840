package dev.sidetone.server.media.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.time.VirtualTime;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import okhttp3.OkHttpClient;

import okio.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

class WebSoundsTest {
    private final VirtualTime time = new VirtualTime();
    private final MockWebServer server = new MockWebServer();
    private final WebSounds sounds =
            new WebSounds(new OkHttpClient(), time, Duration.ofMillis(1_500));

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        sounds.close();
        server.close();
    }

    private URI at(String path) {
        return server.url(path).uri();
    }

    private static MockResponse.Builder tone() {
        var body = new Buffer().write(SoundBytes.wav(1, 2, 1, 8_000));
        return new MockResponse.Builder().setHeader("Content-Type", "audio/wav").body(body);
    }

    private static Recorded had(CompletableFuture<Recorded> sound) {
        return sound.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private int code(URI at) {
        return failure(at).code();
    }

    private Unplayable failure(URI at) {
        try {
            had(sounds.fetch(at));
            throw new AssertionError("it was played");
        } catch (CompletionException failed) {
            return (Unplayable) failed.getCause();
        }
    }

    @Test
    void aSoundIsFetchedOnceAMinute() {
        server.enqueue(tone().build());
        server.enqueue(tone().build());
        Recorded first = had(sounds.fetch(at("/a.wav?key=secret")));
        assertThat(first.seconds()).isEqualTo(1);
        time.advance(Duration.ofSeconds(59));
        assertThat(had(sounds.fetch(at("/a.wav?key=secret")))).isSameAs(first);
        assertThat(server.getRequestCount()).isEqualTo(1);

        time.advance(Duration.ofSeconds(2));
        assertThat(had(sounds.fetch(at("/a.wav?key=secret")))).isNotSameAs(first);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void whatMayNotBeStoredIsFetchedAgain() throws Exception {
        for (int i = 0; i < 2; i++) {
            server.enqueue(tone().setHeader("Cache-Control", "no-store").build());
        }
        had(sounds.fetch(at("/a.wav")));
        had(sounds.fetch(at("/a.wav")));
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aPasswordInTheAddressIsUsedAndNotTold() throws Exception {
        server.enqueue(tone().build());
        URI at = URI.create(at("/a.wav?q=1#f").toString().replace("//", "//me:secret@"));
        had(sounds.fetch(at));
        assertThat(server.takeRequest().getHeaders().get("Authorization"))
                .isEqualTo("Basic bWU6c2VjcmV0");
        assertThat(WebSounds.plain(at)).isEqualTo(at("/a.wav").toString());
    }

    @Test
    void failuresHaveTheirNumbersAndAreTriedAgain() {
        server.enqueue(new MockResponse.Builder().code(404).body("<p>").build());
        server.enqueue(
                new MockResponse.Builder()
                        .setHeader("Content-Type", "text/html")
                        .body("<html></html>")
                        .build());
        server.enqueue(tone().build());
        assertThat(failure(at("/a"))).hasMessage("HTTP 404");
        Unplayable page = failure(at("/a"));
        assertThat(page.code()).isEqualTo(13420);
        assertThat(page).hasMessageContaining("content type text/html");
        assertThat(had(sounds.fetch(at("/a"))).seconds()).isEqualTo(1);
    }

    @Test
    void addressesOfOtherKindsAreRefused() {
        assertThat(code(URI.create("file:///etc/passwd"))).isEqualTo(11100);
        assertThat(code(URI.create("ftp://example.com/a.wav"))).isEqualTo(11100);
        server.enqueue(
                new MockResponse.Builder()
                        .code(302)
                        .setHeader("Location", "file:///etc/passwd")
                        .build());
        assertThat(code(at("/a.wav"))).isEqualTo(11200);
    }

    @Test
    void aRedirectInACircleEnds() {
        for (int i = 0; i < 30; i++) {
            server.enqueue(
                    new MockResponse.Builder().code(302).setHeader("Location", "/again").build());
        }
        assertThat(code(at("/again"))).isEqualTo(11215);
    }

    @Test
    void aServerThatIsDeadOrSlowIsNotWaitedForLong() {
        server.enqueue(tone().bodyDelay(20, TimeUnit.SECONDS).build());
        assertThat(failure(at("/slow.wav"))).hasMessage("no answer in time");
        URI gone = at("/gone.wav");
        server.close();
        assertThat(code(gone)).isEqualTo(11205);
    }

    @Test
    void elevenMegabytesAreTooMuch() {
        var large = new Buffer().write(new byte[11_000_000]);
        server.enqueue(new MockResponse.Builder().chunkedBody(large, 65_536).build());
        assertThat(failure(at("/large.wav"))).hasMessageContaining("10 MB");
    }
}
