package dev.sidetone.media.webrtc;

import dev.sidetone.media.SessionPair;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * A program of its own: a session is given wrong descriptions through its methods. Each must end as
 * a failure or leave a session that goes on working. Arguments: seed, first, end, a file that
 * always holds what was given last.
 */
final class WrongDescriptions {
    private static final Set<Integer> CODES = Set.of(53400, 53402, 53404, 53405);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** When the wrong description comes. */
    private enum Way {
        OFFER,
        ANSWER,
        OFFER_IN_CALL,
        ANSWER_IN_CALL,
        ANSWER_TO_NOTHING,
        TWICE,
        CROSSED,
        CLOSING
    }

    private final WebRtcEngine engine = WebRtcEngine.start();
    private final Path lastFile;
    private final Map<Way, int[]> counts = new EnumMap<>(Way.class);

    private WrongDescriptions(Path lastFile) {
        this.lastFile = lastFile;
    }

    public static void main(String[] arguments) {
        // threads of the library keep a process alive whose main method has thrown
        try {
            run(arguments);
            System.exit(0);
        } catch (Exception | Error wrong) {
            wrong.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(String[] arguments) throws IOException {
        // what is thrown on a queue must not be only a line in a log
        Set<Throwable> thrown = ConcurrentHashMap.newKeySet();
        Thread.setDefaultUncaughtExceptionHandler((thread, broken) -> thrown.add(broken));
        long seed = Long.parseLong(arguments[0]);
        var program = new WrongDescriptions(Path.of(arguments[3]));
        int end = Integer.parseInt(arguments[2]);
        for (int i = Integer.parseInt(arguments[1]); i < end; i++) {
            var random = new Random(seed * 1_000_003 + i);
            // neighbouring seeds begin alike
            random.nextLong();
            var way = Way.values()[i % Way.values().length];
            Files.writeString(program.numberFile(), i + " " + way);
            try {
                program.attack(way, random);
            } catch (RuntimeException | Error wrong) {
                throw new AssertionError("number " + i + ", " + way, wrong);
            }
            if (!thrown.isEmpty()) {
                throw new AssertionError("number " + i + ", " + way, thrown.iterator().next());
            }
        }
        try (var pair = new SessionPair(program.engine)) {
            until("a good call after the wrong ones", pair::tonesAreRight);
        }
        program.engine.close();
        program.counts.forEach(
                (way, count) ->
                        System.out.printf(
                                "%s: %d failed, %d worked on%n", way, count[0], count[1]));
    }

    /** An offer with each of {@code lines}, then a good call; ends the process. */
    static void withOneMoreOf(List<String> lines) {
        try {
            var engine = WebRtcEngine.start();
            for (String line : lines) {
                System.out.println(line);
                try (var pair = new SessionPair(engine)) {
                    SessionPair.End callee = pair.callee;
                    pair.caller.described = sdp -> {};
                    until("an offer", () -> !pair.caller.descriptions.isEmpty());
                    callee.session.createAnswer(
                            pair.caller.descriptions.getFirst() + line + "\r\n");
                    worksOn(callee);
                }
                try (var pair = new SessionPair(engine)) {
                    until("a good call", pair::talks);
                }
            }
            System.exit(0);
        } catch (RuntimeException | Error wrong) {
            wrong.printStackTrace();
            System.exit(1);
        }
    }

    private Path numberFile() {
        return lastFile.resolveSibling("number");
    }

    private void attack(Way way, Random random) throws IOException {
        try (var pair = new SessionPair(engine)) {
            SessionPair.End hurt = pair.caller;
            switch (way) {
                case OFFER, TWICE, CROSSED -> {
                    hurt = pair.callee;
                    pair.caller.described = sdp -> {};
                    until("an offer", () -> !pair.caller.descriptions.isEmpty());
                    // the session may have got the good offer too: another state to be hurt in
                    String offer = pair.caller.descriptions.getFirst();
                    if (way == Way.CROSSED) {
                        hurt.described = sdp -> {};
                        hurt.session.createOffer();
                        if (random.nextBoolean()) {
                            SessionPair.End crossing = hurt;
                            until("its offer", () -> !crossing.descriptions.isEmpty());
                        }
                    }
                    hurt.session.createAnswer(given(offer, random));
                    if (way == Way.TWICE) {
                        hurt.session.createAnswer(given(offer, random));
                        hurt.session.setAnswer(given(offer, random));
                    }
                }
                case ANSWER -> {
                    pair.callee.described = sdp -> {};
                    until("an answer", () -> !pair.callee.descriptions.isEmpty());
                    hurt.session.setAnswer(given(pair.callee.descriptions.getFirst(), random));
                }
                case OFFER_IN_CALL -> {
                    until("a call", pair::talks);
                    String offer = pair.callee.descriptions.getFirst();
                    if (random.nextBoolean()) {
                        pair.callee.described = sdp -> {};
                        pair.callee.session.restartIce();
                        until("a new offer", () -> pair.callee.descriptions.size() == 2);
                        offer = pair.callee.descriptions.getLast();
                    }
                    hurt.session.createAnswer(given(offer, random));
                }
                case ANSWER_IN_CALL -> {
                    until("a call", pair::talks);
                    pair.callee.described = sdp -> {};
                    hurt.session.restartIce();
                    until("a new answer", () -> pair.callee.descriptions.size() == 2);
                    hurt.session.setAnswer(given(pair.callee.descriptions.getLast(), random));
                }
                case ANSWER_TO_NOTHING -> {
                    until("a call", pair::talks);
                    String answer = given(pair.callee.descriptions.getFirst(), random);
                    pair.callee.session.setAnswer(answer);
                    hurt.session.setAnswer(answer);
                }
                case CLOSING -> {
                    pair.callee.described = sdp -> {};
                    until("an answer", () -> !pair.callee.descriptions.isEmpty());
                    String answer = given(pair.callee.descriptions.getFirst(), random);
                    boolean before = random.nextBoolean();
                    if (before) {
                        hurt.session.setAnswer(answer);
                        pause(random.nextInt(4));
                    }
                    hurt.session.close();
                    hurt.session.setAnswer(answer);
                    hurt.session.createAnswer(answer);
                }
            }
            int[] count = counts.computeIfAbsent(way, key -> new int[2]);
            count[way == Way.CLOSING || worksOn(hurt) ? 1 : 0]++;
        }
    }

    private String given(String good, Random random) throws IOException {
        String wrong = Mutations.of(good, random);
        Files.write(lastFile, wrong.getBytes(StandardCharsets.UTF_8));
        return wrong;
    }

    /** False after a failure; true when the session describes itself anew and counts. */
    private static boolean worksOn(SessionPair.End end) {
        var counted = new AtomicBoolean();
        var described = new AtomicBoolean();
        // whatever was asked for before is described before
        int before = end.descriptions.size();
        end.described = sdp -> described.set(true);
        end.session.restartIce();
        end.session.stats(stats -> counted.set(true));
        until(
                "a failure, or a description and figures (" + before + " before)",
                () -> end.failure != null || described.get() && counted.get());
        if (end.failure != null && !CODES.contains(end.failure.code())) {
            throw new AssertionError("a failure of an unknown kind: " + end.failure);
        }
        return end.failure == null;
    }

    private static void until(String what, BooleanSupplier fact) {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("waited in vain for " + what);
            }
            pause(1);
        }
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
