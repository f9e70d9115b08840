package dev.sidetone.softphone;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    @Nullable AppCall first(Predicate<AppCall> wanted) {
        return calls.stream().filter(wanted).findFirst().orElse(null);
    }

    boolean busy() {
        return calls.stream().anyMatch(AppCall::live);
    }

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
        return calls.stream().map(AppCall::snapshot).toList();
    }

    List<SoftphoneSnapshot.MissedCall> missedCalls() {
        return List.copyOf(missed);
    }
}
