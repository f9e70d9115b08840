package dev.sidetone.system.state;

import dev.sidetone.callkit.CXCall;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One call as the daemon knows it.
 *
 * @param uuid chosen by the app (R40)
 * @param order calls count up in the order in which they came to be
 * @param provider whose call it is
 * @param outgoing whether this phone calls
 * @param facts what the app has told of it
 * @param taken its start or answer was fulfilled: it wants the audio session
 * @param connecting the app reported that it connects (R39)
 * @param onHold it is held
 * @param muted its microphone is muted; independent of hold (R69)
 * @param actions uuids of those under way, oldest first
 * @param since when the call came to be
 * @param connectedAt start of the timer; null as long as it does not count as connected
 */
public record CallRecord(
        UUID uuid,
        long order,
        long provider,
        boolean outgoing,
        CallFacts facts,
        boolean taken,
        boolean connecting,
        boolean onHold,
        boolean muted,
        List<UUID> actions,
        Instant since,
        @Nullable Instant connectedAt) {

    /** A call that has just come to be; {@link DaemonState} gives it its place. */
    public static CallRecord begun(
            UUID uuid, long order, long provider, boolean outgoing, CallFacts facts, Instant now) {
        return new CallRecord(
                uuid, order, provider, outgoing, facts, false, false, false, false, List.of(), now,
                null);
    }

    /** Incoming and not answered yet: an answer counts when it is fulfilled (R35). */
    public boolean ringing() {
        return !outgoing && connectedAt == null;
    }

    public boolean connected() {
        return connectedAt != null;
    }

    /** Whether the call keeps its provider's audio session active (R73, R74). */
    public boolean flowing() {
        return taken && !onHold;
    }

    public CallRecord with(CallFacts newer) {
        return with(newer, taken, connecting, onHold, muted, actions, connectedAt);
    }

    /** Its start was fulfilled. */
    public CallRecord started() {
        return with(facts, true, connecting, onHold, muted, actions, connectedAt);
    }

    public CallRecord startedConnecting() {
        return with(facts, taken, true, onHold, muted, actions, connectedAt);
    }

    /** The app reported an outgoing call as connected. */
    public CallRecord connectedSince(Instant at) {
        return with(facts, taken, connecting, onHold, muted, actions, at);
    }

    /** Its answer was fulfilled. */
    public CallRecord answered(Instant at) {
        return with(facts, true, connecting, onHold, muted, actions, at);
    }

    public CallRecord held(boolean on) {
        return with(facts, taken, connecting, on, muted, actions, connectedAt);
    }

    public CallRecord muted(boolean on) {
        return with(facts, taken, connecting, onHold, on, actions, connectedAt);
    }

    CallRecord withAction(UUID action) {
        List<UUID> more = new ArrayList<>(actions);
        more.add(action);
        return with(facts, taken, connecting, onHold, muted, List.copyOf(more), connectedAt);
    }

    CallRecord withoutAction(UUID action) {
        List<UUID> less = new ArrayList<>(actions);
        less.remove(action);
        return with(facts, taken, connecting, onHold, muted, List.copyOf(less), connectedAt);
    }

    private CallRecord with(
            CallFacts nowFacts,
            boolean nowTaken,
            boolean nowConnecting,
            boolean nowOnHold,
            boolean nowMuted,
            List<UUID> nowActions,
            @Nullable Instant nowConnectedAt) {
        return new CallRecord(
                uuid,
                order,
                provider,
                outgoing,
                nowFacts,
                nowTaken,
                nowConnecting,
                nowOnHold,
                nowMuted,
                nowActions,
                since,
                nowConnectedAt);
    }

    /** What observers see (R84). */
    public CXCall snapshot(boolean ended) {
        return new CXCall(uuid, outgoing, onHold, connected(), ended);
    }
}
