package dev.sidetone.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.MalformedFrame;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Heartbeat;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Ready;
import dev.sidetone.signaling.Message.Register;
import dev.sidetone.signaling.MessageCodec;
import dev.sidetone.signaling.OkHttpDialer;
import dev.sidetone.signaling.Wire;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * How fast calls are set up, signaling alone: from the caller's invite to the answer that it hears,
 * through real sockets on loopback, and from inside the same process as both endpoints.
 */
@Tag("soak")
class SignalingLoadTest {
    private static final String SDP =
            "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"
                    + "a=x:0123456789012345678901234567890123456789\r\n".repeat(28);

    @TempDir private Path folder = Path.of("");

    @Test
    void setsUpCalls() throws Exception {
        long before = System.nanoTime();
        try (VoiceServer server = start()) {
            long started = System.nanoTime();
            start().close();
            report("start", List.of(started - before, System.nanoTime() - started));
            try (var alice = new Client(server, "alice");
                    var bob = new Client(server, "bob")) {
                bob.register();
                report("one after the other, warming up", inSequence(alice, 500));
                report("one after the other", inSequence(alice, 2_000));
                report("200 a second for 10 s", atRate(alice, 200, 2_000));
                report("as fast as they go", atRate(alice, Integer.MAX_VALUE, 5_000));
            }
        }
    }

    private VoiceServer start() throws IOException {
        return SilentServer.start(folder);
    }

    private static List<Long> inSequence(Client alice, int calls) throws Exception {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            times.add(alice.call().get(10, TimeUnit.SECONDS));
        }
        return times;
    }

    private static List<Long> atRate(Client alice, int perSecond, int calls) throws Exception {
        var times = new ConcurrentLinkedQueue<Long>();
        var done = new CountDownLatch(calls);
        long start = System.nanoTime();
        try (var pace = Executors.newSingleThreadScheduledExecutor()) {
            Runnable one =
                    () ->
                            alice.call()
                                    .thenAccept(
                                            nanos -> {
                                                times.add(nanos);
                                                done.countDown();
                                            });
            if (perSecond == Integer.MAX_VALUE) {
                // thirty at a time: a socket may not have more calls ringing
                for (int i = 0; i < 30; i++) {
                    pace.execute(() -> chain(alice, times, done));
                }
            } else {
                for (int i = 0; i < calls; i++) {
                    pace.schedule(one, i * 1_000_000L / perSecond, TimeUnit.MICROSECONDS);
                }
            }
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%d calls in %.1f s: %.0f calls/s%n", calls, seconds, calls / seconds);
        return List.copyOf(times);
    }

    private static void chain(
            Client alice, ConcurrentLinkedQueue<Long> times, CountDownLatch done) {
        alice.call()
                .thenAccept(
                        nanos -> {
                            times.add(nanos);
                            done.countDown();
                            if (done.getCount() > 0) {
                                chain(alice, times, done);
                            }
                        });
    }

    private static void report(String what, List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        int last = sorted.size() - 1;
        System.out.printf(
                "%s: median %.2f ms, p99 %.2f, min %.2f, max %.2f (%d)%n",
                what,
                sorted.get(last / 2) / 1e6,
                sorted.get((int) (last * 0.99)) / 1e6,
                sorted.getFirst() / 1e6,
                sorted.getLast() / 1e6,
                sorted.size());
    }

    /** An endpoint that answers every call at once and hangs up what was answered. */
    private static final class Client implements Wire.Listener, AutoCloseable {
        private final MessageCodec codec = new MessageCodec();
        private final CompletableFuture<Message> connected = new CompletableFuture<>();
        private final CompletableFuture<Message> ready = new CompletableFuture<>();
        private final Map<String, Placed> placed = new ConcurrentHashMap<>();
        private final String token;
        private final Wire wire;
        private int number;

        private record Placed(long at, CompletableFuture<Long> answered) {}

        Client(VoiceServer server, String identity) throws Exception {
            token = SilentServer.token(server, identity);
            var url = URI.create("ws://127.0.0.1:" + server.httpPort() + "/signal");
            wire = OkHttpDialer.platform().dial(url, this);
            connected.get(10, TimeUnit.SECONDS);
        }

        void register() throws Exception {
            say(new Register(true));
            ready.get(10, TimeUnit.SECONDS);
        }

        synchronized CompletableFuture<Long> call() {
            String sid = "TJS" + ++number;
            var call = new Placed(System.nanoTime(), new CompletableFuture<>());
            placed.put(sid, call);
            say(Invite.outgoing(sid, SDP, "To=bob"));
            return call.answered;
        }

        private void say(Message message) {
            wire.send(codec.encode(message));
        }

        @Override
        public void opened(Wire from) {
            from.send(codec.encode(new Listen(token, null, 0, new Endpoint("sidetone", "1"))));
        }

        @Override
        public void frame(Wire from, String text) {
            try {
                heard(codec.decode(text));
            } catch (MalformedFrame broken) {
                throw new AssertionError(broken);
            }
        }

        private void heard(Message message) {
            switch (message) {
                case Connected _ -> connected.complete(message);
                case Ready _ -> ready.complete(message);
                case Heartbeat _ -> say(message);
                case Invite invite -> say(new Answer(invite.callSid(), SDP, null));
                case Message.Ringing ringing -> {
                    Placed call = placed.remove(String.valueOf(ringing.temporarySid()));
                    if (call != null) {
                        placed.put(ringing.callSid(), call);
                    }
                }
                case Answer answer -> {
                    Placed call = placed.remove(answer.callSid());
                    if (call != null) {
                        say(Hangup.of(answer.callSid()));
                        call.answered.complete(System.nanoTime() - call.at);
                    }
                }
                default -> {
                    // hang-ups of the other side
                }
            }
        }

        @Override
        public void closed(Wire from, int code, String reason) {
            connected.completeExceptionally(new IOException(code + " " + reason));
        }

        @Override
        public void close() {
            wire.close(1000, "");
        }
    }
}
