package dev.sidetone.system.choices;

import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.ProviderRecord;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** Which sheet is up and which buttons it has (R37, R60, R61, R66, R67). */
public final class Sheets {
    /** The buttons of a sheet. */
    public enum Buttons {
        /** Decline and Accept. */
        PLAIN,
        /** End &amp; Accept, Decline. */
        END,
        /** End &amp; Accept, Decline, Hold &amp; Accept. */
        END_OR_HOLD,
        /** End &amp; Accept, Decline, End Held &amp; Accept. */
        END_OR_END_HELD
    }

    private Sheets() {}

    /**
     * The call whose sheet is shown (R37): the first that nobody has answered yet, and one that is
     * not being declined before one that is.
     */
    public static @Nullable CallRecord shown(DaemonState state) {
        UUID first = state.ringing().first();
        CallRecord shown = first == null ? null : state.call(first);
        if (shown == null || !state.isPending(shown, CXEndCallAction.class)) {
            return shown;
        }
        for (UUID next : state.ringing().values()) {
            CallRecord call = state.call(next);
            if (call != null && !state.isPending(call, CXEndCallAction.class)) {
                return call;
            }
        }
        return shown;
    }

    /**
     * R66: from the state of the other calls, never from who called whom. A call that was never
     * reported to connect does not count (R42).
     */
    public static Buttons buttons(DaemonState state, CallRecord incoming, Switches switches) {
        List<CallRecord> others =
                Conversations.others(state, incoming).stream()
                        .filter(CallRecord::established)
                        .toList();
        if (others.isEmpty()) {
            return Buttons.PLAIN;
        }
        List<CallRecord> active = others.stream().filter(call -> !call.onHold()).toList();
        boolean held = others.stream().anyMatch(CallRecord::onHold);
        if (!active.isEmpty() && held) {
            return canHold(active, switches) ? Buttons.END_OR_END_HELD : Buttons.END;
        }
        return canHold(active, switches) && withinLimit(state, incoming)
                ? Buttons.END_OR_HOLD
                : Buttons.END;
    }

    /** Whether all of them can be held; nothing to hold is as good (R61). */
    public static boolean canHold(List<CallRecord> active, Switches switches) {
        return switches.on(Quirk.HOLD_OFFERED_ANYWAY)
                || active.stream().allMatch(call -> canHold(call, switches));
    }

    public static boolean canHold(CallRecord call, Switches switches) {
        return call.facts().canHold(switches.on(Quirk.UNSET_SUPPORTS_HOLDING));
    }

    /** R67: whether the provider of a call has no more conversations than it wants. */
    public static boolean withinLimit(DaemonState state, CallRecord call) {
        ProviderRecord provider = state.providers().get(call.provider());
        return provider != null
                && Conversations.of(state, provider.id())
                        <= provider.configuration().maximumCallGroups();
    }
}
