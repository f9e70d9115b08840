package dev.sidetone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.system.callers.Focus;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.VirtualDevice;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** How calls come in: R31, R35, R36. */
class IncomingCallTest {
    private final VirtualDevice phone = new VirtualDevice();
    private final FakeApp app = new FakeApp().observing();
    private final UUID one = VirtualDevice.call(1);
    private final UUID two = VirtualDevice.call(2);

    @Test
    @DisplayName("R31: observers hear of a reported call, then its completion runs, then it rings")
    void r31ReportedCallIsShown() {
        phone.launch("softphone", app);

        app.ring(one);
        phone.run();

        assertThat(app.heard()).containsExactly("changed 1 in", "shown");
        assertThat(phone.ringer().sounds()).containsExactly("ring ringtone");
        assertThat(phone.device().snapshot().sheet())
                .satisfies(
                        sheet -> {
                            assertThat(sheet.call()).isEqualTo(one);
                            assertThat(sheet.name()).isEqualTo("carol");
                            assertThat(sheet.appName()).isEqualTo("softphone");
                            assertThat(sheet.video()).isFalse();
                        });
        assertThat(phone.events())
                .containsSubsequence("CallChanged", "Accepted", "Ringing", "callChanged");
    }

    @Test
    @DisplayName("R31: an app's own ringtone is the one that rings")
    void r31OwnRingtone() {
        app.configuration().setRingtoneSound("marimba");
        phone.launch("softphone", app);

        app.ring(one);
        phone.run();

        assertThat(phone.ringer().sounds()).containsExactly("ring marimba");
    }

    @Test
    @DisplayName("R31: a UUID that is known is refused with error 2, whoever calls")
    void r31KnownUuidIsRefused() {
        phone.launch("softphone", app);
        app.ring(one, "carol");
        phone.run();
        app.heard();
        phone.device().setFocus(Focus.ALWAYS);
        phone.block(FakeApp.handle("dave"));

        app.ring(one, "dave");
        phone.run();

        assertThat(app.heard()).containsExactly("not shown 2");
        assertThat(phone.device().snapshot().calls()).hasSize(1);
        assertThat(phone.device().snapshot().sheet().name()).isEqualTo("carol");
    }

    @Test
    @DisplayName("R31: a UUID may be used again when its call has ended")
    void r31UuidOfAnEndedCallIsFree() {
        phone.launch("softphone", app);
        app.ring(one);
        app.provider().reportCallEnded(one, null, CXCallEndedReason.REMOTE_ENDED);
        phone.run();
        app.heard();

        app.ring(one);
        phone.run();

        assertThat(app.heard()).containsExactly("changed 1 in", "shown");
    }

    @Test
    @DisplayName("R31: a blocked caller is refused with error 4, even in Do Not Disturb")
    void r31BlockedCaller() {
        phone.launch("softphone", app);
        phone.block(FakeApp.handle("mallory"));
        phone.device().setFocus(Focus.ALWAYS);

        app.ring(one, "mallory");
        phone.run();

        assertThat(app.heard()).containsExactly("not shown 4");
        assertNothingIsShown();
    }

    @Test
    @DisplayName("R31: Do Not Disturb refuses with error 3, until it is switched off")
    void r31DoNotDisturb() {
        phone.launch("softphone", app);
        phone.device().setFocus(Focus.ALWAYS);
        app.ring(one);
        phone.run();
        assertThat(app.heard()).containsExactly("not shown 3");
        assertNothingIsShown();

        phone.device().setFocus(Focus.OFF);
        app.ring(one);
        phone.run();

        assertThat(app.heard()).containsExactly("changed 1 in", "shown");
    }

    @Test
    @DisplayName("R31: an app without the voip background mode is refused with error 1")
    void r31UnentitledApp() {
        phone.launchWithoutVoip("no voip", app);

        app.ring(one);
        phone.run();

        assertThat(app.heard()).containsExactly("not shown 1");
        assertNothingIsShown();
    }

    private void assertNothingIsShown() {
        assertThat(phone.device().snapshot().calls()).isEmpty();
        assertThat(phone.device().snapshot().sheet()).isNull();
        assertThat(phone.ringer().sounds()).isEmpty();
        assertThat(phone.recents()).isEmpty();
    }

    @Test
    @DisplayName("R35: an answer connects the call when it is fulfilled, and then sound may start")
    void r35AnswerIsPerformedThenConnectsThenActivates() {
        phone.launch("softphone", app);
        app.ring(one);
        phone.run();
        app.heard();

        phone.device().answer(one);
        phone.run();

        assertThat(app.heard()).containsExactly("answer 1", "changed 1 in con", "didActivate");
        assertThat(phone.device().snapshot().sheet()).isNull();
        assertThat(phone.ringer().sounds()).containsExactly("ring ringtone", "stop");
    }

    @Test
    @DisplayName("R35: while the answer is not fulfilled the call is not connected, and silent")
    void r35UnfulfilledAnswerIsConnecting() {
        app.answering(CXAnswerCallAction.class, Response.NOTHING);
        phone.launch("softphone", app);
        app.ring(one);
        phone.run();
        app.heard();

        phone.device().answer(one);
        phone.run();

        assertThat(app.heard()).containsExactly("answer 1");
        assertThat(phone.ringer().sounds()).containsExactly("ring ringtone", "stop");
        SystemSnapshot shown = phone.device().snapshot();
        assertThat(shown.sheet().answering()).isTrue();
        assertThat(shown.calls().getFirst().connected()).isFalse();
        assertThat(shown.audioActive()).isFalse();
    }

    @Test
    @DisplayName("R35: the timer counts from the fulfilment, or from the date that it gives")
    void r35ConnectedSince() {
        app.answering(CXAnswerCallAction.class, Response.NOTHING);
        phone.launch("softphone", app);
        app.ring(one);
        phone.device().answer(one);
        phone.run();
        ((CXAnswerCallAction) app.last()).fulfill();
        phone.run();
        app.ring(two);
        phone.device().holdAndAnswer(two);
        phone.run();
        Instant given = phone.time().now().minusSeconds(1);
        phone.advance(Duration.ofSeconds(3));

        ((CXAnswerCallAction) app.last()).fulfillWithDateConnected(given);
        phone.run();

        var calls = phone.device().snapshot().calls();
        assertThat(calls.get(0).connectedAt()).isEqualTo(phone.time().now().minusSeconds(3));
        assertThat(calls.get(1).connectedAt()).isEqualTo(given);
    }

    @Test
    @DisplayName("R36: a call may be reported and ended in one breath")
    void r36ReportedAndEndedAtOnce() {
        phone.launch("softphone", app);

        app.ring(one);
        app.provider().reportCallEnded(one, null, CXCallEndedReason.ANSWERED_ELSEWHERE);
        phone.run();

        assertThat(app.heard()).containsExactly("changed 1 in", "shown", "changed 1 in end");
        assertThat(phone.device().snapshot().calls()).isEmpty();
        assertThat(phone.device().snapshot().sheet()).isNull();
        assertThat(phone.ringer().sounds()).containsExactly("ring ringtone", "stop");
    }

    @Test
    @DisplayName("R36: the call ends under the finger that accepts it")
    void r36EndedWhileTheAnswerIsUnderWay() {
        app.answering(CXAnswerCallAction.class, Response.NOTHING);
        phone.launch("softphone", app);
        app.ring(one);
        phone.device().answer(one);
        phone.run();
        app.heard();

        app.provider().reportCallEnded(one, null, CXCallEndedReason.REMOTE_ENDED);
        phone.run();
        app.last().fulfill();
        phone.run();

        assertThat(app.heard()).containsExactly("changed 1 in end");
        assertThat(phone.device().snapshot().calls()).isEmpty();
    }
}
