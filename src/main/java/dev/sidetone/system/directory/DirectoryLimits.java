package dev.sidetone.system.directory;

import java.time.Duration;

/**
 * What an extension is given. CallKit publishes no limits (R96).
 *
 * @param entries of one extension, blocked and identified together
 * @param patience how long it may take to complete a request
 */
public record DirectoryLimits(int entries, Duration patience) {
    /** Two million entries, one minute. */
    public static final DirectoryLimits DEFAULT =
            new DirectoryLimits(2_000_000, Duration.ofMinutes(1));
}
