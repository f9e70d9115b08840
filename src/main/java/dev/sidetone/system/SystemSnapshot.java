package dev.sidetone.system;

import dev.sidetone.system.profile.Quirk.Announcement;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the phone's own screen shows. Immutable.
 *
 * @param calls that have not ended, oldest first, of all apps and of the cellular phone
 * @param sheet the incoming call whose sheet is up; null for none
 * @param options what can be done with several calls
 * @param routes outputs that can be chosen
 * @param audioActive whether a call owns the phone's sound
 * @param locked whether the screen is locked
 * @param apps that are installed, in their order
 */
public record SystemSnapshot(
        List<Line> calls,
        @Nullable Sheet sheet,
        Options options,
        List<RouteHardware.Output> routes,
        boolean audioActive,
        boolean locked,
        List<AppLine> apps) {
    /**
     * A call as the phone knows it; the pending flags tell of actions under way.
     *
     * @param app whose call it is, by its display name
     * @param connecting an outgoing call was reported to connect (R39)
     * @param group the conference it is in; null for none
     * @param canUngroup whether Private is enabled (U4)
     * @param connectedAt start of the timer; null before
     * @param appName whose call it is, as a person reads it
     * @param video whether it is a video call of an app that supports video (U4)
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
            boolean answerPending,
            boolean holdPending,
            boolean mutePending,
            boolean endPending,
            boolean canHold,
            boolean canSendDigits,
            boolean canUngroup,
            @Nullable Long group,
            @Nullable Instant connectedAt,
            String appName,
            boolean video) {
        /** Incoming and not answered yet. */
        public boolean ringing() {
            return !outgoing && !connected;
        }
    }

    /**
     * The incoming sheet (U5, U6).
     *
     * @param name of the caller: as the app gives it, else the contact's, else the handle
     * @param label what a call directory extension says of a stranger's number; null for nothing
     * @param appName whose call it is, as a person reads it
     * @param video whether the subtitle says Video: a video call of an app that supports video
     * @param form how it is shown
     * @param choices its buttons, as they stand from left to right or from top to bottom (R66)
     * @param answering one of the accepting buttons was pressed
     * @param declining Decline was pressed
     */
    public record Sheet(
            UUID call,
            String name,
            @Nullable String label,
            String appName,
            boolean video,
            Form form,
            List<Choice> choices,
            boolean answering,
            boolean declining) {
        /** The sheet of somebody of whom no extension says anything. */
        public Sheet(
                UUID call,
                String name,
                String appName,
                boolean video,
                Form form,
                List<Choice> choices,
                boolean answering,
                boolean declining) {
            this(call, name, null, appName, video, form, choices, answering, declining);
        }
    }

    /** How a sheet is shown. */
    public enum Form {
        /** A banner that expands; as the profile has it. */
        BANNER,
        /** The whole screen. */
        FULL_SCREEN,
        /** On the locked screen: slide to answer. */
        LOCKED,
        /** Another call is there: the sheet with two or three choices. */
        WAITING;

        static Form of(Announcement announcement) {
            return announcement == Announcement.BANNER ? BANNER : FULL_SCREEN;
        }
    }

    /** A button of a sheet. */
    public enum Choice {
        DECLINE,
        ACCEPT,
        /** Only on the own alert of an app without CallKit: it rings on for the caller. */
        IGNORE,
        END_AND_ACCEPT,
        HOLD_AND_ACCEPT,
        END_HELD_AND_ACCEPT
    }

    /**
     * What can be done with several calls: which buttons are enabled.
     *
     * @param addCall another call can be placed
     * @param swap an active and a held call can change places
     * @param merge an active and a held call can become one conference (R62)
     */
    public record Options(boolean addCall, boolean swap, boolean merge) {}

    /**
     * An installed app.
     *
     * @param life where it is in its life
     * @param ended why its process was ended by the phone; null where it was not
     */
    public record AppLine(String name, InstalledApp.Life life, @Nullable String ended) {}
}
