package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** Tells the server which device an identity's pushes go to. */
public interface Bindings {
    /**
     * Binds the token's identity to a device. The answer comes once, on any thread: null when it is
     * done. Does not block.
     */
    void bind(String accessToken, String deviceToken, Consumer<@Nullable VoiceError> answer);

    /**
     * Asks whether the server still knows of a binding, without making or renewing one. The answer
     * comes once, on any thread: false also where it cannot be had. Does not block.
     */
    default void ask(String accessToken, String deviceToken, Consumer<Boolean> answer) {
        answer.accept(false);
    }

    /** Undoes {@link #bind}. */
    void unbind(String accessToken, String deviceToken, Consumer<@Nullable VoiceError> answer);
}
