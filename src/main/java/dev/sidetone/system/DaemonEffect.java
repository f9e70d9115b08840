package dev.sidetone.system;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXTransaction;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What the call daemon wants done, in this order. */
sealed interface DaemonEffect {
    /** The call it is about, for the trace. */
    default @Nullable UUID call() {
        return null;
    }

    record Reply(Consumer<@Nullable CXError> to, @Nullable CXError error) implements DaemonEffect {}

    record Begin(long provider) implements DaemonEffect {}

    /** {@code now}: what is to be performed at once; the rest of it waits (R20). */
    record Deliver(long provider, CXTransaction transaction, List<CXAction> now)
            implements DaemonEffect {
        @Override
        public @Nullable UUID call() {
            return now.getFirst() instanceof CXCallAction first ? first.callUUID() : null;
        }
    }

    record DeliverLater(long provider, CXTransaction transaction, CXCallAction action)
            implements DaemonEffect {
        @Override
        public UUID call() {
            return action.callUUID();
        }
    }

    record StartTimer(CXCallAction action, Duration length) implements DaemonEffect {}

    record StopTimer(CXCallAction action) implements DaemonEffect {}

    record TellTimedOut(long provider, CXCallAction action) implements DaemonEffect {
        @Override
        public UUID call() {
            return action.callUUID();
        }
    }

    /** The action's call is over (R29). */
    record Abandon(long provider, CXCallAction action) implements DaemonEffect {}

    record TellObservers(CXCall changed) implements DaemonEffect {
        @Override
        public UUID call() {
            return changed.uuid();
        }
    }

    record Activate(long provider) implements DaemonEffect {}

    record Deactivate(long provider) implements DaemonEffect {}

    record Ring(Ringing how, String ringtone) implements DaemonEffect {}

    record PlayEndTone() implements DaemonEffect {}

    record PlayDtmf(String digits) implements DaemonEffect {}

    record Record(RecentCall recent) implements DaemonEffect {}

    /** What sounds for calls that wait to be answered. */
    enum Ringing {
        NOTHING,
        RINGTONE,
        CALL_WAITING
    }
}
