package dev.sidetone.lint;

import static dev.sidetone.lint.Rehearsal.A;
import static dev.sidetone.lint.Rehearsal.B;
import static dev.sidetone.lint.rules.Severity.ERROR;
import static dev.sidetone.lint.rules.Severity.INFO;
import static dev.sidetone.lint.rules.Severity.WARNING;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.system.callers.Focus;
import dev.sidetone.trace.Names;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;

/** How apps report calls. */
class ReportLintTest {
    private final Rehearsal stage = new Rehearsal();

    @Test
    @DisplayName("L09: a call that was refused is accepted at the server (media told by hand)")
    void l09GoesOn() {
        stage.phone.device().setFocus(Focus.ALWAYS);
        stage.launch();
        stage.ring(A);
        stage.app.media(Names.Media.ACCEPTING, A);
        assertThat(stage.one("L09", ERROR).call()).isEqualTo(A);
    }

    @Test
    @DisplayName("L09: a refused call is answered")
    void l09Answers() {
        stage.phone.device().setFocus(Focus.ALWAYS);
        stage.launch();
        stage.ring(A);
        stage.request(new CXAnswerCallAction(A));
        stage.one("L09", ERROR);
    }

    @Test
    @DisplayName("L09, R89: error 2 of a call that is there means nothing for that call")
    void l09KnownCall() {
        stage.launch();
        stage.ring(A);
        stage.ring(A);
        stage.answer(A);
        stage.app.media(Names.Media.ACCEPTING, A);
        stage.clean();
    }

    @Test
    @DisplayName("L10: an answer is requested before the report is complete")
    void l10TooEarly() {
        stage.launch();
        stage.app.onMain(
                () -> {
                    stage.app.report(A, "carol");
                    stage.app.request(new CXAnswerCallAction(A));
                });
        stage.phone.run();
        stage.one("L10", WARNING);
    }

    @Test
    @DisplayName("L10: an answer is requested in the completion of the report")
    void l10InTheCompletion() {
        stage.app.replied =
                error -> {
                    stage.app.replied = _ -> {};
                    stage.app.request(new CXAnswerCallAction(A));
                };
        stage.launch();
        stage.ring(A);
        stage.clean();
    }

    @Test
    @DisplayName("L11: one UUID for two callers")
    void l11TwoCallers() {
        stage.launch();
        stage.ring(A);
        stage.end(A);
        stage.app.onMain(() -> stage.app.report(A, "dave"));
        stage.phone.run();
        assertThat(stage.one("L11", ERROR).text()).isEqualTo("for dave, before for carol");
    }

    @Test
    @DisplayName("L11: one call reported twice for one caller")
    void l11OneCaller() {
        stage.launch();
        stage.ring(A);
        stage.ring(A);
        stage.clean();
    }

    @Test
    @DisplayName("L12: an action's uuid is reported as that of a call")
    void l12Report() {
        stage.app.on(
                CXAnswerCallAction.class,
                action -> {
                    stage.app.configureAudio();
                    stage.app
                            .provider()
                            .reportCallEnded(action.uuid(), null, CXCallEndedReason.FAILED);
                    action.fulfill();
                });
        stage.launch();
        stage.talk(A);
        stage.one("L12", ERROR);
    }

    @Test
    @DisplayName("L12: an action's uuid is requested as that of a call")
    void l12Request() {
        stage.launch();
        stage.talk(A);
        CXSetMutedCallAction mute = new CXSetMutedCallAction(A, true);
        stage.app.onMain(
                () -> {
                    stage.app.request(mute);
                    stage.app.request(new CXEndCallAction(mute.uuid()));
                });
        stage.phone.run();
        stage.one("L12", ERROR);
        assertThat(stage.one("L17", WARNING).text()).isEqualTo("it is the uuid of an action");
    }

    @Test
    @DisplayName("L12: the call's own uuid is used")
    void l12InOrder() {
        stage.launch();
        stage.talk(A);
        stage.app.onMain(() -> stage.app.request(new CXSetMutedCallAction(A, true)));
        stage.request(new CXEndCallAction(A));
        stage.clean();
    }

    @Test
    @DisplayName("L13: an end that was performed is reported as well")
    void l13ReportedToo() {
        stage.app.on(
                CXEndCallAction.class,
                action -> {
                    action.fulfill();
                    stage.app
                            .provider()
                            .reportCallEnded(
                                    action.callUUID(), null, CXCallEndedReason.REMOTE_ENDED);
                });
        stage.launch();
        stage.talk(A);
        stage.end(A);
        stage.one("L13", WARNING);
    }

    @Test
    @DisplayName("L13: an end is requested because the other side hung up (media told by hand)")
    void l13RequestedForTheOther() {
        stage.launch();
        stage.talk(A);
        stage.app.media(Names.Media.REMOTE_BYE, A);
        stage.pass(100);
        stage.request(new CXEndCallAction(A));
        stage.one("L13", WARNING);
    }

    @Test
    @DisplayName("L13: a hang-up of the other side is reported, one of the user performed")
    void l13InOrder() {
        stage.launch();
        stage.talk(A);
        stage.app.media(Names.Media.REMOTE_BYE, A);
        stage.app.onMain(
                () ->
                        stage.app
                                .provider()
                                .reportCallEnded(A, null, CXCallEndedReason.REMOTE_ENDED));
        stage.phone.run();
        stage.talk(B);
        stage.end(B);
        stage.clean();
    }

    @Test
    @DisplayName("L14, R42: an answered call that is not reported as connected within 1 s")
    void l14NeverReported() {
        stage.launch();
        stage.start(A);
        stage.app.media(Names.Media.CALL_ESTABLISHED, A);
        stage.pass(900);
        stage.none("L14");
        stage.pass(200);
        stage.one("L14", ERROR);
    }

    @Test
    @DisplayName("L14: an answered call that is reported 900 ms later")
    void l14Reported() {
        stage.launch();
        stage.start(A);
        stage.app.media(Names.Media.CALL_ESTABLISHED, A);
        stage.pass(900);
        stage.app.provider().reportOutgoingCallConnected(A, null);
        stage.settle();
        stage.clean();
    }

    @Test
    @DisplayName("L15, R39: connected is dated before startedConnecting")
    void l15OutOfOrder() {
        stage.launch();
        stage.start(A);
        stage.app.provider().reportOutgoingCallConnected(A, Instant.EPOCH);
        stage.phone.run();
        assertThat(stage.one("L15", INFO).text()).contains("dated before");
    }

    @Test
    @DisplayName("L15: connected in the same moment as startedConnecting")
    void l15SameMoment() {
        stage.launch();
        stage.start(A);
        stage.app.provider().reportOutgoingCallConnected(A, null);
        stage.phone.run();
        stage.clean();
    }

    @Test
    @DisplayName("L16, R14: media are closed for 5 s and the call is still there")
    void l16Phantom() {
        stage.launch();
        stage.talk(A);
        stage.app.media(Names.Media.CALL_OPENED, A);
        stage.app.media(Names.Media.CALL_CLOSED, A);
        stage.pass(4900);
        stage.none("L16");
        stage.pass(200);
        stage.one("L16", ERROR);
    }

    @Test
    @DisplayName("L16: media are closed, and the end is reported 4 s later")
    void l16ReportedLate() {
        stage.launch();
        stage.talk(A);
        stage.app.media(Names.Media.CALL_OPENED, A);
        stage.app.media(Names.Media.CALL_CLOSED, A);
        stage.pass(4000);
        stage.app.provider().reportCallEnded(A, null, CXCallEndedReason.FAILED);
        stage.settle();
        stage.clean();
    }
}
