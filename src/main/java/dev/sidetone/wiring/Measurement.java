package dev.sidetone.wiring;

import dev.sidetone.audio.StreamDevice;
import dev.sidetone.signaling.PushConnection;
import dev.sidetone.store.DataFolder;
import dev.sidetone.trace.Trace;
import dev.sidetone.verbs.Programs;
import dev.sidetone.voice.AccessTokenSource;
import dev.sidetone.voice.Call;
import dev.sidetone.voice.CallDelegate;
import dev.sidetone.voice.CallInvite;
import dev.sidetone.voice.CancelledCallInvite;
import dev.sidetone.voice.ConnectOptions;
import dev.sidetone.voice.HttpAccessTokens;
import dev.sidetone.voice.HttpBindings;
import dev.sidetone.voice.NotificationDelegate;
import dev.sidetone.voice.VoiceClient;
import dev.sidetone.voice.VoiceError;
import dev.sidetone.voice.VoiceSetup;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * {@code sidetone bench}: calls in a row between two endpoints of this process, the callee
 * answering at once; by push and by socket.
 */
final class Measurement {
    private static final long PAUSE_MILLIS = 60;

    private final Programs.Bench options;
    private final Programs.Output output;

    Measurement(Programs.Bench options, Programs.Output output) {
        this.options = options;
        this.output = output;
    }

    int run() throws IOException, InterruptedException {
        try (Household household = Household.open(DataFolder.open(options.data()))) {
            URI server = household.server();
            var engine = new TimedEngine(household.media());
            calls(household, server, engine, true);
            calls(household, server, engine, false);
        }
        return 0;
    }

    private void calls(Household household, URI server, TimedEngine engine, boolean push)
            throws IOException, InterruptedException {
        String kind = push ? "push" : "socket";
        try (VoiceClient caller = client(household, server, engine, "bench-a-" + kind);
                VoiceClient callee = client(household, server, engine, "bench-b-" + kind)) {
            String callerToken = token(household, server, "bench-a-" + kind);
            String calleeToken = token(household, server, "bench-b-" + kind);
            caller.prepare(callerToken);
            AutoCloseable link =
                    push
                            ? byPush(household, server, callee, calleeToken)
                            : bySocket(callee, calleeToken);
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < options.calls(); i++) {
                millis.add(oneCall(caller, callerToken, "bench-b-" + kind, engine));
            }
            link.close();
            report(kind, millis);
        } catch (IOException | InterruptedException told) {
            throw told;
        } catch (Exception broken) {
            throw new IOException("The measurement broke off: " + broken.getMessage(), broken);
        }
    }

    private static VoiceClient client(
            Household household, URI server, TimedEngine engine, String name) {
        return new VoiceClient(
                new VoiceSetup(
                        name,
                        server,
                        engine,
                        StreamDevice.tone(engine.clock(), 440, frame -> {}),
                        household.time().queue("audio-control"),
                        household.dialer(),
                        new HttpBindings(household.dialer().http(), server),
                        household.time(),
                        household.random(),
                        new Trace(System::nanoTime),
                        household.time().queue(name)));
    }

    private static String token(Household household, URI server, String identity)
            throws IOException {
        var answer = new CompletableFuture<AccessTokenSource.Answer>();
        new HttpAccessTokens(household.dialer().http(), server).fetch(identity, answer::complete);
        return switch (answer.orTimeout(10, TimeUnit.SECONDS).join()) {
            case AccessTokenSource.Answer.Token token -> token.jwt();
            case AccessTokenSource.Answer.Failed failed ->
                    throw new IOException(failed.error().message());
        };
    }

    private static AutoCloseable byPush(
            Household household, URI server, VoiceClient callee, String token)
            throws IOException, InterruptedException {
        String device = HexFormat.of().formatHex(household.random().bytes(32));
        var link =
                new PushConnection(
                        household.dialer(),
                        () -> server,
                        household.time().queue("bench push"),
                        household.random());
        link.open(device, push -> callee.handleNotification(push, new Accepting(), null));
        registered(done -> callee.register(token, device, done));
        Thread.sleep(200);
        return link;
    }

    private static AutoCloseable bySocket(VoiceClient callee, String token)
            throws IOException, InterruptedException {
        registered(done -> callee.registerBySocket(token, new Accepting(), null, done));
        return callee::unregisterBySocket;
    }

    private interface Registering {
        void with(java.util.function.Consumer<@Nullable VoiceError> done);
    }

    private static void registered(Registering registering)
            throws IOException, InterruptedException {
        var done = new CountDownLatch(1);
        registering.with(error -> done.countDown());
        if (!done.await(10, TimeUnit.SECONDS)) {
            throw new IOException("The measurement's callee could not register.");
        }
    }

    private static double oneCall(VoiceClient caller, String token, String to, TimedEngine engine)
            throws IOException, InterruptedException {
        CountDownLatch packets = engine.next();
        var over = new CountDownLatch(1);
        long start = System.nanoTime();
        Call call =
                caller.connect(
                        ConnectOptions.with(token, b -> b.params(Map.of("To", to))),
                        new Ending(over));
        if (!packets.await(10, TimeUnit.SECONDS)) {
            throw new IOException("A call had no sound within ten seconds.");
        }
        double millis = (engine.lastNanos() - start) / 1e6;
        call.disconnect();
        over.await(5, TimeUnit.SECONDS);
        Thread.sleep(PAUSE_MILLIS);
        return millis;
    }

    private void report(String kind, List<Double> millis) {
        double first = millis.getFirst();
        List<Double> rest =
                new ArrayList<>(millis.size() > 1 ? millis.subList(1, millis.size()) : millis);
        rest.sort(null);
        String line =
                String.format(
                        Locale.ROOT,
                        "set-up by %s, connect() to first packet on both sides: first %.0f ms;"
                                + " then median %.0f ms (%.0f to %.0f), %d calls",
                        kind,
                        first,
                        rest.get(rest.size() / 2),
                        rest.getFirst(),
                        rest.getLast(),
                        millis.size());
        output.event("setup", Map.of("by", kind, "median", rest.get(rest.size() / 2)), line);
    }

    /** Answers at once. */
    private static final class Accepting implements NotificationDelegate {
        @Override
        public void callInviteReceived(CallInvite invite) {
            invite.accept(new Ending(new CountDownLatch(1)));
        }

        @Override
        public void cancelledCallInviteReceived(CancelledCallInvite cancelled, VoiceError error) {}
    }

    /** Waits for the end. */
    private record Ending(CountDownLatch over) implements CallDelegate {
        @Override
        public void callDidConnect(Call call) {}

        @Override
        public void callDidFailToConnect(Call call, VoiceError error) {
            over.countDown();
        }

        @Override
        public void callDidDisconnect(Call call, @Nullable VoiceError error) {
            over.countDown();
        }
    }
}
