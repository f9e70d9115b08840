package dev.sidetone.lint;

import static dev.sidetone.lint.Rehearsal.A;
import static dev.sidetone.lint.Rehearsal.B;
import static dev.sidetone.lint.rules.Severity.ERROR;
import static dev.sidetone.lint.rules.Severity.INFO;
import static dev.sidetone.lint.rules.Severity.WARNING;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXCallObserver;
import dev.sidetone.callkit.CXCallObserverDelegate;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.trace.Layer;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What apps request. */
class RequestLintTest {
    private final Rehearsal stage = new Rehearsal();

    private Finding refused(Runnable before) {
        stage.launch();
        before.run();
        stage.request(new CXSetMutedCallAction(A, true));
        return stage.one("L17", WARNING);
    }

    @Test
    @DisplayName("L17, R13: a request for a call that has ended")
    void l17Ended() {
        Finding found =
                refused(
                        () -> {
                            stage.talk(A);
                            stage.end(A);
                        });
        assertThat(found.text()).isEqualTo("the call has ended");
    }

    @Test
    @DisplayName("L17: a request for a call that never was")
    void l17Never() {
        assertThat(refused(() -> {}).text()).isEqualTo("there never was such a call");
    }

    @Test
    @DisplayName("L17, R12: a request for another app's call")
    void l17Foreign() {
        Finding found =
                refused(
                        () -> {
                            FakeApp other = new FakeApp();
                            stage.phone.launch("Other", other);
                            other.ring(A);
                            stage.phone.run();
                        });
        assertThat(found.text()).isEqualTo("the call belongs to Other");
    }

    @Test
    @DisplayName("L17, R4: a request for a call of an earlier provider")
    void l17EarlierProvider() {
        Finding found =
                refused(
                        () -> {
                            stage.talk(A);
                            stage.app.provider().invalidate();
                            stage.pass(100);
                            new CXProvider(stage.app.configuration, stage.app.services().callKit());
                            stage.phone.run();
                        });
        assertThat(found.text()).isEqualTo("the call belonged to an earlier provider");
    }

    @Test
    @DisplayName("L17: a request for a call that is there")
    void l17Known() {
        stage.launch();
        stage.talk(A);
        stage.request(new CXSetMutedCallAction(A, true));
        stage.clean();
    }

    /** A call goes out, and the phone is not told what it can do. */
    private void startUntold() {
        stage.app.on(
                CXStartCallAction.class,
                action -> {
                    stage.app.configureAudio();
                    action.fulfill();
                });
        stage.launch();
        stage.start(A);
    }

    @Test
    @DisplayName("L32, R44: capabilities of an outgoing call are not told within 1 s")
    void l32NotTold() {
        startUntold();
        stage.pass(1100);
        stage.one("L32", INFO);
    }

    @Test
    @DisplayName("L32: capabilities are told 900 ms later")
    void l32ToldLate() {
        startUntold();
        stage.pass(900);
        stage.app.provider().reportCallUpdated(A, SketchedApp.capabilities());
        stage.settle();
        stage.clean();
    }

    @Test
    @DisplayName("L40: an error of a request leads to nothing within 2 s")
    void l40Ignored() {
        stage.launch();
        stage.start(A);
        stage.start(A);
        stage.pass(1900);
        stage.none("L40");
        stage.pass(200);
        stage.one("L40", INFO);
    }

    @Test
    @DisplayName("L40: an error of a request changes what the app shows")
    void l40Shown() {
        stage.launch();
        stage.start(A);
        stage.app.replied = error -> stage.app.shows(A, true, false, false);
        stage.start(A);
        stage.settle();
        stage.none("L40");
    }

    private CXCallObserverDelegate endsItsCallWhenever() {
        return (from, call) -> {
            if (call.hasEnded() && !call.hasConnected()) {
                stage.app.request(new CXEndCallAction(A));
            }
        };
    }

    @Test
    @DisplayName("L42, R54: the own call is ended because a foreign one was declined")
    void l42EndsItsOwn() {
        CXCallObserverDelegate listener = endsItsCallWhenever();
        CXCallObserver[] observer = new CXCallObserver[1];
        stage.app.launching =
                () -> {
                    observer[0] = new CXCallObserver(stage.app.services().callKit());
                    observer[0].setDelegate(listener, null);
                };
        stage.launch();
        FakeApp other = new FakeApp();
        stage.phone.launch("Other", other);
        stage.talk(A);
        other.ring(B);
        stage.phone.run();
        stage.end(B);
        assertThat(stage.one("L42", ERROR).text()).contains("Other");
        assertThat(observer[0].calls()).isEmpty();
    }

    @Test
    @DisplayName("L42: the user hangs up right after declining a foreign call")
    void l42ByHand() {
        stage.launch();
        FakeApp other = new FakeApp();
        stage.phone.launch("Other", other);
        stage.talk(A);
        other.ring(B);
        stage.phone.run();
        stage.end(B);
        long pressed = stage.phone.trace().add(Layer.UI, "RedButton", A, null);
        stage.phone.trace().causedBy(pressed, () -> stage.app.request(new CXEndCallAction(A)));
        stage.phone.run();
        stage.none("L42");
    }
}
