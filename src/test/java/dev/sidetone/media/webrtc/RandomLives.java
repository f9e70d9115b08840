package dev.sidetone.media.webrtc;

import dev.sidetone.audio.FrameSink;
import dev.sidetone.media.MediaFailure;
import dev.sidetone.media.MediaOptions;
import dev.sidetone.media.MediaSession;
import dev.sidetone.media.SessionPair;
import dev.sidetone.testing.ToneEar;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A program of its own: sessions whose methods are called in any order by several threads, whose
 * listeners throw, call back and close, and whose engine is closed under them. Arguments: seed,
 * rounds. What is called depends on the seed alone, when it happens does not.
 */
final class RandomLives {
    private static final int THREADS = 4;
    private static final int SESSIONS = 4;
    private static final int CALLS = 60;
    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(20);

    private final WebRtcEngine engine;
    private final AtomicReference<String> lastDescription = new AtomicReference<>("v=0");
    private final AtomicInteger told = new AtomicInteger();
    private final AtomicReference<Throwable> thrown = new AtomicReference<>();

    private RandomLives(WebRtcEngine engine) {
        this.engine = engine;
    }

    public static void main(String[] arguments) {
        // threads of the library keep a process alive whose main method has thrown
        try {
            run(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]));
            System.exit(0);
        } catch (Exception | Error wrong) {
            wrong.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(long seed, int rounds) throws InterruptedException {
        var lives = new RandomLives(WebRtcEngine.start());
        int words = 0;
        for (int i = 0; i < rounds; i++) {
            var random = new Random(seed * 1_000_003 + i);
            random.nextLong();
            boolean closing = i % 5 == 4;
            System.out.println("round " + i);
            lives.round(random, closing);
            if (closing) {
                words += lives.told.get();
                lives = new RandomLives(WebRtcEngine.start());
            }
        }
        lives.aGoodCallWorks();
        lives.engine.close();
        System.out.println("told " + (words + lives.told.get()));
    }

    private void round(Random random, boolean closing) throws InterruptedException {
        List<MediaSession> sessions = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            var listener = new Moody(random.nextLong());
            MediaSession session = engine.open(MediaOptions.DEFAULT, listener);
            listener.others = sessions;
            sessions.add(session);
        }
        List<MediaSession> all = List.copyOf(sessions);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            long seed = random.nextLong();
            threads.add(start("caller-" + i, () -> live(all, new Random(seed))));
        }
        if (closing) {
            int delay = random.nextInt(150);
            // two at once: the owner's and the one of the program's end
            for (int i = 0; i < 2; i++) {
                threads.add(
                        start(
                                "closer-" + i,
                                () -> {
                                    pause(delay);
                                    engine.close();
                                }));
            }
        }
        join(threads);
        List<Thread> closers = new ArrayList<>();
        for (MediaSession session : all) {
            closers.add(start("end", session::close));
            closers.add(start("end", session::close));
        }
        join(closers);
        if (!closing) {
            aGoodCallWorks();
        }
    }

    private Thread start(String name, Runnable body) {
        return Thread.ofPlatform()
                .daemon()
                .name(name)
                .uncaughtExceptionHandler((thread, broken) -> thrown.set(broken))
                .start(body);
    }

    private void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(PATIENCE);
            if (thread.isAlive()) {
                var stuck = new AssertionError(thread + " is stuck");
                stuck.setStackTrace(thread.getStackTrace());
                throw stuck;
            }
        }
        if (thrown.get() != null) {
            throw new AssertionError("a method threw", thrown.get());
        }
    }

    private void live(List<MediaSession> sessions, Random random) {
        for (int i = 0; i < CALLS; i++) {
            call(sessions.get(random.nextInt(sessions.size())), random);
            if (random.nextInt(4) == 0) {
                pause(random.nextInt(8));
            }
        }
    }

    private void call(MediaSession session, Random random) {
        switch (random.nextInt(40)) {
            case 0, 1, 2 -> session.createOffer();
            case 3, 4, 5, 6, 7 -> session.createAnswer(lastDescription.get());
            case 8, 9, 10, 11, 12 -> session.setAnswer(lastDescription.get());
            case 13, 14 -> session.restartIce();
            case 15 -> session.receive(null);
            case 16, 17 -> session.receive(new ToneEar());
            case 18 -> session.receive(broken());
            case 19, 20 -> session.sendDigits("1w2#", taken -> mood(random.nextInt()));
            case 21 -> session.sendDigits("", taken -> {});
            case 22, 23, 24 -> session.stats(stats -> mood(random.nextInt()));
            case 25 -> session.close();
            default -> session.send(new short[480]);
        }
    }

    private static FrameSink broken() {
        return frame -> {
            throw new IllegalStateException("a sink that throws, on purpose");
        };
    }

    private void mood(int lot) {
        told.incrementAndGet();
        if (lot % 5 == 0) {
            throw new IllegalStateException("a listener that throws, on purpose");
        }
    }

    private void aGoodCallWorks() {
        try (var pair = new SessionPair(engine)) {
            long limit = System.currentTimeMillis() + PATIENCE / 2;
            while (!pair.talks()) {
                if (System.currentTimeMillis() > limit) {
                    throw new AssertionError(
                            "no good call any more: " + pair.caller.events + pair.callee.events);
                }
                pause(1);
            }
        }
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** A listener that throws at times, and at times does something with a session. */
    private final class Moody implements MediaSession.Listener {
        private final Random random;
        private volatile List<MediaSession> others = List.of();

        Moody(long seed) {
            random = new Random(seed);
        }

        private void react() {
            List<MediaSession> known = List.copyOf(others);
            if (random.nextInt(3) == 0) {
                call(known.get(random.nextInt(known.size())), random);
            }
            mood(random.nextInt());
        }

        @Override
        public void localDescription(String sdp) {
            lastDescription.set(sdp);
            react();
        }

        @Override
        public void connected() {
            react();
        }

        @Override
        public void interrupted() {
            react();
        }

        @Override
        public void firstPacketReceived() {
            react();
        }

        @Override
        public void failed(MediaFailure failure) {
            react();
        }
    }
}
