package dev.sidetone.system;

import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXTransaction;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/** What can happen to the call daemon. Replies are handed through and never called by it. */
sealed interface DaemonEvent {
    /** The call it is about, for the trace. */
    default @Nullable UUID call() {
        return null;
    }

    record ProviderConnected(ProviderRecord provider) implements DaemonEvent {}

    record HandshakeFinished(long provider) implements DaemonEvent {}

    record ConfigurationAssigned(long provider, CXProviderConfiguration configuration)
            implements DaemonEvent {}

    record ProviderInvalidated(long provider) implements DaemonEvent {}

    /** An app's request. */
    record TransactionRequested(
            String app, CXTransaction transaction, Consumer<@Nullable CXError> reply)
            implements DaemonEvent {
        @Override
        public @Nullable UUID call() {
            var actions = transaction.actions();
            return actions.isEmpty() || !(actions.getFirst() instanceof CXCallAction first)
                    ? null
                    : first.callUUID();
        }
    }

    /** A gesture on the phone's own screen. */
    record GestureMade(CXCallAction action) implements DaemonEvent {
        @Override
        public UUID call() {
            return action.callUUID();
        }
    }

    record ActionEnded(CXCallAction action, boolean fulfilled, @Nullable Instant date)
            implements DaemonEvent {
        @Override
        public UUID call() {
            return action.callUUID();
        }
    }

    record ActionTimedOut(CXCallAction action) implements DaemonEvent {
        @Override
        public UUID call() {
            return action.callUUID();
        }
    }

    record IncomingReported(
            long provider, UUID call, CXCallUpdate update, Consumer<@Nullable CXError> reply)
            implements DaemonEvent {}

    record UpdateReported(UUID call, CXCallUpdate update) implements DaemonEvent {}

    record EndReported(long provider, UUID call, Instant at, CXCallEndedReason reason)
            implements DaemonEvent {}

    record StartedConnectingReported(UUID call, Instant at) implements DaemonEvent {}

    record ConnectedReported(UUID call, Instant at) implements DaemonEvent {}
}
