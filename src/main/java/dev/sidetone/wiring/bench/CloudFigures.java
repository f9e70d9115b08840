package dev.sidetone.wiring.bench;

import dev.sidetone.signaling.OkHttpDialer;
import dev.sidetone.verbs.Programs;
import dev.sidetone.voice.AccessTokenSource;
import dev.sidetone.voice.HttpAccessTokens;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Figures of the voice cloud in a process of its own; the endpoints, without media, are in this
 * one, on the same processors.
 */
final class CloudFigures implements AutoCloseable {
    private static final int ENDPOINTS = 2_000;
    private static final int AT_ONCE = 50;
    private static final int SETTLE_SECONDS = 15;
    private static final int IDLE_SECONDS = 30;
    private static final int PAIRS = 10;
    private static final int A_SECOND = 200;
    private static final int WARM_SECONDS = 10;
    private static final int SECONDS = 60;
    private static final Goal MEMORY = new Goal(400, "MB");
    private static final Goal IDLE = new Goal(10, "% of a core");
    private static final Goal SLOWEST = new Goal(50, "ms");

    private final Programs.Output output;
    private final DrivenProcess server;
    private final OkHttpDialer dialer = OkHttpDialer.platform();
    private final String authority;

    CloudFigures(Path folder, Programs.Output output) throws IOException, InterruptedException {
        this.output = output;
        this.server =
                DrivenProcess.start(
                        Map.of(),
                        List.of(
                                "serve",
                                "--port",
                                "0",
                                "--tls-port",
                                "0",
                                "--data",
                                folder.toString()));
        String http = server.awaitText("listening ").split(" ")[1];
        this.authority = URI.create(http).getAuthority();
    }

    /** Two thousand that do nothing but be there. */
    void endpoints() throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<CloudEndpoint> all = registered("bench", ENDPOINTS);
        double seconds = (System.nanoTime() - start) / 1e9;
        Thread.sleep(SETTLE_SECONDS * 1_000L);
        double before = server.figures().processorSeconds();
        long since = System.nanoTime();
        Thread.sleep(IDLE_SECONDS * 1_000L);
        double spent = server.figures().processorSeconds() - before;
        double percent = 100 * spent / ((System.nanoTime() - since) / 1e9);
        double megabytes = server.figures().resident() / 1024.0;
        long standing = all.stream().filter(CloudEndpoint::stands).count();
        all.forEach(CloudEndpoint::close);
        say(
                "endpoints",
                Map.of("standing", standing, "megabytes", megabytes, "percent", percent),
                "%d of %d endpoints registered (within %.1f s): the server has %.0f MB (%s) and"
                        + " takes %.1f %% of a core (%s)",
                standing,
                ENDPOINTS,
                seconds,
                megabytes,
                MEMORY.verdict(megabytes),
                percent,
                IDLE.verdict(percent));
    }

    private List<CloudEndpoint> registered(String name, int count)
            throws IOException, InterruptedException {
        List<CloudEndpoint> all = new ArrayList<>();
        for (int first = 0; first < count; first += AT_ONCE) {
            List<CloudEndpoint> some = new ArrayList<>();
            for (int i = first; i < Math.min(count, first + AT_ONCE); i++) {
                String token = token(name + "_" + i);
                some.add(
                        new CloudEndpoint(
                                dialer, URI.create("ws://" + authority + "/signal"), token));
            }
            for (CloudEndpoint one : some) {
                one.ready().orTimeout(20, TimeUnit.SECONDS).join();
            }
            all.addAll(some);
        }
        return all;
    }

    private String token(String identity) throws IOException {
        var answer = new CompletableFuture<AccessTokenSource.Answer>();
        new HttpAccessTokens(dialer.http(), URI.create("http://" + authority))
                .fetch(identity, answer::complete);
        return switch (answer.orTimeout(10, TimeUnit.SECONDS).join()) {
            case AccessTokenSource.Answer.Token token -> token.jwt();
            case AccessTokenSource.Answer.Failed failed ->
                    throw new IOException(failed.error().message());
        };
    }

    /** Calls at a steady rate for a minute, from the invite to the answer. */
    void setUps() throws IOException, InterruptedException {
        List<CloudEndpoint> callers = registered("caller", PAIRS);
        List<CloudEndpoint> callees = registered("callee", PAIRS);
        steadily(callers, WARM_SECONDS * A_SECOND);
        int placed = SECONDS * A_SECOND;
        double before = server.figures().processorSeconds();
        List<Double> millis = steadily(callers, placed);
        double percent = 100 * (server.figures().processorSeconds() - before) / SECONDS;
        callers.forEach(CloudEndpoint::close);
        callees.forEach(CloudEndpoint::close);
        Series took = new Series(millis);
        double slow = took.below(0.99);
        Map<String, Object> facts = new LinkedHashMap<>(took.facts());
        facts.putAll(Map.of("placed", placed, "p99", slow, "percent", percent));
        say(
                "setups",
                facts,
                "%d call set-ups a second for %d s: %d of %d answered (none lost: %s), median"
                        + " %.1f ms, p99 %.1f ms (%s), the server takes %.0f %% of a core",
                A_SECOND,
                SECONDS,
                millis.size(),
                placed,
                millis.size() == placed ? "yes" : "no",
                took.median(),
                slow,
                SLOWEST.verdict(slow),
                percent);
    }

    private static List<Double> steadily(List<CloudEndpoint> callers, int calls)
            throws InterruptedException {
        var millis = new ConcurrentLinkedQueue<Double>();
        var done = new CountDownLatch(calls);
        try (var pace = Executors.newSingleThreadScheduledExecutor()) {
            for (int i = 0; i < calls; i++) {
                int pair = i % PAIRS;
                pace.schedule(
                        () ->
                                callers.get(pair)
                                        .call("callee_" + pair)
                                        .thenAccept(
                                                took -> {
                                                    millis.add(took);
                                                    done.countDown();
                                                }),
                        i * 1_000_000L / A_SECOND,
                        TimeUnit.MICROSECONDS);
            }
            boolean all = done.await(calls / A_SECOND + 10L, TimeUnit.SECONDS);
            if (!all) {
                pace.shutdownNow();
            }
        }
        return List.copyOf(millis);
    }

    private void say(String name, Map<String, Object> facts, String format, Object... values) {
        output.event(name, facts, String.format(Locale.ROOT, format, values));
    }

    @Override
    public void close() {
        server.end();
        dialer.http().dispatcher().executorService().shutdown();
    }
}
