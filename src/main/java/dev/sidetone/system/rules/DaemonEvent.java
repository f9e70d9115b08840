package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.system.choices.Verb;
import dev.sidetone.system.state.Filters;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What can happen to the call daemon. Replies are handed through and never called by it. */
public sealed interface DaemonEvent {
    record ProviderConnected(long provider, String app, CXProviderConfiguration configuration)
            implements DaemonEvent {}

    record HandshakeFinished(long provider) implements DaemonEvent {}

    record ConfigurationAssigned(long provider, CXProviderConfiguration configuration)
            implements DaemonEvent {}

    record ProviderInvalidated(long provider) implements DaemonEvent {}

    /** The process of its app has ended. */
    record ProviderLost(long provider) implements DaemonEvent {}

    /** The call daemon crashed, or the media services were reset (R5). */
    record Restarted(Crash what) implements DaemonEvent {
        /** What broke. */
        public enum Crash {
            CALL_DAEMON,
            MEDIA_SERVICES
        }
    }

    /** An app activated or deactivated its audio session itself (R75). */
    record SessionSetByApp(String app, boolean active) implements DaemonEvent {}

    record FiltersChanged(Filters filters) implements DaemonEvent {}

    /**
     * An app's request.
     *
     * @param entitled whether the app may make calls at all: it has the voip background mode
     */
    record TransactionRequested(
            String app,
            boolean entitled,
            UUID transaction,
            List<CXAction> actions,
            Consumer<@Nullable CXError> reply)
            implements DaemonEvent {}

    /** A gesture on the phone's own screen: for calls of any app (R16, R17). */
    record GestureMade(List<CXCallAction> actions) implements DaemonEvent {}

    /** A button that means something different with each state of the calls. */
    record VerbUsed(Verb verb) implements DaemonEvent {}

    record ActionEnded(long provider, UUID action, boolean fulfilled, @Nullable Instant date)
            implements DaemonEvent {}

    record ActionTimedOut(UUID action) implements DaemonEvent {}

    /** R34. */
    record RingLimitReached(UUID call) implements DaemonEvent {}

    /** An ended call is not listed any longer (R84). */
    record Faded(UUID call) implements DaemonEvent {}

    record IncomingReported(
            long provider,
            boolean entitled,
            UUID call,
            CXCallUpdate update,
            Consumer<@Nullable CXError> reply)
            implements DaemonEvent {}

    record UpdateReported(long provider, UUID call, CXCallUpdate update) implements DaemonEvent {}

    record EndReported(long provider, UUID call, Instant at, CXCallEndedReason reason)
            implements DaemonEvent {}

    record StartedConnectingReported(long provider, UUID call, Instant at) implements DaemonEvent {}

    record ConnectedReported(long provider, UUID call, Instant at) implements DaemonEvent {}
}
