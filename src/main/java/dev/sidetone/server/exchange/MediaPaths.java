package dev.sidetone.server.exchange;

import org.jspecify.annotations.Nullable;

/**
 * The media that goes through the server between the two sides of a call, sealed as it is. Lives on
 * the server's queue. What is said here is thrown as {@link UnusableDescription} when it cannot be.
 */
public interface MediaPaths extends AutoCloseable {
    /** The caller's offer as a fork is to see it. */
    String offer(String call, String fork, @Nullable String offer);

    /** The answer of a fork as the caller is to see it; all other forks are out. */
    String answer(String call, String fork, @Nullable String answer);

    /**
     * The answer to a new offer of a leg; null while the other side of a call that was taken up
     * from another server has not come back: then it is to be asked for again.
     */
    @Nullable String restart(String call, String leg, String offer);

    /**
     * A leg has come back to its call, perhaps from another server, with its latest description.
     *
     * @return whether the media can be carried on from here on, and could not before
     */
    boolean resumed(String call, String leg, String description);

    /** The call is over. */
    void close(String call);

    @Override
    void close();
}
