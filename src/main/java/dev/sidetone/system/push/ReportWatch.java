package dev.sidetone.system.push;

import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXErrorCodeIncomingCallError;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CallKitService;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A provider's line to the phone that tells the push desk of every reported call: when it is called
 * (R87), and when the call daemon has taken it (R88). A call that the daemon knows already or does
 * not let through was reported too (R33, R89).
 */
public record ReportWatch(CallKitService.Link link, PushDesk pushes)
        implements CallKitService.Link {
    @Override
    public long id() {
        return link.id();
    }

    @Override
    public void configure(CXProviderConfiguration configuration) {
        link.configure(configuration);
    }

    @Override
    public void reportNewIncomingCall(
            UUID call, CXCallUpdate update, Consumer<@Nullable CXError> reply) {
        pushes.reportCalled();
        link.reportNewIncomingCall(
                call,
                update,
                error -> {
                    if (counts(error)) {
                        pushes.reportHeard();
                    }
                    reply.accept(error);
                });
    }

    private static boolean counts(@Nullable CXError error) {
        return error == null
                || error.code() instanceof CXErrorCodeIncomingCallError refusal
                        && refusal != CXErrorCodeIncomingCallError.UNKNOWN
                        && refusal != CXErrorCodeIncomingCallError.UNENTITLED;
    }

    @Override
    public void reportUpdated(UUID call, CXCallUpdate update) {
        link.reportUpdated(call, update);
    }

    @Override
    public void reportEnded(UUID call, Instant at, CXCallEndedReason reason) {
        link.reportEnded(call, at, reason);
    }

    @Override
    public void reportStartedConnecting(UUID call, Instant at) {
        link.reportStartedConnecting(call, at);
    }

    @Override
    public void reportConnected(UUID call, Instant at) {
        link.reportConnected(call, at);
    }

    @Override
    public void ended(UUID action, boolean fulfilled, @Nullable Instant date) {
        link.ended(action, fulfilled, date);
    }

    @Override
    public void invalidate() {
        link.invalidate();
    }
}
