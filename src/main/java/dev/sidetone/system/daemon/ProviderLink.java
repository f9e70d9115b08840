package dev.sidetone.system.daemon;

import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.system.rules.DaemonEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/** What a provider reports becomes events of the daemon. */
record ProviderLink(CallDaemon daemon, long id, boolean entitled) implements CallKitService.Link {
    @Override
    public void configure(CXProviderConfiguration configuration) {
        daemon.post(new DaemonEvent.ConfigurationAssigned(id, configuration));
    }

    @Override
    public void reportNewIncomingCall(
            UUID call, CXCallUpdate update, Consumer<@Nullable CXError> reply) {
        daemon.post(new DaemonEvent.IncomingReported(id, entitled, known(call), update, reply));
    }

    @Override
    public void reportUpdated(UUID call, CXCallUpdate update) {
        daemon.post(new DaemonEvent.UpdateReported(id, known(call), update));
    }

    @Override
    public void reportEnded(UUID call, Instant at, CXCallEndedReason reason) {
        daemon.post(
                new DaemonEvent.EndReported(
                        id, known(call), at, Objects.requireNonNull(reason, "reason")));
    }

    @Override
    public void reportStartedConnecting(UUID call, Instant at) {
        daemon.post(new DaemonEvent.StartedConnectingReported(id, known(call), at));
    }

    @Override
    public void reportConnected(UUID call, Instant at) {
        daemon.post(new DaemonEvent.ConnectedReported(id, known(call), at));
    }

    @Override
    public void ended(UUID action, boolean fulfilled, @Nullable Instant date) {
        daemon.post(new DaemonEvent.ActionEnded(id, action, fulfilled, date));
    }

    @Override
    public void invalidate() {
        daemon.post(new DaemonEvent.ProviderInvalidated(id));
    }

    /** Fails in the app, not in the phone. */
    private static UUID known(UUID call) {
        return Objects.requireNonNull(call, "uuid");
    }
}
