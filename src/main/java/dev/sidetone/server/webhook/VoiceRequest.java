package dev.sidetone.server.webhook;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a webhook is told of a call (voice-sdk.md §5.3).
 *
 * @param applicationSid of a call that an endpoint began; null for others
 * @param from such as {@code client:alice}
 * @param to empty for a call that an endpoint began
 * @param parentCallSid of a leg that Dial made
 * @param connect what the app gave to {@code connect}
 * @param granted {@code grants.voice.outgoing.params} of the caller's token
 */
public record VoiceRequest(
        String accountSid,
        @Nullable String applicationSid,
        String callSid,
        CallStatus status,
        Direction direction,
        String from,
        String to,
        @Nullable String parentCallSid,
        Map<String, String> connect,
        Map<String, String> granted) {
    private static final String API_VERSION = "2010-04-01";
    private static final Set<String> OURS =
            Set.of(
                    "AccountSid",
                    "ApiVersion",
                    "ApplicationSid",
                    "CallSid",
                    "CallStatus",
                    "Direction",
                    "From",
                    "Caller",
                    "Called",
                    "ParentCallSid");

    /** Copies the parameters, keeping their order. */
    public VoiceRequest {
        connect = Collections.unmodifiableMap(new LinkedHashMap<>(connect));
        granted = Collections.unmodifiableMap(new LinkedHashMap<>(granted));
    }

    /**
     * The fields of the form, in their order.
     *
     * <p>A parameter {@code To} of the app takes the place of an empty {@code To}; {@code to} is a
     * field of its own. What the token grants wins over what the app says, for only the former is
     * signed; and neither can pass for a field of ours.
     */
    public Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("AccountSid", accountSid);
        form.put("ApiVersion", API_VERSION);
        if (applicationSid != null) {
            form.put("ApplicationSid", applicationSid);
        }
        form.put("CallSid", callSid);
        form.put("CallStatus", status.value());
        form.put("Direction", direction.value());
        form.put("From", from);
        form.put("Caller", from);
        form.put("To", to);
        if (parentCallSid != null) {
            form.put("ParentCallSid", parentCallSid);
        }
        addAll(form, connect);
        addAll(form, granted);
        form.put("Called", form.getOrDefault("To", to));
        return form;
    }

    private void addAll(Map<String, String> form, Map<String, String> parameters) {
        parameters.forEach(
                (name, value) -> {
                    boolean callee = name.equals("To") && to.isEmpty();
                    if (callee || !name.equals("To") && !OURS.contains(name)) {
                        form.put(name, value);
                    }
                });
    }

    /** The same call, farther on. */
    public VoiceRequest at(CallStatus now) {
        return new VoiceRequest(
                accountSid,
                applicationSid,
                callSid,
                now,
                direction,
                from,
                to,
                parentCallSid,
                connect,
                granted);
    }
}
