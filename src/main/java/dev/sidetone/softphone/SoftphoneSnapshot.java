package dev.sidetone.softphone;

import dev.sidetone.trace.ShownNote;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The app as a view shows it. Immutable; a new one is published after every change.
 *
 * @param identity who this phone is: {@code alice}
 * @param registration whether it can be called
 * @param registrationText one line saying so, with the reason where it is not
 * @param calls oldest first; an ended call stays for about two seconds, a failed one until it is
 *     dismissed or another call starts
 * @param missed calls that were not answered, newest first
 * @param alert an incoming call that the app itself rings for, because it does not use CallKit;
 *     null otherwise: then the phone has a sheet for it
 */
public record SoftphoneSnapshot(
        String identity,
        Registration registration,
        String registrationText,
        List<CallSnapshot> calls,
        List<MissedCall> missed,
        @Nullable Alert alert) {
    // calls of one conference that CallKit lets be joined
    private static final int LARGEST_CONFERENCE = 5;

    /** Without an alert. */
    public SoftphoneSnapshot(
            String identity,
            Registration registration,
            String registrationText,
            List<CallSnapshot> calls,
            List<MissedCall> missed) {
        this(identity, registration, registrationText, calls, missed, null);
    }

    /** An incoming call without CallKit: Reject, Ignore, Accept. */
    public record Alert(UUID call, String name) {}

    /** Whether this phone can be called. */
    public enum Registration {
        REGISTERING,
        REGISTERED,
        UNREACHABLE
    }

    /** A call that was not answered, or was answered busy. */
    public record MissedCall(String name, Instant at) {}

    /**
     * The call that fills the window: the one that is talked to (of a conference the newest), else
     * the newest live one, else the newest shown; null for none. Ringing ones have a sheet instead.
     */
    public @Nullable CallSnapshot front() {
        CallSnapshot active = newest(CallSnapshot::active);
        CallSnapshot taken = active != null ? active : newest(call -> call.status().taken());
        return taken != null ? taken : newest(call -> !call.live());
    }

    private @Nullable CallSnapshot newest(Predicate<CallSnapshot> wanted) {
        return calls.reversed().stream().filter(wanted).findFirst().orElse(null);
    }

    private List<CallSnapshot> all(Predicate<CallSnapshot> wanted) {
        return calls.stream().filter(wanted).toList();
    }

    /** The call that is talked to, or all of the conference that is; empty when nobody talks. */
    public List<CallSnapshot> active() {
        return all(CallSnapshot::active);
    }

    /** Calls that wait, alone or as a conference: on hold, or silent behind the active one. */
    public List<CallSnapshot> waiting() {
        return all(call -> call.status().taken() && !call.active());
    }

    /** Calls that came in and are not answered yet. */
    public List<CallSnapshot> ringing() {
        return all(call -> call.status() == CallStatus.INCOMING);
    }

    /** A call and those that it is joined to. */
    public List<CallSnapshot> company(CallSnapshot call) {
        UUID conference = call.conference();
        return all(
                other ->
                        other.uuid().equals(call.uuid())
                                || conference != null && conference.equals(other.conference()));
    }

    /** Whether there is an active call and a waiting one, both standing, to change places. */
    public boolean canSwap() {
        return !active().isEmpty()
                && !waiting().isEmpty()
                && active().stream().allMatch(CallSnapshot::stands)
                && waiting().stream().allMatch(CallSnapshot::stands);
    }

    /** Whether they could also be joined. */
    public boolean canMerge() {
        return canSwap() && active().size() + waiting().size() <= LARGEST_CONFERENCE;
    }

    /** The same for the trace: lint compares it with what the phone knows (L29). */
    Map<UUID, ShownNote> notes() {
        Map<UUID, ShownNote> notes = new LinkedHashMap<>();
        for (CallSnapshot call : calls) {
            notes.put(call.uuid(), new ShownNote(call.live(), call.onHold(), call.muted()));
        }
        return notes;
    }
}
