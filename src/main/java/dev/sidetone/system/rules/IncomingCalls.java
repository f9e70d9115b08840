package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXErrorCodeIncomingCallError;
import dev.sidetone.system.choices.Conversations;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Quirk.IncomingOrder;
import dev.sidetone.system.profile.Quirk.OverLimit;
import dev.sidetone.system.state.CallFacts;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.ProviderRecord;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.UUID;

/** How calls come in. */
final class IncomingCalls {
    private IncomingCalls() {}

    /** R31: observers first, then the completion; the sheet and the ringing follow. */
    static void reported(Step step, DaemonEvent.IncomingReported event) {
        CXErrorCodeIncomingCallError refusal = refusal(step, event);
        if (refusal != null) {
            step.effect(new DaemonEffect.Reply(event.reply(), new CXError(refusal)));
            filtered(step, event, refusal);
            return;
        }
        boolean repliesFirst =
                step.switches().get(Quirk.INCOMING_ORDER) == IncomingOrder.COMPLETION_FIRST;
        if (repliesFirst) {
            step.effect(new DaemonEffect.Reply(event.reply(), null));
        }
        step.tell(
                CallRecord.begun(
                        event.call(),
                        step.state().next(),
                        event.provider(),
                        false,
                        CallFacts.of(event.update()),
                        step.now()));
        if (!repliesFirst) {
            step.effect(new DaemonEffect.Reply(event.reply(), null));
        }
        Duration limit = step.switches().get(Quirk.RING_LIMIT);
        if (limit.isPositive()) {
            step.effect(new DaemonEffect.LimitRinging(event.call(), limit));
        }
    }

    /** R33: whether recents show what was filtered is the phone's policy. */
    private static void filtered(
            Step step, DaemonEvent.IncomingReported event, CXErrorCodeIncomingCallError refusal) {
        boolean byPerson =
                refusal == CXErrorCodeIncomingCallError.FILTERED_BY_BLOCK_LIST
                        || refusal == CXErrorCodeIncomingCallError.FILTERED_BY_DO_NOT_DISTURB;
        if (byPerson && step.switches().on(Quirk.FILTERED_LISTED)) {
            CallRecord neverShown =
                    CallRecord.begun(
                            event.call(),
                            0,
                            event.provider(),
                            false,
                            CallFacts.of(event.update()),
                            step.now());
            Endings.enlist(step, neverShown, Endings.Cause.UNANSWERED, step.now());
        }
    }

    /** R34: the app is asked to end it, as if somebody had declined. */
    static void rangOut(Step step, UUID uuid) {
        CallRecord call = step.state().call(uuid);
        if (call == null
                || !call.ringing()
                || step.state().isPending(call, CXAnswerCallAction.class)) {
            step.ignore(uuid, "it does not ring any more");
            return;
        }
        step.change(s -> s.with(call.thatRangOut()));
        Rivals.end(step, call);
    }

    /** The first failing check wins; null when the call is shown. */
    private static @Nullable CXErrorCodeIncomingCallError refusal(
            Step step, DaemonEvent.IncomingReported event) {
        DaemonState state = step.state();
        ProviderRecord provider = state.providers().get(event.provider());
        if (!event.entitled()) {
            return CXErrorCodeIncomingCallError.UNENTITLED;
        }
        if (provider == null) {
            return CXErrorCodeIncomingCallError.UNKNOWN;
        }
        if (state.call(event.call()) != null) {
            return CXErrorCodeIncomingCallError.CALL_UUID_ALREADY_EXISTS;
        }
        if (state.filters().blocks(event.update().remoteHandle())) {
            return CXErrorCodeIncomingCallError.FILTERED_BY_BLOCK_LIST;
        }
        if (state.filters().doNotDisturb()) {
            return CXErrorCodeIncomingCallError.FILTERED_BY_DO_NOT_DISTURB;
        }
        return overLimit(step, provider) ? CXErrorCodeIncomingCallError.UNKNOWN : null;
    }

    /** R67: beyond the limit a call is shown, or refused, as a switch says. */
    private static boolean overLimit(Step step, ProviderRecord provider) {
        return step.switches().get(Quirk.INCOMING_OVER_LIMIT) == OverLimit.REJECT
                && Conversations.of(step.state(), provider.id())
                        >= provider.configuration().maximumCallGroups();
    }
}
