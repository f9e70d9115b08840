package dev.sidetone.system.state;

import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXStartCallAction;

import org.jspecify.annotations.Nullable;

/**
 * What an app has told of a call: all its updates merged (R71). Null where it never said anything.
 *
 * @param handle of the other party
 * @param callerName to show, before any contact (U4)
 */
public record CallFacts(
        @Nullable CXHandle handle,
        @Nullable String callerName,
        @Nullable Boolean holding,
        @Nullable Boolean grouping,
        @Nullable Boolean ungrouping,
        @Nullable Boolean dtmf,
        @Nullable Boolean video) {

    static final CallFacts NONE = new CallFacts(null, null, null, null, null, null, null);

    public static CallFacts of(CXCallUpdate update) {
        return NONE.mergedWith(update);
    }

    /** An outgoing call, before the app said anything else of it (R44). */
    public static CallFacts of(CXStartCallAction start) {
        return new CallFacts(start.handle(), null, null, null, null, null, start.isVideo());
    }

    /** Only what {@code newer} sets changes. */
    public CallFacts mergedWith(CXCallUpdate newer) {
        return new CallFacts(
                or(newer.remoteHandle(), handle),
                or(newer.localizedCallerName(), callerName),
                or(newer.supportsHolding(), holding),
                or(newer.supportsGrouping(), grouping),
                or(newer.supportsUngrouping(), ungrouping),
                or(newer.supportsDTMF(), dtmf),
                or(newer.hasVideo(), video));
    }

    private static <T> @Nullable T or(@Nullable T newer, @Nullable T older) {
        return newer != null ? newer : older;
    }

    /** A flag that was never set counts as {@code unset} says. */
    public boolean canHold(boolean unset) {
        return holding == null ? unset : holding;
    }

    /** A flag that was never set counts as yes. */
    public boolean canGroup() {
        return !Boolean.FALSE.equals(grouping);
    }

    /** A flag that was never set counts as yes. */
    public boolean canUngroup() {
        return !Boolean.FALSE.equals(ungrouping);
    }

    /** A flag that was never set counts as yes. */
    public boolean canSendDigits() {
        return !Boolean.FALSE.equals(dtmf);
    }

    /** A flag that was never set counts as no. */
    public boolean hasVideo() {
        return Boolean.TRUE.equals(video);
    }
}
