package dev.sidetone.lint;

import static dev.sidetone.lint.Rehearsal.A;
import static dev.sidetone.lint.Rehearsal.B;
import static dev.sidetone.lint.rules.Severity.ERROR;
import static dev.sidetone.lint.rules.Severity.WARNING;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.avaudio.AVAudioSessionErrorCode;
import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.system.callers.Focus;
import dev.sidetone.trace.Ids;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What apps do with the audio session. */
class SessionLintTest {
    private final Rehearsal stage = new Rehearsal();

    @Test
    @DisplayName("L01: the audio device is started in perform Answer")
    void l01InAnswer() {
        stage.app.on(
                CXAnswerCallAction.class,
                action -> {
                    stage.app.configureAudio();
                    stage.app.sound(true);
                    action.fulfill();
                });
        stage.launch();
        stage.talk(A);
        assertThat(stage.one("L01", ERROR).call()).isEqualTo(A);
        assertThat(stage.findings()).hasSize(1);
    }

    @Test
    @DisplayName("L01: a device that really runs is found as well, when the session is not active")
    void l01Rendering() {
        stage.launch();
        stage.ring(A);
        stage.app.tell(Layer.AUDIO, Names.Media.CAPTURING_STARTED, null, null);
        stage.one("L01", ERROR);
    }

    @Test
    @DisplayName("L01, R72: the audio device is started in didActivate, and before any call")
    void l01InTime() {
        stage.app.activated = () -> stage.app.sound(true);
        stage.app.deactivated = () -> stage.app.sound(false);
        stage.app.launching = () -> stage.app.sound(true);
        stage.launch();
        stage.talk(A);
        stage.end(A);
        stage.settle();
        stage.clean();
    }

    private void activate() {
        try {
            stage.app.session().setActive(true);
        } catch (AVAudioSessionException refused) {
            assertThat(refused.code()).isEqualTo(AVAudioSessionErrorCode.INSUFFICIENT_PRIORITY);
        }
    }

    @Test
    @DisplayName("L02, R75: setActive(true) in perform Answer is an error")
    void l02DuringACall() {
        stage.app.on(
                CXAnswerCallAction.class,
                action -> {
                    stage.app.configureAudio();
                    activate();
                    action.fulfill();
                });
        stage.launch();
        stage.talk(A);
        assertThat(stage.one("L02", ERROR).call()).isEqualTo(A);
    }

    @Test
    @DisplayName("L02: setActive(true) without a call is the app's own affair")
    void l02WithoutACall() {
        stage.launch();
        activate();
        stage.talk(A);
        stage.end(A);
        activate();
        stage.settle();
        stage.clean();
    }

    @Test
    @DisplayName("L03: an answer fulfilled before the category is set")
    void l03TooLate() {
        stage.app.on(
                CXAnswerCallAction.class,
                action -> {
                    action.fulfill();
                    stage.app.configureAudio();
                });
        stage.launch();
        stage.talk(A);
        stage.one("L03", WARNING);
    }

    @Test
    @DisplayName("L03: a category set at launch is early enough")
    void l03AtLaunch() {
        stage.app.launching = stage.app::configureAudio;
        stage.app.on(CXAnswerCallAction.class, CXAnswerCallAction::fulfill);
        stage.launch();
        stage.talk(A);
        stage.clean();
    }

    @Test
    @DisplayName("L04: the category is set between report and completion")
    void l04Early() {
        stage.launch();
        stage.app.onMain(
                () -> {
                    stage.app.report(A, "carol");
                    stage.app.configureAudio();
                });
        stage.phone.run();
        assertThat(stage.one("L04", WARNING).call()).isEqualTo(A);
        assertThat(stage.findings()).hasSize(1);
    }

    @Test
    @DisplayName("L04: it is an error when the call is refused then")
    void l04EarlyAndRefused() {
        stage.phone.device().setFocus(Focus.ALWAYS);
        stage.launch();
        stage.app.onMain(
                () -> {
                    stage.app.report(A, "carol");
                    stage.app.configureAudio();
                });
        stage.phone.run();
        assertThat(stage.of("L04")).extracting(Finding::severity).containsExactly(WARNING, ERROR);
    }

    @Test
    @DisplayName("L04: between push and report as well")
    void l04BeforeTheReport() {
        stage.app.pushed =
                payload -> {
                    stage.app.configureAudio();
                    stage.app.report(A, "carol");
                };
        stage.launch();
        stage.push("twilio.voice.call", "CA1");
        stage.one("L04", WARNING);
    }

    @Test
    @DisplayName("L04: a second report does not forbid what the first call needs")
    void l04InACall() {
        stage.launch();
        stage.talk(A);
        stage.app.onMain(
                () -> {
                    stage.app.report(B, "dave");
                    stage.app.configureAudio();
                });
        stage.phone.run();
        stage.clean();
    }

    private void resume() {
        long ended =
                stage.phone
                        .trace()
                        .addAbout(
                                Rehearsal.NAME,
                                Layer.AUDIO_SESSION,
                                Names.Session.INTERRUPTION_ENDED,
                                null,
                                null,
                                Ids.NONE);
        stage.phone.trace().causedBy(ended, () -> stage.app.sound(true));
    }

    @Test
    @DisplayName("L27, R77: sound that comes back by interruption-ended (synthetic notification)")
    void l27ByTheNotification() {
        stage.launch();
        stage.talk(A);
        resume();
        stage.one("L27", WARNING);
    }

    @Test
    @DisplayName("L27: sound that comes back by didActivate, after the notification (synthetic)")
    void l27ByTheSession() {
        stage.app.activated = () -> stage.app.sound(true);
        stage.launch();
        stage.synthetic(Layer.AUDIO_SESSION, Names.Session.INTERRUPTION_ENDED, null, null);
        stage.talk(A);
        stage.clean();
    }
}
