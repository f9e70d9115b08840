package dev.sidetone.lint;

import static dev.sidetone.lint.Rehearsal.A;
import static dev.sidetone.lint.Rehearsal.B;
import static dev.sidetone.lint.rules.Severity.ERROR;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What apps in the background do with pushes. */
class PushLintTest {
    private static final String CALL = "twilio.voice.call";
    private static final String CANCEL = "twilio.voice.cancel";

    private final Rehearsal stage = new Rehearsal();

    @BeforeEach
    void inTheBackground() {
        stage.launch().leave();
    }

    private void reportOnPush() {
        stage.app.pushed = _ -> stage.app.report(A, "carol");
    }

    @Test
    @DisplayName("L20, R2: a pushed call is reported in providerDidBegin")
    void l20WaitsForBegin() {
        Rehearsal early = new Rehearsal();
        early.app.begun = () -> early.app.report(A, "carol");
        early.installed = early.phone.device().install(Rehearsal.NAME, early.app);
        early.installed.launch();
        early.push(CALL, "CA1");
        early.one("L20", ERROR);
    }

    @Test
    @DisplayName("L20: a call is reported in providerDidBegin, but no push waits for it")
    void l20NothingWaits() {
        Rehearsal early = new Rehearsal();
        early.app.begun = () -> early.app.report(A, "carol");
        early.launch();
        early.clean();
    }

    @Test
    @DisplayName("L22, R87: a push that is not reported")
    void l22Forgotten() {
        stage.push(CALL, "CA1");
        assertThat(stage.one("L22", ERROR).text()).contains("7 s");
    }

    @Test
    @DisplayName("L22, R88: a push that is reported after the callback has returned")
    void l22Asynchronous() {
        stage.app.pushed = _ -> stage.app.onMain(() -> stage.app.report(A, "carol"));
        stage.push(CALL, "CA1");
        stage.one("L22", ERROR);
    }

    @Test
    @DisplayName("L22, R88: the phone ends the app for another reason (synthetic kill)")
    void l22Killed() {
        reportOnPush();
        stage.push(CALL, "CA1");
        stage.synthetic(Layer.PUSH, Names.Push.APP_KILLED, null, "0xbaadca11");
        assertThat(stage.one("L22", ERROR).text()).isEqualTo("0xbaadca11");
    }

    @Test
    @DisplayName("L22: a push that is reported in its callback")
    void l22Reported() {
        reportOnPush();
        stage.push(CALL, "CA1");
        stage.clean();
    }

    @Test
    @DisplayName("L22, R89: an app in front, or in a call, need not report")
    void l22Exempt() {
        stage.installed.launch();
        stage.push(CALL, "CA1");
        stage.installed.leave();
        stage.talk(B);
        stage.push(CALL, "CA2");
        stage.clean();
    }

    @Test
    @DisplayName("L23: a push that cancels a call and reports none")
    void l23Cancel() {
        stage.push(CANCEL, "CA1");
        stage.one("L23", ERROR);
        stage.none("L22");
    }

    @Test
    @DisplayName("L23: a push that cancels a call, which is reported and ended")
    void l23Reported() {
        reportOnPush();
        stage.push(CANCEL, "CA1");
        stage.clean();
    }

    @Test
    @DisplayName("L24, R89: a second push of a call is dropped")
    void l24Dropped() {
        reportOnPush();
        stage.push(CALL, "CA1");
        stage.app.pushed = _ -> {};
        stage.push(CALL, "CA1");
        stage.one("L24", ERROR);
        stage.none("L22");
    }

    @Test
    @DisplayName("L24: a second push of a call is reported again")
    void l24Again() {
        reportOnPush();
        stage.push(CALL, "CA1");
        stage.push(CALL, "CA1");
        stage.clean();
    }
}
