package dev.sidetone.system.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.pushkit.PKPushPayload;
import dev.sidetone.pushkit.PKPushType;
import dev.sidetone.pushkit.PushForm;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.push.PushRules.Step;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The rules of pushes, one event after the other. */
class PushRulesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private PushPolicy policy = PushPolicy.DEFAULT;
    private PushState state = PushState.EMPTY;

    private List<PushEffect> on(PushEvent event) {
        Step step = PushRules.apply(state, event, policy);
        state = step.state();
        return step.effects();
    }

    private static PushEvent.Arrived arrived(PKPushType type, boolean inFront, boolean inCall) {
        return new PushEvent.Arrived(new PKPushPayload(type, Map.of()), NOW, NOW, inFront, inCall);
    }

    private List<PushEffect> arrive() {
        return on(arrived(PKPushType.VOIP, false, false));
    }

    @Test
    @DisplayName("R88: the check is started with the delivery, seven seconds long")
    void r88check() {
        assertThat(arrive())
                .element(1)
                .isEqualTo(new PushEffect.StartCheck(1, Duration.ofSeconds(7)));
        assertThat(arrive())
                .element(1)
                .isEqualTo(new PushEffect.StartCheck(2, Duration.ofSeconds(7)));
    }

    @Test
    @DisplayName("R89: without the duty there is no check, nor anything to be killed for")
    void r89exempt() {
        assertThat(on(arrived(PKPushType.VOIP, true, false))).hasSize(1);
        assertThat(on(arrived(PKPushType.VOIP, false, true))).hasSize(1);
        assertThat(on(arrived(PKPushType.FILE_PROVIDER, false, false))).hasSize(1);
        for (long push = 1; push <= 3; push++) {
            on(new PushEvent.Began(push));
            assertThat(on(new PushEvent.Returned(push, NOW))).isEmpty();
        }
        assertThat(state.open()).isEmpty();
    }

    @Test
    @DisplayName("R87: a report before the delegate was called does not count for that push")
    void r87reportBefore() {
        arrive();
        on(new PushEvent.ReportCalled());
        on(new PushEvent.Began(1));
        on(new PushEvent.ReportHeard());

        assertThat(on(new PushEvent.Returned(1, NOW)))
                .containsExactly(new PushEffect.Kill(1, KillReason.NEVER_POSTED));
        assertThat(state.failures()).containsExactly(NOW);
    }

    @Test
    @DisplayName("R87, R88: a push is over when both checks have passed, in either order")
    void r87r88over() {
        arrive();
        on(new PushEvent.Began(1));
        on(new PushEvent.ReportCalled());
        on(new PushEvent.ReportHeard());
        assertThat(on(new PushEvent.Returned(1, NOW))).isEmpty();
        assertThat(state.open()).containsOnlyKeys(1L);
        assertThat(on(new PushEvent.CheckDue(1, NOW))).isEmpty();
        assertThat(state.open()).isEmpty();

        arrive();
        on(new PushEvent.Began(2));
        on(new PushEvent.ReportHeard());
        assertThat(on(new PushEvent.CheckDue(2, NOW))).isEmpty();
        assertThat(on(new PushEvent.Returned(2, NOW)))
                .containsExactly(new PushEffect.Kill(2, KillReason.NEVER_POSTED));
    }

    @Test
    @DisplayName("R88: one report does for all pushes that the daemon still looks at")
    void r88oneReport() {
        arrive();
        arrive();
        on(new PushEvent.ReportHeard());

        assertThat(on(new PushEvent.CheckDue(1, NOW))).isEmpty();
        assertThat(on(new PushEvent.CheckDue(2, NOW))).isEmpty();
        arrive();
        assertThat(on(new PushEvent.CheckDue(3, NOW)))
                .containsExactly(new PushEffect.Kill(3, KillReason.NEVER_REPORTED));
    }

    @Test
    @DisplayName("R87: what does not fit changes nothing")
    void strayEvents() {
        assertThat(on(new PushEvent.Began(9))).isEmpty();
        assertThat(on(new PushEvent.Returned(9, NOW))).isEmpty();
        assertThat(on(new PushEvent.CheckDue(9, NOW))).isEmpty();
        assertThat(state).isEqualTo(PushState.EMPTY);
        arrive();
        assertThat(on(new PushEvent.Returned(1, NOW))).as("not begun").isEmpty();
        PushState open = state;
        on(new PushEvent.ProcessEnded());
        assertThat(open.open()).hasSize(1);
        assertThat(state.open()).isEmpty();
        assertThat(on(new PushEvent.CheckDue(1, NOW))).as("its process is gone").isEmpty();
    }

    @Test
    @DisplayName("R90: what was withheld takes no number; a failure is forgotten after a day")
    void r90memory() {
        policy = PushPolicy.DEFAULT.withThreshold(1);
        arrive();
        on(new PushEvent.CheckDue(1, NOW));
        assertThat(arrive()).containsExactly(new PushEffect.Withhold(1));
        assertThat(state.last()).isEqualTo(1);
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        var payload = new PKPushPayload(PKPushType.VOIP, Map.of());
        assertThat(on(new PushEvent.Arrived(payload, tomorrow, tomorrow, false, false))).hasSize(2);
        assertThat(state.failures()).isEmpty();
        on(new PushEvent.CheckDue(2, tomorrow));
        on(new PushEvent.Reinstalled());
        assertThat(state).isEqualTo(PushState.EMPTY);
    }

    @Test
    @DisplayName("R92: the dialog comes with the kill")
    void r92dialog() {
        policy = PushPolicy.ios(26, 4);
        arrive();

        assertThat(on(new PushEvent.CheckDue(1, NOW)))
                .hasSize(2)
                .last()
                .isInstanceOf(PushEffect.ShowDialog.class);
    }

    @ParameterizedTest(name = "iOS {0}.{1}")
    @DisplayName("R87, R92, §4: what each version does")
    @CsvSource({
        "9, 0, false, WITHOUT_COMPLETION, false",
        "10, 3, false, WITHOUT_COMPLETION, false",
        "11, 0, false, WITH_COMPLETION, false",
        "12, 4, false, WITH_COMPLETION, false",
        "13, 0, true, WITH_COMPLETION, false",
        "18, 0, true, WITH_COMPLETION, false",
        "26, 0, true, WITH_COMPLETION, true",
        "26, 3, true, WITH_COMPLETION, true",
        "26, 4, true, WITH_METADATA, true",
        "27, 0, true, WITH_METADATA, true"
    })
    void versions(int major, int minor, boolean enforced, PushForm form, boolean dialogs) {
        PushPolicy version = PushPolicy.ios(major, minor);

        assertThat(version.enforced()).isEqualTo(enforced);
        assertThat(version.form()).isEqualTo(form);
        assertThat(version.debugDialogs()).isEqualTo(dialogs);
    }

    @Test
    @DisplayName("R90: a profile's switches make its policy")
    void profiles() {
        IOSProfile ten = new IOSProfile(10);
        assertThat(PushPolicy.of(ten, ten.switches())).isEqualTo(PushPolicy.ios(10, 0));
        IOSProfile now = IOSProfile.DEFAULT;
        assertThat(PushPolicy.of(now, now.switches())).isEqualTo(PushPolicy.DEFAULT);
        IOSProfile newest = new IOSProfile(26);
        assertThat(PushPolicy.of(newest, newest.switches().with(Quirk.PUSH_FAILURE_THRESHOLD, 5)))
                .isEqualTo(PushPolicy.ios(26, 4).withThreshold(5));
    }
}
