package dev.sidetone.ui.incall;

import dev.sidetone.softphone.CallStatus;
import dev.sidetone.verbs.Gesture;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who can be talked to at once: one call, or the members of a conference.
 *
 * @param members at least one, oldest first
 */
public record Party(List<ShownCall> members) {
    public Party {
        members = List.copyOf(members);
    }

    /** The oldest call: it stands for all where one must. */
    public ShownCall first() {
        return members.getFirst();
    }

    /** Whether there is more than one to talk to. */
    public boolean conference() {
        return members.size() > 1;
    }

    /** All names. */
    public String names() {
        return members.stream().map(ShownCall::name).collect(Collectors.joining(", "));
    }

    /** Whether nobody of them can be heard for hold. */
    public boolean onHold() {
        return members.stream().allMatch(ShownCall::onHold);
    }

    /** Whether nobody of them hears this phone for mute. */
    public boolean muted() {
        return members.stream().allMatch(ShownCall::muted);
    }

    /** Whether somebody of them is connected. */
    public boolean connected() {
        return members.stream().anyMatch(call -> call.status() == CallStatus.CONNECTED);
    }

    /** Whether somebody of them is still there. */
    public boolean live() {
        return members.stream().anyMatch(ShownCall::live);
    }

    /** Hangs up on everybody who is still there, if that was not asked for before. */
    public List<Gesture> ends() {
        return members.stream()
                .filter(call -> call.live() && !call.endPending())
                .<Gesture>map(call -> new Gesture.End(call.uuid()))
                .toList();
    }

    /** Since when the first of them is connected; null for not yet. */
    public @Nullable Instant connectedAt() {
        return first().connectedAt();
    }
}
