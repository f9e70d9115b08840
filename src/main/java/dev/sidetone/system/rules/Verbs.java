package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.system.choices.CallOptions;
import dev.sidetone.system.choices.Conversations;
import dev.sidetone.system.choices.Verb;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.Sequel;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Buttons become actions: one uncommitted group for each press (R16, R49 to R63). */
final class Verbs {
    private Verbs() {}

    static void used(Step step, Verb verb) {
        switch (verb) {
            case Verb.Answer v -> answer(step, v.call(), List.of());
            case Verb.HoldAndAnswer v -> answer(step, v.call(), List.of());
            case Verb.EndAndAnswer v -> answer(step, v.call(), Conversations.active(step.state()));
            case Verb.EndHeldAndAnswer v ->
                    answer(step, v.call(), Conversations.held(step.state()));
            case Verb.End v -> end(step, v.call());
            case Verb.SetHeld v -> setHeld(step, v);
            case Verb.Swap _ -> swap(step);
            case Verb.Merge _ -> merge(step);
            case Verb.PressVolumeButton _ -> RingRules.silence(step);
            case Verb.PressSideButton _ -> pressSideButton(step);
            case Verb.Ungroup v ->
                    Transactions.gestured(step, List.of(new CXSetGroupCallAction(v.call(), null)));
        }
    }

    /** R49 to R53, R60: the ended first, then the held, then the answer. */
    private static void answer(Step step, UUID call, List<CallRecord> ended) {
        CallRecord incoming = step.state().call(call);
        if (incoming == null || !incoming.ringing()) {
            // a second press that was made while the first one took effect
            step.ignore(call, "there is nothing to answer");
            return;
        }
        List<CXCallAction> actions = new ArrayList<>();
        for (CallRecord other : ended) {
            if (!other.together(incoming)) {
                actions.add(new CXEndCallAction(other.uuid()));
            }
        }
        actions.add(new CXAnswerCallAction(call));
        Transactions.gestured(step, Room.made(step, actions));
    }

    /**
     * R57: with the last active call the held conversation comes back; at once where both have one
     * provider, else when the call has ended.
     */
    private static void end(Step step, UUID uuid) {
        CallRecord call = step.state().call(uuid);
        List<CXCallAction> actions = new ArrayList<>(List.of(new CXEndCallAction(uuid)));
        if (call == null || call.ringing() || call.onHold() || !last(step, call)) {
            Transactions.gestured(step, actions);
            return;
        }
        List<CXCallAction> back = new ArrayList<>();
        List<CallRecord> held = Conversations.lastHeld(step.state());
        held.forEach(each -> back.add(new CXSetHeldCallAction(each.uuid(), false)));
        boolean own = held.stream().allMatch(each -> each.provider() == call.provider());
        if (own || !step.switches().on(Quirk.ENDED_BEFORE_UNHOLD)) {
            actions.addAll(back);
            Transactions.gestured(step, actions);
        } else if (Transactions.gestured(step, actions)) {
            List<Sequel> waiting = new ArrayList<>(step.state().sequels());
            waiting.add(
                    new Sequel(
                            actions.stream().map(CXCallAction::uuid).collect(Collectors.toSet()),
                            back));
            step.change(s -> s.withSequels(waiting));
        }
    }

    /**
     * U10: what rings is silenced, then declined; where nothing rings the active calls end; where
     * there are none the screen is locked or unlocked.
     */
    private static void pressSideButton(Step step) {
        CallRecord ringing = RingRules.ringing(step.state());
        List<CallRecord> active = Conversations.active(step.state());
        if (ringing != null && ringing.silenced()) {
            end(step, ringing.uuid());
        } else if (ringing != null) {
            RingRules.silence(step);
        } else if (!active.isEmpty()) {
            active.forEach(call -> end(step, call.uuid()));
        } else if (step.state().ringing().isEmpty()) {
            step.effect(new DaemonEffect.ToggleLock());
        } else {
            step.ignore(null, "it is answered or declined already");
        }
    }

    /** Whether no other call stays active. */
    private static boolean last(Step step, CallRecord call) {
        return Conversations.active(step.state()).stream()
                .allMatch(
                        other ->
                                other.uuid().equals(call.uuid())
                                        || step.state().isPending(other, CXEndCallAction.class));
    }

    /** Sequels whose time has come: pressed long ago, but for the phone it happens now. */
    static void continued(Step step) {
        for (Sequel sequel : step.state().sequels()) {
            if (sequel.due()) {
                step.change(s -> s.withSequels(without(s.sequels(), sequel)));
                if (overtaken(step, sequel)) {
                    step.ignore(null, "somebody else is talked to by now");
                } else {
                    Transactions.gestured(step, Room.made(step, sequel.actions()));
                }
            }
        }
    }

    /** Whether the person has taken up another call meanwhile. */
    private static boolean overtaken(Step step, Sequel sequel) {
        List<UUID> own = sequel.actions().stream().map(CXCallAction::callUUID).toList();
        return step.state().calls().values().stream()
                .anyMatch(
                        call ->
                                !own.contains(call.uuid())
                                        && Room.takesSound(step.state(), call)
                                        && !Room.leaves(step.state(), call));
    }

    private static List<Sequel> without(List<Sequel> all, Sequel done) {
        return all.stream().filter(each -> each != done).toList();
    }

    private static void setHeld(Step step, Verb.SetHeld verb) {
        CallRecord call = step.state().call(verb.call());
        List<CXCallAction> actions = new ArrayList<>();
        if (call == null) {
            actions.add(new CXSetHeldCallAction(verb.call(), verb.onHold()));
        } else {
            for (CallRecord each : Conversations.with(step.state(), call)) {
                actions.add(new CXSetHeldCallAction(each.uuid(), verb.onHold()));
            }
        }
        Transactions.gestured(step, Room.made(step, actions));
    }

    /** R55, R56. */
    private static void swap(Step step) {
        if (!CallOptions.swap(step.state(), step.switches())) {
            step.ignore(null, "there is nothing to swap");
            return;
        }
        List<CXCallAction> actions = new ArrayList<>();
        for (CallRecord active : Conversations.active(step.state())) {
            actions.add(new CXSetHeldCallAction(active.uuid(), true));
        }
        for (CallRecord held : Conversations.lastHeld(step.state())) {
            actions.add(new CXSetHeldCallAction(held.uuid(), false));
        }
        Transactions.gestured(step, actions);
    }

    /** R62: the held ones are unheld first, then they join the active one. */
    private static void merge(Step step) {
        if (!CallOptions.merge(step.state())) {
            step.ignore(null, "there is nothing to merge");
            return;
        }
        UUID active = Conversations.active(step.state()).getFirst().uuid();
        List<CallRecord> held = Conversations.lastHeld(step.state());
        List<CXCallAction> actions = new ArrayList<>();
        held.forEach(each -> actions.add(new CXSetHeldCallAction(each.uuid(), false)));
        held.forEach(each -> actions.add(new CXSetGroupCallAction(each.uuid(), active)));
        Transactions.gestured(step, actions);
    }
}
