package dev.sidetone.system;

import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXCallUpdate;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One call as the daemon knows it.
 *
 * @param uuid chosen by the app (R40)
 * @param provider whose call it is
 * @param outgoing whether this phone calls
 * @param facts all updates merged (R71); never changed
 * @param audible its start or answer was fulfilled: it wants the audio session
 * @param connecting the app reported that it connects (R39)
 * @param connected it counts as connected
 * @param onHold it is held
 * @param muted its microphone is muted; independent of hold (R69)
 * @param since when the call came to be
 * @param connectedAt start of the timer
 */
record CallRecord(
        UUID uuid,
        long provider,
        boolean outgoing,
        CXCallUpdate facts,
        boolean audible,
        boolean connecting,
        boolean connected,
        boolean onHold,
        boolean muted,
        Instant since,
        @Nullable Instant connectedAt) {

    static CallRecord incoming(UUID uuid, long provider, CXCallUpdate facts, Instant now) {
        return new CallRecord(
                uuid, provider, false, facts, false, false, false, false, false, now, null);
    }

    static CallRecord outgoing(UUID uuid, long provider, CXCallUpdate facts, Instant now) {
        return new CallRecord(
                uuid, provider, true, facts, false, false, false, false, false, now, null);
    }

    boolean ringing() {
        return !outgoing && !connected;
    }

    /** Whether the call keeps its provider's audio session active (R73, R74). */
    boolean flowing() {
        return audible && !onHold;
    }

    CallRecord withFacts(CXCallUpdate newer) {
        return new CallRecord(
                uuid,
                provider,
                outgoing,
                facts.mergedWith(newer),
                audible,
                connecting,
                connected,
                onHold,
                muted,
                since,
                connectedAt);
    }

    CallRecord started() {
        return with(true, connecting, connected, onHold, muted, connectedAt);
    }

    CallRecord startedConnecting() {
        return with(audible, true, connected, onHold, muted, connectedAt);
    }

    CallRecord connectedSince(Instant at) {
        return with(audible, connecting, true, onHold, muted, at);
    }

    CallRecord answered(Instant at) {
        return with(true, connecting, true, onHold, muted, at);
    }

    CallRecord held(boolean on) {
        return with(audible, connecting, connected, on, muted, connectedAt);
    }

    CallRecord muted(boolean on) {
        return with(audible, connecting, connected, onHold, on, connectedAt);
    }

    private CallRecord with(
            boolean nowAudible,
            boolean nowConnecting,
            boolean nowConnected,
            boolean nowOnHold,
            boolean nowMuted,
            @Nullable Instant at) {
        return new CallRecord(
                uuid,
                provider,
                outgoing,
                facts,
                nowAudible,
                nowConnecting,
                nowConnected,
                nowOnHold,
                nowMuted,
                since,
                at);
    }

    /** What observers see (R84). */
    CXCall snapshot(boolean ended) {
        return new CXCall(uuid, outgoing, onHold, connected, ended);
    }

    /** The name to show. */
    String name() {
        String name = facts.localizedCallerName();
        var handle = facts.remoteHandle();
        return name != null ? name : handle != null ? handle.value() : "Unknown";
    }
}
