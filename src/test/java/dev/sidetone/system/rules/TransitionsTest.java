package dev.sidetone.system.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.system.choices.Verb;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.PendingAction;

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
        CXProviderConfiguration configuration = new CXProviderConfiguration();
        happens(new DaemonEvent.ProviderConnected(id, "app " + id, configuration));
        happens(new DaemonEvent.HandshakeFinished(id));
    }

    /** Whoever was active before is held. */
    private void talking(long provider, UUID call) {
        happens(
                new DaemonEvent.IncomingReported(
                        provider, true, call, new CXCallUpdate(), _ -> {}));
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
}
