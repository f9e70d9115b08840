package dev.sidetone.server.notice;

import dev.sidetone.signaling.Message.WireError;

import java.util.Map;
import java.util.function.Consumer;

/** Takes what would be pushed to a URL instead (voice-sdk.md §6). */
@FunctionalInterface
public interface Notifier {
    /**
     * Posts a payload. Does not block.
     *
     * @param callSid of the leg that rings by it
     * @param url as it was written, absolute
     * @param refused is told, on any thread, where nobody has taken it: why
     */
    void notify(
            String callSid, String url, Map<String, String> payload, Consumer<WireError> refused);

    /** One that reaches nobody. */
    static Notifier nowhere() {
        return (_, _, _, refused) ->
                refused.accept(new WireError(31480, "this server notifies nobody"));
    }
}
