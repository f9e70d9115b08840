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

    /**
     * A call as the phone knows it; the pending flags tell of actions under way.
     *
     * @param app whose call it is, by its display name
     * @param connectedAt start of the timer; null before
     */
    public record Line(
            UUID call,
            String name,
            String app,
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

    /**
     * The incoming sheet (U5, U6).
     *
     * @param name of the caller: as the app gives it, else the contact's, else the handle
     * @param appName whose call it is, by its display name
     * @param subtitle "App Audio…" or "App Video…"
     * @param style which buttons it has
     * @param answering Accept was pressed
     * @param declining Decline was pressed
     */
    public record Sheet(
            UUID call,
            String name,
            String appName,
            String subtitle,
            Style style,
            boolean answering,
            boolean declining) {}

    /** Which buttons a sheet has. Those for a second call come with the rules of R66. */
    public enum Style {
        /** Decline and Accept. */
        FULL_SCREEN
    }
}
