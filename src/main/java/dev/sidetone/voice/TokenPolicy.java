package dev.sidetone.voice;

import dev.sidetone.time.Time;
import dev.sidetone.voice.AccessTokenSource.Answer;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How an app deals with access tokens that come to their end: the four ways that the quickstart
 * describes. Any thread may call; answers come on any thread.
 */
public interface TokenPolicy {
    /** Gives a token for what is done now, once. */
    void token(Consumer<Answer> use);

    /**
     * The server has refused a token of this policy.
     *
     * @return whether the next {@link #token} brings a better one, so that another try is worth it
     */
    boolean refused(String jwt, VoiceError error);

    /** A token may be wanted soon: somebody has opened the dialer. */
    default void expected() {}

    /** Fetches a token for every call: never too old, at the price of a fetch before each call. */
    static TokenPolicy everyTime(AccessTokenSource source, String identity) {
        return new KeptToken(source, identity, new KeptToken.NeverKept());
    }

    /** Keeps a token until the server says that it has expired (20104); then tries once again. */
    static TokenPolicy untilRefused(AccessTokenSource source, String identity) {
        return new KeptToken(source, identity, new KeptToken.UntilRefused());
    }

    /**
     * Keeps a token for as long as it is known to live, from when it was fetched on, and tries once
     * again where the clocks differ.
     *
     * @param life the token server's, less a margin
     */
    static TokenPolicy forItsLife(
            AccessTokenSource source, String identity, Duration life, Time time) {
        return new KeptToken(source, identity, new KeptToken.ForItsLife(life, time));
    }

    /** Fetches a token when one is {@link #expected}, for the one call that follows. */
    static TokenPolicy aheadOfCalls(AccessTokenSource source, String identity) {
        return new AwaitedToken(source, identity);
    }

    /** Whether {@code error} may be over with a fresh token. */
    static boolean isAboutAge(VoiceError error) {
        return error.kind() == ErrorCode.ACCESS_TOKEN_EXPIRED
                || error.kind() == ErrorCode.AUTHENTICATION_FAILED;
    }
}
