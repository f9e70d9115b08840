package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXErrorCodeIncomingCallError;
import dev.sidetone.system.state.CallFacts;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;

import org.jspecify.annotations.Nullable;

/** How calls come in. */
final class IncomingCalls {
    private IncomingCalls() {}

    /** R31: observers first, then the completion; the sheet and the ringing follow. */
    static void reported(Step step, DaemonEvent.IncomingReported event) {
        CXErrorCodeIncomingCallError refusal = refusal(step.state(), event);
        if (refusal != null) {
            step.effect(new DaemonEffect.Reply(event.reply(), new CXError(refusal)));
            return;
        }
        step.tell(
                CallRecord.begun(
                        event.call(),
                        step.state().next(),
                        event.provider(),
                        false,
                        CallFacts.of(event.update()),
                        step.now()));
        step.effect(new DaemonEffect.Reply(event.reply(), null));
    }

    /** The first failing check wins; null when the call is shown. */
    private static @Nullable CXErrorCodeIncomingCallError refusal(
            DaemonState state, DaemonEvent.IncomingReported event) {
        if (!event.entitled()) {
            return CXErrorCodeIncomingCallError.UNENTITLED;
        }
        if (!state.providers().contains(event.provider())) {
            return CXErrorCodeIncomingCallError.UNKNOWN;
        }
        if (state.call(event.call()) != null) {
            return CXErrorCodeIncomingCallError.CALL_UUID_ALREADY_EXISTS;
        }
        if (state.filters().blocks(event.update().remoteHandle())) {
            return CXErrorCodeIncomingCallError.FILTERED_BY_BLOCK_LIST;
        }
        return state.filters().doNotDisturb()
                ? CXErrorCodeIncomingCallError.FILTERED_BY_DO_NOT_DISTURB
                : null;
    }
}
