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
 * @param group the conference it is in; 0 for none
 * @param rangOut it rang as long as the phone lets it (R34)
 * @param silenced a button at the phone's edge has stopped its ringing (U10)
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
        long group,
        boolean rangOut,
        boolean silenced,
        List<UUID> actions,
        Instant since,
        @Nullable Instant connectedAt) {
    /** A call that has just come to be; {@link DaemonState} gives it its place. */
    public static CallRecord begun(
            UUID uuid, long order, long provider, boolean outgoing, CallFacts facts, Instant now) {
        return new CallRecord(
                uuid, order, provider, outgoing, facts, false, false, false, false, 0, false, false,
                List.of(), now, null);
    }

    /** Incoming and not answered yet: an answer counts when it is fulfilled (R35). */
    public boolean ringing() {
        return !outgoing && connectedAt == null;
    }

    public boolean connected() {
        return connectedAt != null;
    }

    /** Whether another call has to deal with it (R66): it is connected, or was reported to be. */
    public boolean established() {
        return connected() || connecting;
    }

    /** Whether the call keeps its provider's audio session active (R73, R74). */
    public boolean flowing() {
        return taken && !onHold;
    }

    /** Whether both are in one conference, or are one call. */
    public boolean together(CallRecord other) {
        return uuid.equals(other.uuid) || group != 0 && group == other.group;
    }

    public CallRecord with(CallFacts newer) {
        Copy copy = new Copy();
        copy.facts = newer;
        return copy.made();
    }

    /** Its start was fulfilled. */
    public CallRecord started() {
        Copy copy = new Copy();
        copy.taken = true;
        return copy.made();
    }

    public CallRecord startedConnecting() {
        Copy copy = new Copy();
        copy.connecting = true;
        return copy.made();
    }

    /** The app reported an outgoing call as connected. */
    public CallRecord connectedSince(Instant at) {
        Copy copy = new Copy();
        copy.connectedAt = at;
        return copy.made();
    }

    /** Its answer was fulfilled. */
    public CallRecord answered(Instant at) {
        Copy copy = new Copy();
        copy.taken = true;
        copy.connectedAt = at;
        return copy.made();
    }

    public CallRecord held(boolean on) {
        Copy copy = new Copy();
        copy.onHold = on;
        return copy.made();
    }

    public CallRecord muted(boolean on) {
        Copy copy = new Copy();
        copy.muted = on;
        return copy.made();
    }

    /** In a conference; 0 for none. */
    public CallRecord grouped(long into) {
        Copy copy = new Copy();
        copy.group = into;
        return copy.made();
    }

    public CallRecord thatRangOut() {
        Copy copy = new Copy();
        copy.rangOut = true;
        return copy.made();
    }

    /** It rings without a sound. */
    public CallRecord thatIsSilenced() {
        Copy copy = new Copy();
        copy.silenced = true;
        return copy.made();
    }

    /** Its app came back with a new provider (R38). */
    public CallRecord adopted(long by) {
        Copy copy = new Copy();
        copy.provider = by;
        return copy.made();
    }

    CallRecord withAction(UUID action) {
        Copy copy = new Copy();
        copy.actions = new ArrayList<>(actions);
        copy.actions.add(action);
        return copy.made();
    }

    CallRecord withoutAction(UUID action) {
        Copy copy = new Copy();
        copy.actions = new ArrayList<>(actions);
        copy.actions.remove(action);
        return copy.made();
    }

    /** What observers see (R84). */
    public CXCall snapshot(boolean ended) {
        return new CXCall(uuid, outgoing, onHold, connected(), ended);
    }

    /** This record in the making of the next one. */
    private final class Copy {
        private long provider = CallRecord.this.provider;
        private CallFacts facts = CallRecord.this.facts;
        private boolean taken = CallRecord.this.taken;
        private boolean connecting = CallRecord.this.connecting;
        private boolean onHold = CallRecord.this.onHold;
        private boolean muted = CallRecord.this.muted;
        private long group = CallRecord.this.group;
        private boolean rangOut = CallRecord.this.rangOut;
        private boolean silenced = CallRecord.this.silenced;
        private List<UUID> actions = CallRecord.this.actions;
        private @Nullable Instant connectedAt = CallRecord.this.connectedAt;

        CallRecord made() {
            return new CallRecord(
                    uuid,
                    order,
                    provider,
                    outgoing,
                    facts,
                    taken,
                    connecting,
                    onHold,
                    muted,
                    group,
                    rangOut,
                    silenced,
                    List.copyOf(actions),
                    since,
                    connectedAt);
        }
    }
}
