package dev.sidetone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.Shrink;
import dev.sidetone.testing.Stories;
import dev.sidetone.testing.Walk;
import dev.sidetone.trace.Event;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Three apps, a cellular phone and a person do anything at any time: what must hold holds. */
class RandomWalkTest {
    // ten thousand in the long form
    private static final int WALKS = Integer.getInteger("sidetone.walks", 150);
    private static final int STEPS = 200;
    private static final Switches NO_QUIRKS =
            IOSProfile.DEFAULT.switches().with(Quirk.NO_ACTIVATE_AFTER_REMOTE_END, false);
    private static final Set<String> ENDS =
            Set.of("ActionFulfilled", "ActionFailed", "TimeOutTold", "ActionAbandoned");

    /** Plays a script and looks at every point of rest. */
    private static Walk played(List<Walk.Step> script, Switches switches) {
        Walk walk = new Walk(switches);
        Rest rest = new Rest(walk, switches);
        for (Walk.Step step : script) {
            walk.play(step);
            boolean dead = IntStream.range(0, 3).anyMatch(app -> !walk.running(app));
            if (step.rests() || dead) {
                rest.check();
            }
            IntStream.range(0, 3).filter(app -> !walk.running(app)).forEach(rest::killed);
        }
        walk.settle();
        rest.checkEnd();
        return walk;
    }

    private static @Nullable Throwable failure(List<Walk.Step> script, Switches switches) {
        try {
            played(script, switches);
            return null;
        } catch (AssertionError | RuntimeException failed) {
            return failed;
        }
    }

    private static void walk(long seed, Switches switches) {
        List<Walk.Step> script = Walk.script(seed, STEPS);
        Throwable failed = failure(script, switches);
        if (failed != null) {
            var smallest = Shrink.smallest(script, less -> failure(less, switches) != null);
            throw new AssertionError(
                    "seed %d fails; shortest script:%n%s".formatted(seed, smallest),
                    failure(smallest, switches));
        }
    }

    /** What must hold when everything that was due has happened. */
    private static final class Rest {
        private final Walk walk;
        private final boolean oneConversation;
        private final int[] activations = new int[3];
        private final Map<String, String> flags = new HashMap<>();

        Rest(Walk walk, Switches switches) {
            this.walk = walk;
            this.oneConversation = switches.get(Quirk.SLOW_HOLD_ENDS_CALL) != Quirk.SlowHold.NEVER;
        }

        void check() {
            SystemSnapshot now = walk.phone().device().snapshot();
            assertThat(now.calls()).extracting(SystemSnapshot.Line::call).doesNotHaveDuplicates();
            for (int i = 0; i < 3; i++) {
                for (String heard : walk.apps().get(i).heard()) {
                    heard(i, heard);
                }
            }
        }

        /** A killed app hears nothing of the end of what it had. */
        void killed(int app) {
            activations[app] = 0;
            flags.keySet().removeIf(call -> call.startsWith(String.valueOf(app)));
        }

        private void heard(int app, String what) {
            switch (what) {
                case "didActivate" -> activations[app]++;
                case "didDeactivate" -> activations[app]--;
                case "didReset" -> activations[app] = 0;
                case "didBegin" -> activations[app] = 0;
                default -> flagged(app, what);
            }
            assertThat(activations[app]).as("activations alternate: " + what).isBetween(0, 1);
        }

        /** R84: connected stays, ended is the last that is heard of a call. */
        private void flagged(int app, String what) {
            if (!what.startsWith("changed ")) {
                return;
            }
            String call = app + what.substring(0, 9);
            String before = flags.getOrDefault(call, "");
            if (before.contains(" con") && !before.endsWith(" end")) {
                assertThat(what).as("after " + before).contains(" con");
            }
            flags.put(call, what);
        }

        /** When every time-out is over and all was hung up. */
        void checkEnd() {
            check();
            SystemSnapshot now = walk.phone().device().snapshot();
            assertThat(now.calls()).isEmpty();
            assertThat(now.audioActive()).isFalse();
            assertThat(activations).containsOnly(0);
            for (int i = 0; i < 3; i++) {
                FakeApp app = walk.apps().get(i);
                if (!walk.running(i)) {
                    continue;
                }
                assertThat(app.provider().pendingTransactions()).isEmpty();
                assertThat(app.controller().callObserver().calls()).isEmpty();
                assertThat(app.received()).allMatch(CXAction::isComplete);
            }
            assertThat(walk.phone().time().untilNext()).as("no timer is left").isNull();
            everyActionEndedOnce();
        }

        private void everyActionEndedOnce() {
            Map<UUID, Integer> ends = new HashMap<>();
            for (Event event : walk.phone().trace().events()) {
                UUID action = event.ids().action();
                if (action != null && event.app().startsWith("app") && ended(event)) {
                    ends.merge(action, 1, Integer::sum);
                }
                assertThat(event.cause()).isLessThan(event.id());
            }
            assertThat(ends.values()).as("each action ended once").allMatch(count -> count == 1);
        }

        private static boolean ended(Event event) {
            return ENDS.contains(event.name());
        }

        /** At rest with nothing under way there is one conversation. */
        void checkConversations() {
            Set<Object> active = new HashSet<>();
            for (SystemSnapshot.Line line : walk.phone().device().snapshot().calls()) {
                if (!line.ringing() && !line.onHold()) {
                    active.add(line.group() != null ? line.group() : line.call());
                }
            }
            assertThat(active).as("active conversations").hasSizeLessThan(oneConversation ? 2 : 9);
        }
    }

    @Tag("heavy")
    @Test
    @DisplayName("With quirks off nothing is left over, sound alternates, actions end once")
    void invariants() {
        for (long seed = 1; seed <= WALKS; seed++) {
            walk(seed, NO_QUIRKS);
        }
    }

    @Test
    @Tag("soak")
    @DisplayName("Ten thousand walks")
    void tenThousand() {
        for (long seed = 1; seed <= 10_000; seed++) {
            walk(seed, NO_QUIRKS);
        }
    }

    @Tag("heavy")
    @Test
    @DisplayName("R68: at rest there are never two active calls outside a conference")
    void oneConversation() {
        for (long seed = 1; seed <= WALKS; seed++) {
            Walk walk = new Walk(NO_QUIRKS);
            Rest rest = new Rest(walk, NO_QUIRKS);
            int step = 0;
            for (Walk.Step each : Walk.script(seed, STEPS)) {
                walk.play(each);
                if (++step % 20 == 0) {
                    // time enough for every action but a start
                    walk.phone().advance(Duration.ofMinutes(11));
                    rest.checkConversations();
                }
            }
        }
    }

    @Tag("heavy")
    @Test
    @DisplayName("Whatever switch is set: nothing is left over")
    void everySwitch() {
        List<Switches> all =
                List.of(
                        IOSProfile.DEFAULT.switches(),
                        NO_QUIRKS.with(Quirk.SLOW_HOLD_ENDS_CALL, Quirk.SlowHold.NEVER),
                        NO_QUIRKS.with(Quirk.SLOW_HOLD_ENDS_CALL, Quirk.SlowHold.ALWAYS),
                        NO_QUIRKS.with(Quirk.SAME_PROVIDER_HANDOVER, Quirk.ProviderHandover.CYCLE),
                        NO_QUIRKS.with(Quirk.GATE_ON_COMPLETION, true),
                        NO_QUIRKS.with(
                                Quirk.HANDOVER_TRANSACTIONS, Quirk.Parting.ONE_FOR_EACH_ACTION),
                        NO_QUIRKS.with(Quirk.RIVAL_CALL, Quirk.Rival.END_THE_NEWER),
                        NO_QUIRKS.with(Quirk.INCOMING_OVER_LIMIT, Quirk.OverLimit.REJECT),
                        NO_QUIRKS.with(Quirk.PARTIAL_FAILURE, Quirk.PartialFailure.REFUSE_BAD_ONES),
                        NO_QUIRKS.with(Quirk.END_ACTION_AFTER_FAIL, true),
                        NO_QUIRKS.with(Quirk.ENDED_CALL_LISTED, true),
                        NO_QUIRKS.with(Quirk.ENDED_BEFORE_UNHOLD, false),
                        NO_QUIRKS.with(Quirk.HOLD_OFFERED_ANYWAY, true),
                        new IOSProfile(10).switches(),
                        new IOSProfile(26).switches());
        for (Switches switches : all) {
            for (long seed = 1; seed <= Math.max(10, WALKS / 15); seed++) {
                walk(seed, switches);
            }
        }
    }

    @Test
    @DisplayName("The same seed gives the same story, event by event")
    void deterministic() {
        List<Walk.Step> script = Walk.script(7, STEPS);
        List<String> first = Stories.of(played(script, NO_QUIRKS).phone().trace());

        assertThat(Stories.of(played(script, NO_QUIRKS).phone().trace())).isEqualTo(first);
        assertThat(first).hasSizeGreaterThan(300);
        assertThat(Stories.of(played(Walk.script(8, STEPS), NO_QUIRKS).phone().trace()))
                .isNotEqualTo(first);
    }

    @Test
    @DisplayName("A failing script shrinks to the steps that make it fail")
    void shrinks() {
        List<Integer> script = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9);

        assertThat(Shrink.smallest(script, less -> less.contains(3) && less.contains(8)))
                .containsExactly(3, 8);
        assertThatThrownBy(() -> Shrink.smallest(script, less -> less.get(20) > 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
