package dev.sidetone.softphone;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** The app's calls and what was missed. On the app's main queue. */
final class AppCalls {
    /** How long an ended call is still shown. */
    static final Duration FAREWELL = Duration.ofSeconds(2);

    private static final int MISSED_KEPT = 50;

    private final List<AppCall> calls = new ArrayList<>();
    private final List<SoftphoneSnapshot.MissedCall> missed = new ArrayList<>();
    private long turns;

    void add(AppCall call) {
        // a new call takes the place of what was shown of ended ones
        calls.removeIf(old -> !old.live());
        calls.add(call);
    }

    void remove(AppCall call) {
        calls.remove(call);
    }

    @Nullable AppCall find(UUID uuid) {
        return first(call -> call.uuid.equals(uuid));
    }

    /** The call that an invite brought. */
    @Nullable AppCall invited(String callSid) {
        return first(call -> call.invite != null && call.invite.callSid().equals(callSid));
    }

    @Nullable AppCall first(Predicate<AppCall> wanted) {
        return calls.stream().filter(wanted).findFirst().orElse(null);
    }

    List<AppCall> all(Predicate<AppCall> wanted) {
        return calls.stream().filter(wanted).toList();
    }

    boolean busy() {
        return calls.stream().anyMatch(AppCall::live);
    }

    // ---- whose turn it is ----

    /** The person has turned to this call. */
    void turnTo(AppCall call) {
        call.turn = ++turns;
    }

    /** Whose sound flows, with all that are joined to it; null while nobody talks. */
    @Nullable AppCall front() {
        return calls.stream()
                .filter(call -> call.taken() && !call.onHold)
                .max(Comparator.comparingLong(call -> call.turn))
                .orElse(null);
    }

    /** Whether its sound may flow: of all calls only one does, or one conference (L33, R68). */
    boolean active(AppCall call) {
        AppCall front = front();
        return front != null
                && call.taken()
                && !call.onHold
                && (call == front || call.joinedTo(front));
    }

    // ---- conferences ----

    /** The call and those it is joined to. */
    List<AppCall> company(AppCall call) {
        return all(other -> other == call || other.live() && other.joinedTo(call));
    }

    /** Takes a call out; one that stays behind alone is no conference. */
    void leave(AppCall call) {
        List<AppCall> company = company(call);
        call.conference = null;
        if (company.size() == 2) {
            company.forEach(other -> other.conference = null);
        }
    }

    // ---- for the view ----

    void missed(String name, Instant at) {
        missed.addFirst(new SoftphoneSnapshot.MissedCall(name, at));
        if (missed.size() > MISSED_KEPT) {
            missed.removeLast();
        }
    }

    /** Whoever was talked to is not missed any more. */
    void talkedTo(String name) {
        missed.removeIf(call -> call.name().equals(name));
    }

    List<CallSnapshot> snapshots() {
        return calls.stream().map(call -> call.snapshot(active(call))).toList();
    }

    List<SoftphoneSnapshot.MissedCall> missedCalls() {
        return List.copyOf(missed);
    }
}
