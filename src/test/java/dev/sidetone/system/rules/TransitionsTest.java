package dev.sidetone.system.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.system.choices.Verb;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.PendingAction;
import dev.sidetone.system.state.ProviderRecord;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What no phone shows: what waits in the state, and events that come too late. */
class TransitionsTest {
    private static final UUID ONE = new UUID(7, 1);
    private static final UUID TWO = new UUID(7, 2);

    private DaemonState state = DaemonState.EMPTY;
    private List<DaemonEffect> effects = List.of();

    private void happens(DaemonEvent event) {
        Transition transition = Transitions.apply(state, event, Instant.EPOCH, Switches.STANDARD);
        state = transition.state();
        effects = transition.effects();
    }

    private void provider(long id) {
        provider(id, "app " + id);
    }

    private void provider(long id, String app) {
        happens(new DaemonEvent.ProviderConnected(id, app, new CXProviderConfiguration()));
        happens(new DaemonEvent.HandshakeFinished(id));
    }

    private void ringing(long provider, UUID call) {
        happens(
                new DaemonEvent.IncomingReported(
                        provider, true, call, new CXCallUpdate(), _ -> {}));
    }

    private void remoteEnds(long provider, UUID call) {
        happens(
                new DaemonEvent.EndReported(
                        provider, call, Instant.EPOCH, CXCallEndedReason.REMOTE_ENDED));
    }

    private List<UUID> stoppedTimers() {
        return effects.stream()
                .filter(DaemonEffect.StopTimer.class::isInstance)
                .map(effect -> ((DaemonEffect.StopTimer) effect).action())
                .toList();
    }

    /** Whoever was active before is held. */
    private void talking(long provider, UUID call) {
        ringing(provider, call);
        happens(new DaemonEvent.VerbUsed(new Verb.Answer(call)));
        for (PendingAction pending : state.pendingInOrder()) {
            happens(
                    new DaemonEvent.ActionEnded(
                            pending.provider(), pending.action().uuid(), true, null));
        }
    }

    @Test
    @DisplayName("R57: an end that is pressed twice has the held call wait once")
    void r57PressedTwice() {
        provider(1);
        provider(2);
        talking(1, ONE);
        talking(2, TWO);

        happens(new DaemonEvent.VerbUsed(new Verb.End(TWO)));
        happens(new DaemonEvent.VerbUsed(new Verb.End(TWO)));

        assertThat(effects).containsExactly(new DaemonEffect.Ignore(TWO, "under way already"));
        assertThat(state.sequels()).hasSize(1);
    }

    private static Stream<DaemonEvent> late() {
        return Stream.of(
                new DaemonEvent.HandshakeFinished(3),
                new DaemonEvent.ConfigurationAssigned(3, new CXProviderConfiguration()),
                new DaemonEvent.ActionEnded(1, TWO, true, null),
                new DaemonEvent.ActionTimedOut(TWO),
                new DaemonEvent.RingLimitReached(TWO),
                new DaemonEvent.EndReported(1, TWO, Instant.EPOCH, CXCallEndedReason.REMOTE_ENDED));
    }

    @ParameterizedTest
    @MethodSource("late")
    @DisplayName("R47: what comes too late changes nothing and is told in the trace")
    void r47TooLate(DaemonEvent event) {
        provider(1);
        talking(1, ONE);
        DaemonState before = state;

        happens(event);

        assertThat(state).isEqualTo(before);
        assertThat(effects).hasSize(1).hasOnlyElementsOfType(DaemonEffect.Ignore.class);
    }

    @Test
    @DisplayName("R29: with a call its actions are gone, and so are their timers")
    void r29ActionsOfACall() {
        provider(1);
        talking(1, ONE);
        happens(new DaemonEvent.VerbUsed(new Verb.SetHeld(ONE, true)));
        UUID hold = state.pendingInOrder().getFirst().action().uuid();

        remoteEnds(1, ONE);

        assertThat(state.pending().isEmpty()).isTrue();
        assertThat(stoppedTimers()).containsExactly(hold);
    }

    @Test
    @DisplayName("R34: the clock of a call that rings stops with the call")
    void r34RingLimit() {
        provider(1);
        ringing(1, ONE);

        remoteEnds(1, ONE);

        assertThat(stoppedTimers()).containsExactly(ONE);
    }

    /** The answer was too late: the call is gone, and the app is to clean up. */
    private void cleaningUp() {
        provider(1);
        ringing(1, ONE);
        happens(new DaemonEvent.VerbUsed(new Verb.Answer(ONE)));
        UUID answer = state.pendingInOrder().getFirst().action().uuid();
        happens(new DaemonEvent.ActionTimedOut(answer));
        assertThat(state.calls().isEmpty()).isTrue();
        assertThat(state.pendingInOrder())
                .singleElement()
                .matches(pending -> pending.action() instanceof CXEndCallAction);
    }

    @Test
    @DisplayName("R7, R26: with its provider goes what the app was to clean up")
    void r26Invalidated() {
        cleaningUp();

        happens(new DaemonEvent.ProviderInvalidated(1));

        assertThat(state.pending().isEmpty()).isTrue();
        assertThat(state.providers().isEmpty()).isTrue();
        assertThat(effects).contains(new DaemonEffect.Disconnect(1));
    }

    @Test
    @DisplayName("R26: with its process goes what the app was to clean up")
    void r26Lost() {
        cleaningUp();

        happens(new DaemonEvent.ProviderLost(1));

        assertThat(state.pending().isEmpty()).isTrue();
        assertThat(state.providers().isEmpty()).isTrue();
    }

    @Test
    @DisplayName("R38: what waits for an app is its new provider's, as the one transaction it was")
    void r38DeliveredTogether() {
        provider(1, "mine");
        ringing(1, ONE);
        ringing(1, TWO);
        happens(new DaemonEvent.ProviderLost(1));
        happens(
                new DaemonEvent.GestureMade(
                        List.of(new CXEndCallAction(ONE), new CXEndCallAction(TWO))));
        List<UUID> waiting =
                state.pendingInOrder().stream().map(each -> each.action().uuid()).toList();
        assertThat(waiting).hasSize(2);

        provider(2, "mine");

        assertThat(state.providers().values()).extracting(ProviderRecord::id).containsExactly(2L);
        assertThat(state.pendingInOrder())
                .extracting(PendingAction::progress)
                .containsOnly(PendingAction.Progress.UNDER_WAY);
        assertThat(stoppedTimers()).isEqualTo(waiting);
        assertThat(effects)
                .filteredOn(DaemonEffect.Deliver.class::isInstance)
                .singleElement()
                .satisfies(
                        effect -> assertThat(((DaemonEffect.Deliver) effect).actions()).hasSize(2));
    }

    @Test
    @DisplayName("R5: an app that does not run has no provider after a crash")
    void r5Absent() {
        provider(1);
        ringing(1, ONE);
        happens(new DaemonEvent.ProviderLost(1));
        assertThat(state.providers().size()).isEqualTo(1);

        happens(new DaemonEvent.Restarted(DaemonEvent.Restarted.Crash.CALL_DAEMON));

        assertThat(state.providers().isEmpty()).isTrue();
    }

    @Test
    @DisplayName("R5: after a crash no cellular call comes back for an end that was under way")
    void r5Sequels() {
        provider(1, ProviderRecord.CELLULAR);
        provider(2);
        talking(1, ONE);
        talking(2, TWO);
        happens(new DaemonEvent.VerbUsed(new Verb.End(TWO)));
        assertThat(state.sequels()).hasSize(1);

        happens(new DaemonEvent.Restarted(DaemonEvent.Restarted.Crash.CALL_DAEMON));

        assertThat(state.sequels()).isEmpty();
        assertThat(state.pending().isEmpty()).as("nobody is unheld").isTrue();
    }
}
