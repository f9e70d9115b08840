package dev.sidetone.server.binding;

import dev.sidetone.server.credential.CredentialBook;
import dev.sidetone.server.credential.PushCredential;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;

/**
 * Which devices of an identity a push would reach, and why the others get none: a credential for
 * apps in development reaches no app of the store, and the other way round (52134). Lives on the
 * server's queue.
 */
public final class Deliveries {
    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    /** Invalid APNs device token. */
    public static final int INVALID_DEVICE_TOKEN = 52134;

    private final BindingBook bindings;
    private final CredentialBook credentials;
    private final Trace trace;

    /** Deliveries to bound devices. */
    public Deliveries(BindingBook bindings, CredentialBook credentials, Trace trace) {
        this.bindings = bindings;
        this.credentials = credentials;
        this.trace = trace;
    }

    /** The devices that can be pushed, the oldest first; of each other one a line is logged. */
    public List<String> to(String identity) {
        List<String> reached = new ArrayList<>();
        for (Binding each : bindings.of(identity)) {
            String problem = mismatch(each);
            if (problem == null) {
                reached.add(each.deviceToken());
            } else {
                log.warn("{} No push for {}: {}", INVALID_DEVICE_TOKEN, identity, problem);
                trace.add(
                        Layer.SERVER,
                        "PushRefused",
                        identity,
                        INVALID_DEVICE_TOKEN + " " + problem);
            }
        }
        return reached;
    }

    /** Why none of the devices of somebody can be pushed, for a caller; null for no such reason. */
    public @Nullable String problem(String identity) {
        for (Binding each : bindings.of(identity)) {
            String problem = mismatch(each);
            if (problem != null) {
                return identity
                        + " is registered, but no push arrives ("
                        + INVALID_DEVICE_TOKEN
                        + "): "
                        + problem;
            }
        }
        String end = bindings.endOf(identity);
        return end == null ? null : "nobody named " + identity + " is registered any more: " + end;
    }

    private @Nullable String mismatch(Binding binding) {
        String sid = binding.credentialSid();
        PushCredential credential = sid == null ? null : credentials.of(sid);
        String sends = credential == null ? null : credential.environment();
        String built = binding.environment();
        if (built == null || sends == null || sends.equals(built)) {
            return null;
        }
        return "the push credential "
                + sid
                + " is for "
                + sends
                + ", the device token is of an app built for "
                + built
                + "; "
                + (sends.equals("sandbox")
                        ? "use a credential without the sandbox option for apps of the store"
                        : "use a credential with the sandbox option for apps in development");
    }
}
