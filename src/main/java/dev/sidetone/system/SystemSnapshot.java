package dev.sidetone.system;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the phone's own screen shows. Immutable.
 *
 * @param calls that have not ended, oldest first
 * @param sheet the incoming call whose sheet is up; null for none
 * @param routes outputs that can be chosen
 * @param audioActive whether a call owns the phone's sound
 */
public record SystemSnapshot(
        List<Line> calls,
        @Nullable Sheet sheet,
        List<RouteHardware.Output> routes,
        boolean audioActive) {

    /** A call as the phone knows it; the pending flags tell of actions under way. */
    public record Line(
            UUID call,
            String name,
            boolean outgoing,
            boolean connecting,
            boolean connected,
            boolean onHold,
            boolean muted,
            boolean holdPending,
            boolean mutePending,
            boolean endPending,
            boolean canHold,
            boolean canSendDigits,
            @Nullable Instant connectedAt) {}

    /** The incoming sheet (U5). */
    public record Sheet(
            UUID call, String name, String appName, boolean answering, boolean declining) {}
}
