package dev.sidetone.wiring.programs;

import dev.sidetone.verbs.Programs;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Waits, on a program's main thread, until what it is there for is over. */
final class Attendance {
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile int exitCode = 1;

    /** What a program does with its endpoint before it waits. */
    @FunctionalInterface
    interface Work {
        /** Begins; answers with what ends it when the user ends the program. */
        Runnable begin(Endpoint endpoint) throws IOException, InterruptedException;
    }

    /** Opens an endpoint, begins and waits; the exit code. */
    int run(Programs.End options, Work work) throws IOException, InterruptedException {
        try (Endpoint endpoint = new Endpoint(options)) {
            Runnable end = work.begin(endpoint);
            Ending.onSignal(
                    () -> {
                        end.run();
                        endpoint.end();
                    },
                    done);
            over.await();
        } finally {
            done.countDown();
        }
        return exitCode;
    }

    /** It is over, from any thread; the first word counts. */
    void end(int code) {
        if (over.getCount() > 0) {
            exitCode = code;
            over.countDown();
        }
    }
}
