package dev.sidetone.system.rules;

import static java.util.Objects.requireNonNull;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXErrorCodeRequestTransactionError;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.callkit.CallKitService.Handover;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Quirk.Parting;
import dev.sidetone.system.state.CallFacts;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.PendingAction;
import dev.sidetone.system.state.PendingAction.Progress;
import dev.sidetone.system.state.ProviderRecord;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Commits transactions: requests of apps and gestures take the same path (R17). */
final class Transactions {
    private Transactions() {}

    /** R9: the reply tells of acceptance and precedes the delivery. */
    static void requested(Step step, DaemonEvent.TransactionRequested event) {
        List<CXAction> accepted = Validation.accepted(step, event);
        CXErrorCodeRequestTransactionError refusal = Validation.refusal(step, event, accepted);
        if (refusal != null) {
            step.effect(new DaemonEffect.Reply(event.reply(), new CXError(refusal)));
            return;
        }
        // nothing is accepted from an app without one
        long provider = requireNonNull(step.state().providerOf(event.app())).id();
        step.effect(new DaemonEffect.Reply(event.reply(), null));
        List<CXCallAction> actions = new ArrayList<>();
        for (CXAction action : accepted) {
            if (action instanceof CXCallAction on) {
                actions.add(on);
            }
        }
        // the app's own stay one transaction, under the name that the app knows (R16, R43)
        List<CXCallAction> others = new ArrayList<>();
        List<CXCallAction> own = new ArrayList<>();
        for (CXCallAction action : Room.made(step, actions)) {
            CallRecord call = step.state().call(action.callUUID());
            (call == null || call.provider() == provider ? own : others).add(action);
        }
        gestured(step, others);
        commit(step, provider, event.transaction(), own);
    }

    /**
     * R16: one transaction for each provider. What is under way is not pressed twice.
     *
     * @return whether anything was committed
     */
    static boolean gestured(Step step, List<CXCallAction> pressed) {
        Map<Long, List<CXCallAction>> split = new LinkedHashMap<>();
        for (CXCallAction action : pressed) {
            CallRecord call = step.state().call(action.callUUID());
            if (call == null) {
                step.ignore(action.callUUID(), "no such call");
            } else if (repeated(step, call, action)) {
                step.ignore(action.callUUID(), "under way already");
            } else {
                split.computeIfAbsent(call.provider(), _ -> new ArrayList<>()).add(action);
            }
        }
        // named by its first action: transitions draw no random numbers
        split.forEach(
                (provider, actions) -> {
                    for (List<CXCallAction> part : parts(step, actions)) {
                        commit(step, provider, part.getFirst().uuid(), part);
                    }
                });
        return !split.isEmpty();
    }

    /** R51, R57: one transaction, unless a switch says otherwise. */
    private static List<List<CXCallAction>> parts(Step step, List<CXCallAction> actions) {
        return step.switches().get(Quirk.HANDOVER_TRANSACTIONS) == Parting.ONE_TRANSACTION
                ? List.of(actions)
                : actions.stream().map(List::of).toList();
    }

    private static boolean repeated(Step step, CallRecord call, CXCallAction action) {
        return !(action instanceof CXPlayDTMFCallAction)
                && step.state().pendingOf(call).stream()
                        .anyMatch(pending -> sameWish(pending.action(), action));
    }

    /** R23: to press the opposite while the first press is under way is another wish. */
    private static boolean sameWish(CXCallAction pending, CXCallAction pressed) {
        return switch (pressed) {
            case CXSetHeldCallAction held ->
                    pending instanceof CXSetHeldCallAction before
                            && before.isOnHold() == held.isOnHold();
            case CXSetMutedCallAction muted ->
                    pending instanceof CXSetMutedCallAction before
                            && before.isMuted() == muted.isMuted();
            case CXCallAction other -> pending.getClass() == other.getClass();
        };
    }

    /** Makes the calls that start (R40) and hands the actions to their provider (R18). */
    static void commit(Step step, long provider, UUID transaction, List<CXCallAction> actions) {
        List<PendingAction> all = new ArrayList<>();
        for (CXCallAction action : actions) {
            if (action instanceof CXStartCallAction start) {
                begin(step, provider, start);
            }
            if (action instanceof CXPlayDTMFCallAction dtmf) {
                step.effect(new DaemonEffect.PlayDtmf(dtmf.callUUID(), dtmf.digits()));
            }
            Progress progress =
                    Turns.mustWait(step, action, transaction)
                            ? Progress.WAITING
                            : Progress.UNDER_WAY;
            PendingAction pending =
                    new PendingAction(step.state().next(), action, transaction, provider, progress);
            step.change(s -> s.with(pending));
            all.add(pending);
        }
        if (all.stream().allMatch(p -> p.progress() == Progress.WAITING)) {
            all.forEach(p -> step.change(s -> s.with(p.as(Progress.HELD_BACK))));
        } else {
            deliver(step, provider, transaction, all);
        }
    }

    static void deliver(Step step, long provider, UUID transaction, List<PendingAction> actions) {
        List<Handover> handed = new ArrayList<>();
        for (PendingAction each : actions) {
            handed.add(new Handover(each.action(), timeout(step, each)));
        }
        ProviderRecord known = step.state().providers().get(provider);
        if (known != null && known.life() == ProviderRecord.Life.ABSENT) {
            // delivered when the app is back (R38); the time runs all the same
            step.effect(new DaemonEffect.Relaunch(known.app()));
        } else {
            step.effect(new DaemonEffect.Deliver(provider, transaction, List.copyOf(handed)));
        }
        actions.forEach(each -> startTimer(step, each));
    }

    /** R24: the time runs from the delivery. */
    static void startTimer(Step step, PendingAction pending) {
        if (pending.progress() == Progress.UNDER_WAY) {
            step.effect(
                    new DaemonEffect.StartTimer(
                            pending.provider(), pending.action(), step.patience(pending.action())));
        }
    }

    private static @Nullable Instant timeout(Step step, PendingAction pending) {
        return pending.progress() == Progress.UNDER_WAY
                ? step.now().plus(step.patience(pending.action()))
                : null;
    }

    private static void begin(Step step, long provider, CXStartCallAction start) {
        step.tell(
                CallRecord.begun(
                        start.callUUID(),
                        step.state().next(),
                        provider,
                        true,
                        CallFacts.of(start),
                        step.now()));
    }
}
