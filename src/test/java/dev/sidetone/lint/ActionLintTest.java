package dev.sidetone.lint;

import static dev.sidetone.lint.Rehearsal.A;
import static dev.sidetone.lint.rules.Severity.ERROR;
import static dev.sidetone.lint.rules.Severity.INFO;
import static dev.sidetone.lint.rules.Severity.WARNING;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallActionType;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** How apps complete actions. */
class ActionLintTest {
    private final Rehearsal stage = new Rehearsal();

    @Test
    @DisplayName("L05: an action left open is a warning at half its time and an error at its end")
    void l05NeverCompleted() {
        stage.app.on(CXSetHeldCallAction.class, action -> {});
        stage.launch();
        stage.talk(A);
        stage.hold(A, true);
        stage.pass(2400);
        stage.none("L05");
        stage.pass(200);
        assertThat(stage.one("L05", WARNING).text()).contains("performSetHeldCallAction");
        stage.pass(3000);
        assertThat(stage.of("L05")).extracting(Finding::severity).containsExactly(WARNING, ERROR);
    }

    @Test
    @DisplayName("L05: an action completed just before half its time is in order")
    void l05CompletedLater() {
        stage.app.on(
                CXSetHeldCallAction.class,
                action ->
                        stage.app
                                .services()
                                .mainQueue()
                                .after(Duration.ofMillis(2400), action::fulfill));
        stage.launch();
        stage.talk(A);
        stage.hold(A, true);
        stage.settle();
        stage.none("L05");
    }

    @Test
    @DisplayName("L06, R22: a second completion, of whichever kind, has no effect and is found")
    void l06Twice() {
        stage.app.on(
                CXSetMutedCallAction.class,
                action -> {
                    action.fulfill();
                    action.fail();
                });
        stage.launch();
        stage.talk(A);
        stage.phone.device().setMuted(A, true);
        stage.phone.run();
        assertThat(stage.one("L06", WARNING).text()).isEqualTo("fail of SetMuted: complete before");
        assertThat(stage.findings()).hasSize(1);
    }

    @Test
    @DisplayName("L06, R22: completing the object that was requested is found, it is not the copy")
    void l06TheRequestedObject() {
        stage.launch();
        stage.talk(A);
        CXEndCallAction requested = new CXEndCallAction(A);
        stage.app.onMain(
                () -> {
                    stage.app.request(requested);
                    requested.fulfill();
                });
        stage.phone.run();
        assertThat(stage.one("L06", WARNING).text()).contains("no provider handed over");
        assertThat(requested.isComplete()).isFalse();
    }

    @Test
    @DisplayName("L06: two actions completed once each are in order")
    void l06OnceEach() {
        stage.launch();
        stage.talk(A);
        stage.phone.device().setMuted(A, true);
        stage.phone.device().setMuted(A, false);
        stage.phone.run();
        stage.clean();
    }

    @Test
    @DisplayName("L07, R25: fulfilling inside timedOutPerforming is an error")
    void l07AfterTimeOut() {
        stage.app.on(CXSetHeldCallAction.class, action -> {});
        stage.app.timedOut = dev.sidetone.callkit.CXAction::fulfill;
        stage.launch();
        stage.talk(A);
        stage.hold(A, true);
        stage.pass(6000);
        assertThat(stage.one("L07", ERROR).call()).isEqualTo(A);
    }

    @Test
    @DisplayName(
            "L07, R29: an action whose call ended meanwhile may be completed: nobody could know")
    void l07Abandoned() {
        stage.app.on(
                CXSetHeldCallAction.class,
                action ->
                        stage.app
                                .services()
                                .mainQueue()
                                .after(Duration.ofSeconds(1), action::fulfill));
        stage.launch();
        stage.talk(A);
        stage.hold(A, true);
        stage.end(A);
        stage.settle();
        stage.clean();
    }

    @Test
    @DisplayName("L08, R18: a transaction taken over and left open is an error at its time-out")
    void l08TakenOverAndForgotten() {
        stage.app.execute = transaction -> true;
        stage.launch();
        stage.ring(A);
        stage.end(A);
        stage.pass(6000);
        stage.one("L08", ERROR);
        stage.none("L05");
    }

    @Test
    @DisplayName("L08: a transaction taken over and completed is in order")
    void l08TakenOverAndDone() {
        stage.app.execute =
                transaction -> {
                    transaction.actions().forEach(dev.sidetone.callkit.CXAction::fulfill);
                    return true;
                };
        stage.launch();
        stage.ring(A);
        stage.end(A);
        stage.settle();
        stage.clean();
    }

    private void blockFor(int milliseconds) {
        stage.app.on(
                CXSetMutedCallAction.class,
                action -> {
                    stage.phone.time().advance(Duration.ofMillis(milliseconds));
                    action.fulfill();
                });
        stage.launch();
        stage.talk(A);
        stage.phone.device().setMuted(A, true);
        stage.pass(milliseconds + 100);
    }

    @Test
    @DisplayName("L35: a callback of 300 ms is a warning")
    void l35Slow() {
        blockFor(300);
        assertThat(stage.one("L35", WARNING).text()).contains("performSetMutedCallAction");
    }

    @Test
    @DisplayName("L35: a callback of 6 s is an error")
    void l35Stuck() {
        blockFor(6000);
        stage.one("L35", ERROR);
    }

    @Test
    @DisplayName("L35: a callback of 200 ms is in order")
    void l35Quick() {
        blockFor(200);
        stage.none("L35");
    }

    private void answerAfter(int milliseconds) {
        stage.app.on(
                CXAnswerCallAction.class,
                action -> {
                    stage.app.configureAudio();
                    stage.app
                            .services()
                            .mainQueue()
                            .after(Duration.ofMillis(milliseconds), action::fulfill);
                });
        stage.launch();
        stage.ring(A);
        stage.answer(A);
        stage.settle();
    }

    @Test
    @DisplayName("L36: an answer that is fulfilled after more than 3 s is a hint")
    void l36Slow() {
        answerAfter(3500);
        stage.one("L36", INFO);
    }

    @Test
    @DisplayName("L36: an answer that is fulfilled within 3 s is in order")
    void l36InTime() {
        answerAfter(2900);
        stage.clean();
    }

    private void press(char digit) {
        stage.request(
                new CXPlayDTMFCallAction(
                        A, String.valueOf(digit), CXPlayDTMFCallActionType.SINGLE_TONE));
    }

    @Test
    @DisplayName("L43, R20: a second key that waits 2 s for the first is found")
    void l43Hangs() {
        stage.app.on(CXPlayDTMFCallAction.class, action -> {});
        stage.launch();
        stage.talk(A);
        press('1');
        press('2');
        stage.pass(1900);
        stage.none("L43");
        stage.pass(200);
        assertThat(stage.one("L43", WARNING).text()).isEqualTo("2 waits for 1");
    }

    @Test
    @DisplayName("L43: keys completed at once are in order")
    void l43Plays() {
        stage.launch();
        stage.talk(A);
        press('1');
        press('2');
        stage.settle();
        stage.clean();
    }
}
