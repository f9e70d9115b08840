package dev.sidetone.system.push;

import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXErrorCodeNotificationServiceExtensionError;
import dev.sidetone.callkit.VoIPPushService;
import dev.sidetone.pushkit.PKPushPayload;
import dev.sidetone.pushkit.PKPushType;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An app's notification service extension, a process of its own: it may hand notifications on as
 * VoIP pushes.
 *
 * @param entitled whether the app has the filtering entitlement
 * @param app gets the pushes, on the system queue
 * @param system the phone's queue
 * @param own where the extension hears the reply
 * @param trace as the app writes it
 */
public record NotificationExtension(
        boolean entitled,
        Consumer<PKPushPayload> app,
        SerialQueue system,
        SerialQueue own,
        Trace trace)
        implements VoIPPushService {
    @Override
    public void reportPush(
            Map<String, ? extends @Nullable Object> payload, Consumer<@Nullable CXError> reply) {
        PKPushPayload push = new PKPushPayload(PKPushType.VOIP, new HashMap<>(payload));
        system.execute(trace.carrying(() -> reported(push, reply)));
    }

    private void reported(PKPushPayload push, Consumer<@Nullable CXError> reply) {
        if (entitled) {
            trace.inside(Layer.PUSH, "ExtensionPush", null, null, () -> app.accept(push));
            own.execute(() -> reply.accept(null));
        } else {
            var missing =
                    new CXError(
                            CXErrorCodeNotificationServiceExtensionError
                                    .MISSING_NOTIFICATION_FILTERING_ENTITLEMENT);
            trace.add(Layer.PUSH, "ExtensionPushRefused", null, missing);
            own.execute(() -> reply.accept(missing));
        }
    }
}
