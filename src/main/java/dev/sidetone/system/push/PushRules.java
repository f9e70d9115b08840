package dev.sidetone.system.push;

import dev.sidetone.pushkit.PKPushType;
import dev.sidetone.pushkit.PKVoIPPushMetadata;
import dev.sidetone.pushkit.PushForm;
import dev.sidetone.pushkit.PushService;
import dev.sidetone.system.push.OpenPush.Stage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The duty to report a call for every VoIP push (R87–R92). Pure; an event that does not fit changes
 * nothing. Whether a push carries the duty is decided once, when it comes.
 */
public final class PushRules {
    /** The next state and what led there is to do. */
    public record Step(PushState state, List<PushEffect> effects) {
        public Step {
            effects = List.copyOf(effects);
        }
    }

    private PushRules() {}

    /** What follows from {@code event}. */
    public static Step apply(PushState state, PushEvent event, PushPolicy policy) {
        return switch (event) {
            case PushEvent.Arrived e -> arrived(state, e, policy);
            case PushEvent.Began e -> moved(state, e.push(), Stage.WAITING, Stage.IN_DELEGATE);
            case PushEvent.ReportCalled _ -> only(state.each(OpenPush::withCall));
            case PushEvent.ReportHeard _ -> only(state.each(OpenPush::withReport));
            case PushEvent.Returned e -> returned(state, e, policy);
            case PushEvent.CheckDue e -> checkDue(state, e, policy);
            case PushEvent.ProcessEnded _ -> only(state.closed());
            case PushEvent.Reinstalled _ -> only(PushState.EMPTY);
        };
    }

    private static Step only(PushState state) {
        return new Step(state, List.of());
    }

    private static Step arrived(PushState before, PushEvent.Arrived event, PushPolicy policy) {
        PushState state = before.failuresSince(event.now().minus(policy.memory()));
        int failures = state.failures().size();
        if (policy.threshold() > 0 && failures >= policy.threshold()) {
            return new Step(state, List.of(new PushEffect.Withhold(failures)));
        }
        long id = state.last() + 1;
        boolean must = mustReport(event, policy);
        List<PushEffect> effects = new ArrayList<>();
        effects.add(
                new PushEffect.Deliver(
                        new PushService.Delivery(
                                id, event.payload(), new PKVoIPPushMetadata(must))));
        if (must) {
            effects.add(new PushEffect.StartCheck(id, policy.secondCheck()));
        }
        return new Step(state.with(id, OpenPush.of(must)), effects);
    }

    /** R89, R92. */
    private static boolean mustReport(PushEvent.Arrived event, PushPolicy policy) {
        Instant late = event.sentAt().plus(policy.veryLate());
        boolean stale = policy.form() == PushForm.WITH_METADATA && event.now().isAfter(late);
        return policy.enforced()
                && event.payload().type() == PKPushType.VOIP
                && !event.inFront()
                && !event.inCall()
                && !stale;
    }

    private static Step moved(PushState state, long push, Stage from, Stage to) {
        OpenPush open = state.open().get(push);
        return only(open == null || open.stage() != from ? state : state.with(push, open.at(to)));
    }

    /** R87, R91: only the call of the method counts, not the completion. */
    private static Step returned(PushState state, PushEvent.Returned event, PushPolicy policy) {
        OpenPush open = state.open().get(event.push());
        if (open == null || open.stage() != Stage.IN_DELEGATE) {
            return only(state);
        }
        if (!open.mustReport()) {
            return only(state.without(event.push()));
        }
        return open.called()
                ? moved(state, event.push(), Stage.IN_DELEGATE, Stage.RETURNED)
                : failed(state, event.push(), KillReason.NEVER_POSTED, event.now(), policy);
    }

    /** R88: that a call was reported, not that it still exists. */
    private static Step checkDue(PushState state, PushEvent.CheckDue event, PushPolicy policy) {
        OpenPush open = state.open().get(event.push());
        if (open == null) {
            return only(state);
        }
        if (!open.reported()) {
            return failed(state, event.push(), KillReason.NEVER_REPORTED, event.now(), policy);
        }
        // a delegate that has not returned yet is still looked at then
        return only(open.stage() == Stage.RETURNED ? state.without(event.push()) : state);
    }

    private static Step failed(
            PushState state, long push, KillReason reason, Instant now, PushPolicy policy) {
        List<PushEffect> effects = new ArrayList<>();
        effects.add(new PushEffect.Kill(push, reason));
        if (policy.debugDialogs()) {
            effects.add(
                    new PushEffect.ShowDialog(
                            "A VoIP push was delivered, but no call was reported for it."));
        }
        return new Step(state.without(push).failed(now), effects);
    }
}
