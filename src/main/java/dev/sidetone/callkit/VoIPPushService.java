package dev.sidetone.callkit;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.function.Consumer;

/**
 * A process's way to hand a notification on as a VoIP push. The phone implements it: for an app's
 * own process, which is refused, and for its notification service extension. Callable from any
 * thread.
 */
public interface VoIPPushService {
    /**
     * Hands a payload on to the app.
     *
     * @param reply null when it was taken; runs on a queue of that process
     */
    void reportPush(
            Map<String, ? extends @Nullable Object> payload, Consumer<@Nullable CXError> reply);
}
