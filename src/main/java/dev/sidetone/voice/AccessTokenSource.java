package dev.sidetone.voice;

import java.util.function.Consumer;

/** Where access tokens come from. */
@FunctionalInterface
public interface AccessTokenSource {
    /** Fetches a token of {@code identity}; answers once, on any thread. Does not block. */
    void fetch(String identity, Consumer<Answer> answer);

    /** A token, or why there is none. */
    sealed interface Answer {
        /** A token. */
        record Token(String jwt) implements Answer {
            @Override
            public String toString() {
                return "Token";
            }
        }

        /** No token. */
        record Failed(VoiceError error) implements Answer {}
    }
}
