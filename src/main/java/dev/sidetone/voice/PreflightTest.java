package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

/**
 * A trial of the network between here and the server: a call to an echo, watched for some seconds.
 * One at a time. Every method may be called from any thread.
 */
public final class PreflightTest {
    private final PreflightRun run;

    PreflightTest(Surroundings around, PreflightOptions options, PreflightDelegate delegate) {
        this.run = new PreflightRun(this, around, options, delegate);
    }

    PreflightRun run() {
        return run;
    }

    /** Where a test stands. */
    public enum Status {
        CONNECTING,
        CONNECTED,
        COMPLETED,
        FAILED
    }

    /** Where it stands. */
    public Status status() {
        return run.status();
    }

    /** The server's name of the test's call; empty until it is known. */
    public String callSid() {
        return run.callSid();
    }

    /** When it began, in milliseconds since 1970. */
    public long startTime() {
        return run.findings().began();
    }

    /** When it ended, in milliseconds since 1970; null while it goes on. */
    public @Nullable Long endTime() {
        return run.findings().ended();
    }

    /** The last second; null before the first. */
    public @Nullable PreflightSample latestSample() {
        return run.findings().latest();
    }

    /** What was found out; null until it is completed. */
    public @Nullable PreflightReport preflightReport() {
        return run.report();
    }

    /** Ends it as failed. Without effect when it is over. */
    public void stop() {
        run.stop();
    }
}
