package dev.sidetone.lint;

import static dev.sidetone.lint.Rehearsal.A;
import static dev.sidetone.lint.Rehearsal.B;
import static dev.sidetone.lint.rules.Severity.ERROR;
import static dev.sidetone.lint.rules.Severity.WARNING;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXProviderDelegate;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.trace.Names;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What apps do with held calls. */
class HoldLintTest {
    private final Rehearsal stage = new Rehearsal();

    @Test
    @DisplayName("L25, R74: the end of the call is requested in didDeactivate")
    void l25InDeactivate() {
        stage.app.deactivated = () -> stage.app.request(new CXEndCallAction(A));
        stage.launch();
        stage.talk(A);
        stage.hold(A, true);
        stage.one("L25", ERROR);
    }

    @Test
    @DisplayName("L25: the end of the call is reported in perform SetHeld")
    void l25InHold() {
        stage.app.on(
                CXSetHeldCallAction.class,
                action -> {
                    stage.app
                            .provider()
                            .reportCallEnded(
                                    action.callUUID(), null, CXCallEndedReason.REMOTE_ENDED);
                    action.fulfill();
                });
        stage.launch();
        stage.talk(A);
        stage.hold(A, true);
        stage.one("L25", ERROR);
    }

    @Test
    @DisplayName("L25: didDeactivate stops the device, and media close when the call has ended")
    void l25InOrder() {
        stage.app.deactivated =
                () -> {
                    stage.app.sound(false);
                    if (stage.phone.device().snapshot().calls().isEmpty()) {
                        stage.app.media(Names.Media.CALL_CLOSED, A);
                    }
                };
        stage.launch();
        stage.talk(A);
        stage.app.media(Names.Media.CALL_OPENED, A);
        stage.hold(A, true);
        stage.hold(A, false);
        stage.end(A);
        stage.settle();
        stage.clean();
    }

    private void holdAndResume() {
        stage.launch();
        stage.talk(A);
        stage.app.media(Names.Media.CALL_OPENED, A);
        stage.app.flows(A, true, true);
        stage.hold(A, true);
        stage.app.flows(A, false, false);
        stage.pass(2000);
        stage.hold(A, false);
    }

    @Test
    @DisplayName("L26, R73: nothing is sent 1 s after a hold (media told by hand)")
    void l26OneWay() {
        holdAndResume();
        stage.app.flows(A, true, false);
        stage.pass(900);
        stage.none("L26");
        stage.pass(200);
        assertThat(stage.one("L26", ERROR).text()).isEqualTo("nothing is sent 1 s after it");
    }

    @Test
    @DisplayName("L26: neither way")
    void l26Silence() {
        holdAndResume();
        stage.pass(1100);
        assertThat(stage.one("L26", ERROR).text()).startsWith("no sound either way");
    }

    @Test
    @DisplayName("L26: both ways after 900 ms")
    void l26BothWays() {
        holdAndResume();
        stage.pass(900);
        stage.app.flows(A, true, true);
        stage.pass(2000);
        stage.clean();
    }

    @Test
    @DisplayName("L26, R69: a muted call sends nothing after a hold, and need not")
    void l26Muted() {
        stage.launch();
        stage.talk(A);
        stage.app.media(Names.Media.CALL_OPENED, A);
        stage.phone.device().setMuted(A, true);
        stage.hold(A, true);
        stage.hold(A, false);
        stage.app.flows(A, true, false);
        stage.pass(2000);
        stage.clean();
    }

    private void answerBHoldA() {
        stage.launch();
        stage.talk(A);
        stage.ring(B);
        stage.request(new CXSetHeldCallAction(A, true), new CXAnswerCallAction(B));
    }

    /** Talking with B while A is held, until B hangs up. */
    private void holdAForB() {
        answerBHoldA();
        stage.pass(1000);
        stage.app.provider().reportCallEnded(B, null, CXCallEndedReason.REMOTE_ENDED);
        stage.phone.run();
    }

    @Test
    @DisplayName("L28, R58: the held call that is left is not shown as held for 10 s")
    void l28Forgotten() {
        holdAForB();
        stage.pass(9900);
        stage.none("L28");
        stage.pass(200);
        assertThat(stage.one("L28", WARNING).call()).isEqualTo(A);
    }

    @Test
    @DisplayName("L28: the held call that is left is shown as held")
    void l28Shown() {
        holdAForB();
        stage.app.shows(A, true, true, false);
        stage.settle();
        stage.clean();
    }

    @Test
    @DisplayName("L28: the held call that is left is unheld")
    void l28Unheld() {
        holdAForB();
        stage.pass(5000);
        stage.hold(A, false);
        stage.settle();
        stage.clean();
    }

    @Test
    @DisplayName("L30: mute is requested in the handler of hold")
    void l30Coupled() {
        stage.app.on(
                CXSetHeldCallAction.class,
                action -> {
                    stage.app.request(new CXSetMutedCallAction(A, action.isOnHold()));
                    action.fulfill();
                });
        stage.launch();
        stage.talk(A);
        stage.hold(A, true);
        stage.one("L30", WARNING);
    }

    @Test
    @DisplayName("L30: the mute of one call is answered by a mute of another")
    void l30Echo() {
        stage.app.on(
                CXSetMutedCallAction.class,
                action -> {
                    if (action.callUUID().equals(A)) {
                        stage.app.request(new CXSetMutedCallAction(B, true));
                    }
                    action.fulfill();
                });
        holdBoth();
        stage.phone.device().setMuted(A, true);
        stage.phone.run();
        assertThat(stage.one("L30", WARNING).call()).isEqualTo(B);
    }

    private void holdBoth() {
        stage.launch();
        stage.talk(A);
        stage.hold(A, true);
        stage.talk(B);
    }

    @Test
    @DisplayName("L30, R69: the user mutes 300 ms after a hold")
    void l30ByHand() {
        stage.launch();
        stage.talk(A);
        stage.hold(A, true);
        stage.pass(300);
        stage.request(new CXSetMutedCallAction(A, true));
        stage.clean();
    }

    /** A delegate that has no method for holds. */
    private static final class WithoutHold implements CXProviderDelegate {
        @Override
        public void providerDidReset(CXProvider provider) {
            // no calls to lose
        }

        @Override
        public void performAnswerCallAction(CXProvider provider, CXAnswerCallAction action) {
            action.fulfill();
        }
    }

    private WithoutHold talkWithoutHold(boolean declared) {
        WithoutHold delegate = new WithoutHold();
        stage.launch(
                services -> {
                    CXProvider provider =
                            new CXProvider(new CXProviderConfiguration(), services.callKit());
                    provider.setDelegate(delegate, null);
                    CXCallUpdate update = new CXCallUpdate();
                    update.setRemoteHandle(FakeApp.handle("carol"));
                    if (declared) {
                        update.setSupportsHolding(false);
                    }
                    provider.reportNewIncomingCall(A, update, _ -> {});
                });
        stage.answer(A);
        return delegate;
    }

    @Test
    @DisplayName("L31, R21: hold was never ruled out, and there is no handler")
    void l31Absent() {
        assertThat(talkWithoutHold(false)).isNotNull();
        assertThat(stage.one("L31", ERROR).text()).contains("there is no handler");
    }

    @Test
    @DisplayName("L31: hold is ruled out, and there is no handler")
    void l31RuledOut() {
        assertThat(talkWithoutHold(true)).isNotNull();
        stage.none("L31");
    }

    @Test
    @DisplayName("L31: hold is offered, and its handler fails")
    void l31Fails() {
        stage.app.on(CXSetHeldCallAction.class, CXSetHeldCallAction::fail);
        stage.launch();
        stage.talk(A);
        stage.hold(A, true);
        stage.one("L31", ERROR);
    }

    private void holdAfter(int milliseconds) {
        stage.app.on(
                CXSetHeldCallAction.class,
                action ->
                        stage.app
                                .services()
                                .mainQueue()
                                .after(Duration.ofMillis(milliseconds), action::fulfill));
        answerBHoldA();
        stage.pass(100);
        stage.app.media(Names.Media.ACCEPTING, B);
        stage.pass(500);
    }

    @Test
    @DisplayName("L34, R51: a call is accepted while the hold of the other is open")
    void l34TooEarly() {
        holdAfter(200);
        assertThat(stage.one("L34", WARNING).call()).isEqualTo(B);
    }

    @Test
    @DisplayName("L34: a call is accepted right after the hold of the other")
    void l34InOrder() {
        holdAfter(90);
        stage.clean();
    }
}
