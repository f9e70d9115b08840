package dev.sidetone.wiring.bench;

import dev.sidetone.audio.StreamDevice;
import dev.sidetone.signaling.PushConnection;
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
import dev.sidetone.wiring.Household;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Calls in a row between two endpoints of this process, the callee answering at once. */
final class SetUp {
    private static final long PAUSE_MILLIS = 60;
    private static final int ROW = 200;
    private static final int WARM = 50;
    private static final int STEP = 5;
    private static final Goal QUICK = new Goal(60, "ms");

    /** How the callee hears of a call. */
    enum Way {
        PUSH,
        SOCKET
    }

    private final Household household;
    private final Programs.Output output;
    private final URI server;
    private final TimedEngine engine;

    SetUp(Household household, Programs.Output output) throws IOException {
        this.household = household;
        this.output = output;
        this.server = household.server();
        this.engine = new TimedEngine(household.media());
    }

    /** From {@code connect()} to the first packet on both sides; the first call apart. */
    void measure(Way way, int calls) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        row(way, calls, (number, took) -> millis.add(took));
        String kind = way.name().toLowerCase(Locale.ROOT);
        Series later = new Series(millis.size() > 1 ? millis.subList(1, millis.size()) : millis);
        output.event(
                "setup",
                with(later.facts(), "by", kind, "first", millis.getFirst()),
                String.format(
                        Locale.ROOT,
                        "set-up by %s, connect() to first packet on both sides: first %.0f ms;"
                                + " then median %s (%s), %d calls",
                        kind,
                        millis.getFirst(),
                        later.text("ms"),
                        QUICK.verdict(later.median()),
                        calls));
    }

    /** What 200 calls leave behind, after fifty that warmed up. */
    void growth() throws IOException, InterruptedException {
        List<Double> kilobytes = new ArrayList<>();
        List<Integer> threads = new ArrayList<>();
        List<Integer> descriptors = new ArrayList<>();
        row(
                Way.SOCKET,
                ROW,
                (number, took) -> {
                    if (number >= WARM && number % STEP == 0 && ProcessFigures.available()) {
                        ProcessFigures self = ProcessFigures.self();
                        System.gc();
                        kilobytes.add((double) self.resident());
                        threads.add(self.threads());
                        descriptors.add(self.descriptors());
                    }
                });
        if (kilobytes.isEmpty()) {
            return;
        }
        double slope = new Series(kilobytes).slope() / STEP;
        output.event(
                "growth",
                Map.of("kilobytesACall", slope, "threads", threads, "descriptors", descriptors),
                String.format(
                        Locale.ROOT,
                        "%d calls in a row, over calls %d to %d: resident memory %+.1f KB a call,"
                                + " threads %d to %d, descriptors %d to %d",
                        ROW,
                        WARM,
                        ROW,
                        slope,
                        threads.getFirst(),
                        threads.getLast(),
                        descriptors.getFirst(),
                        descriptors.getLast()));
    }

    private static Map<String, Object> with(Map<String, Object> facts, Object... more) {
        Map<String, Object> all = new HashMap<>(facts);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }

    private interface Each {
        void call(int number, double millis) throws IOException;
    }

    private void row(Way way, int calls, Each each) throws IOException, InterruptedException {
        String a = "bench_a_" + way.name().toLowerCase(Locale.ROOT);
        String b = "bench_b_" + way.name().toLowerCase(Locale.ROOT);
        try (VoiceClient caller = client(a);
                VoiceClient callee = client(b)) {
            String callerToken = token(a);
            String calleeToken = token(b);
            caller.prepare(callerToken);
            AutoCloseable link =
                    way == Way.PUSH ? byPush(callee, calleeToken) : bySocket(callee, calleeToken);
            for (int number = 1; number <= calls; number++) {
                each.call(number, oneCall(caller, callerToken, b));
            }
            link.close();
        } catch (IOException | InterruptedException told) {
            throw told;
        } catch (Exception broken) {
            throw new IOException("The measurement broke off: " + broken.getMessage(), broken);
        }
    }

    private VoiceClient client(String name) {
        return new VoiceClient(
                new VoiceSetup(
                        name,
                        () -> server,
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

    private String token(String identity) throws IOException {
        var answer = new CompletableFuture<AccessTokenSource.Answer>();
        new HttpAccessTokens(household.dialer().http(), server).fetch(identity, answer::complete);
        return switch (answer.orTimeout(10, TimeUnit.SECONDS).join()) {
            case AccessTokenSource.Answer.Token token -> token.jwt();
            case AccessTokenSource.Answer.Failed failed ->
                    throw new IOException(failed.error().message());
        };
    }

    private AutoCloseable byPush(VoiceClient callee, String token)
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
        void with(Consumer<@Nullable VoiceError> done);
    }

    private static void registered(Registering registering)
            throws IOException, InterruptedException {
        var done = new CountDownLatch(1);
        registering.with(error -> done.countDown());
        if (!done.await(10, TimeUnit.SECONDS)) {
            throw new IOException("The measurement's callee could not register.");
        }
    }

    private double oneCall(VoiceClient caller, String token, String to)
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
