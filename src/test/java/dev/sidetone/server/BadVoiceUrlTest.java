package dev.sidetone.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.media.MediaUnavailable;
import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.testing.ScriptedWire;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

/** Servers of developers that do not do what they should, behind real sockets. */
class BadVoiceUrlTest {
    private static final int DECLINED = 31603;

    private final MockWebServer developer = new MockWebServer();
    private Function<String, MockResponse> answers =
            _ -> new MockResponse.Builder().code(404).build();
    @TempDir private Path folder = Path.of("");
    private @Nullable VoiceServer running;

    /** Long waits are short. */
    private static final class HurriedTime implements Time {
        private static final Duration LONG = Duration.ofSeconds(15);

        private final Time real = new RealTime();

        @Override
        public long nanos() {
            return real.nanos();
        }

        @Override
        public Instant now() {
            return real.now();
        }

        @Override
        public SerialQueue queue(String name) {
            return new HurriedQueue(real.queue(name));
        }

        private record HurriedQueue(SerialQueue real) implements SerialQueue {
            @Override
            public String name() {
                return real.name();
            }

            @Override
            public void execute(Runnable task) {
                real.execute(task);
            }

            @Override
            public Timer after(Duration delay, Runnable task) {
                return real.after(delay.equals(LONG) ? delay.dividedBy(30) : delay, task);
            }

            @Override
            public boolean isCurrent() {
                return real.isCurrent();
            }

            @Override
            public void close() {
                real.close();
            }
        }
    }

    @BeforeEach
    void start() throws IOException {
        developer.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        return answers.apply(request.getUrl().encodedPath());
                    }
                });
        developer.start();
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
        developer.close();
    }

    private static MockResponse page(String type, String body) {
        return new MockResponse.Builder().addHeader("Content-Type", type).body(body).build();
    }

    /** What a caller hears whose call asks there first, and then perhaps somewhere else. */
    private String refusal(String voice, @Nullable String fallback) throws IOException {
        Link second = fallback == null ? null : new Link(fallback, HttpMethod.POST);
        var cloud =
                new Cloud(
                        DevelopersServerTest.SETTINGS,
                        new Link(voice, HttpMethod.POST),
                        second,
                        null,
                        null);
        VoiceServer server =
                VoiceServer.start(
                        ServerConfig.household(folder, 0, 0).with(cloud),
                        new HurriedTime(),
                        Randomness.secure(),
                        () -> {
                            throw new MediaUnavailable("no sound here", new IOException());
                        });
        running = server;
        ScriptedWire alice = DevelopersServerTest.phone(server, "sidetone");
        alice.say(Invite.outgoing("TJS1", OpenTown.SDP, "To=bob"));
        alice.hear(Ringing.class);
        WireError error = Objects.requireNonNull(alice.hear(Hangup.class).error());
        assertThat(error.code()).isEqualTo(DECLINED);
        return error.message();
    }

    private String refusal() throws IOException {
        return refusal(developer.url("/voice").toString(), null);
    }

    @Test
    void aDeadServerIs11205() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        assertThat(refusal("http://127.0.0.1:" + port + "/voice", null))
                .startsWith("11205")
                .contains("127.0.0.1:" + port);
    }

    @Test
    void aSlowServerIs11205AndSaysHowLongItWasWaitedFor() throws IOException {
        answers =
                _ ->
                        new MockResponse.Builder()
                                .onResponseStart(SocketEffect.Stall.INSTANCE)
                                .build();
        assertThat(refusal()).startsWith("11205").contains("15 s");
    }

    @Test
    void anErrorPageIs11200() throws IOException {
        answers = _ -> page("text/html", "<h1>Oops</h1>").newBuilder().code(500).build();
        assertThat(refusal()).startsWith("11200").contains("500");
    }

    @Test
    void aPageIsNoTwiml() throws IOException {
        answers = _ -> page("text/html", "<!DOCTYPE html>\n<html><body>Hello</body></html>");
        assertThat(refusal()).startsWith("121").contains("line ");
    }

    @Test
    void jsonIs12300() throws IOException {
        answers = _ -> page("application/json", "{}");
        assertThat(refusal()).startsWith("12300").contains("application/json");
    }

    @Test
    void aLoopOfRedirectsIs11215() throws IOException {
        answers = _ -> new MockResponse.Builder().code(302).addHeader("Location", "/voice").build();
        assertThat(refusal()).startsWith("11215");
        assertThat(developer.getRequestCount()).isEqualTo(11);
    }

    @Test
    void aLoopOfDocumentsIsEnded() throws IOException {
        answers = _ -> page("text/xml", "<Response><Redirect/></Response>");
        assertThat(refusal()).contains("50 documents", "circle");
    }

    @Test
    void anotherServerIsAskedInstead() throws IOException {
        answers =
                path ->
                        path.equals("/voice")
                                ? new MockResponse.Builder().code(503).build()
                                : page(
                                        "text/xml",
                                        "<Response><Redirect>/gone</Redirect></Response>");
        String message =
                refusal(developer.url("/voice").toString(), developer.url("/second").toString());
        assertThat(message).contains("50 documents");
    }
}
