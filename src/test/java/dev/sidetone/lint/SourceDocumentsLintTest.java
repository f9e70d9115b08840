package dev.sidetone.lint;

import static dev.sidetone.lint.Rehearsal.A;
import static dev.sidetone.lint.Rehearsal.B;
import static dev.sidetone.lint.rules.Severity.ERROR;
import static dev.sidetone.lint.rules.Severity.WARNING;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.trace.Names;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Published samples do some of it wrong: what they do, done by an app of ours. */
class SourceDocumentsLintTest {
    private final Rehearsal stage = new Rehearsal();

    @Test
    @DisplayName("L06: the old quickstart fulfils an answer at once and again when it is connected")
    void l06QuickstartAnswersTwice() {
        stage.app.on(
                CXAnswerCallAction.class,
                action -> {
                    stage.app.configureAudio();
                    stage.app.media(Names.Media.ACCEPTING, action.callUUID());
                    stage.app
                            .services()
                            .mainQueue()
                            .after(
                                    java.time.Duration.ofMillis(400),
                                    () ->
                                            action.fulfillWithDateConnected(
                                                    stage.app.services().callKit().now()));
                    action.fulfill();
                });
        stage.launch();
        stage.talk(A);
        stage.pass(500);
        stage.one("L06", WARNING);
        assertThat(stage.findings()).hasSize(1);
    }

    @Test
    @DisplayName("L01: the old quickstart switches the audio device on in its end handler")
    void l01QuickstartEndsLoudly() {
        stage.app.on(
                CXEndCallAction.class,
                action -> {
                    stage.app.sound(true);
                    stage.app.media(Names.Media.CALL_CLOSED, action.callUUID());
                    action.fulfill();
                });
        stage.launch();
        stage.talk(A);
        stage.end(A);
        assertThat(stage.one("L01", ERROR).text()).contains("ended");
    }

    @Test
    @DisplayName("L18: a guide makes a new provider for each report and keeps none")
    void l18ProviderForEachReport() {
        stage.launch();
        CXProvider forOneCall =
                new CXProvider(stage.app.configuration, stage.app.services().callKit());
        forOneCall.setDelegate(stage.app, null);
        forOneCall.reportNewIncomingCall(A, SketchedApp.capabilities(), _ -> {});
        stage.phone.run();
        stage.one("L18", ERROR);
    }

    @Test
    @DisplayName("L05: a guide leaves the answer open when it does not know the call")
    void l05AnswerOfAnUnknownCall() {
        stage.app.on(
                CXAnswerCallAction.class,
                action -> {
                    if (action.callUUID().equals(B)) {
                        stage.app.configureAudio();
                        action.fulfill();
                    }
                });
        stage.launch();
        stage.ring(A);
        stage.answer(A);
        stage.pass(61_000);
        assertThat(stage.of("L05")).extracting(Finding::severity).containsExactly(WARNING, ERROR);
    }

    @Test
    @DisplayName("L19: a guide only empties its list at a reset")
    void l19EmptiesItsList() {
        stage.launch();
        stage.talk(A);
        stage.app.media(Names.Media.CALL_OPENED, A);
        stage.app.flows(A, true, true);
        stage.phone.device().crashDaemon();
        stage.pass(5100);
        assertThat(stage.one("L19", ERROR).text()).contains("media go on");
    }

    @Test
    @DisplayName("L36: today's quickstart fulfils a start at once and reports what becomes of it")
    void l36QuickstartStartsLegally() {
        stage.app.on(
                CXStartCallAction.class,
                action -> {
                    stage.app.configureAudio();
                    stage.app
                            .provider()
                            .reportOutgoingCallStartedConnecting(action.callUUID(), null);
                    stage.app
                            .provider()
                            .reportCallUpdated(action.callUUID(), SketchedApp.capabilities());
                    action.fulfill();
                });
        stage.launch();
        stage.start(A);
        stage.pass(9000);
        stage.app.media(Names.Media.CALL_ESTABLISHED, A);
        stage.app.provider().reportOutgoingCallConnected(A, null);
        stage.settle();
        stage.clean();
    }

    @Test
    @DisplayName("L37: an app that does nothing but answer has no handle types for recents")
    void l37TheTestsOwnApp() {
        FakeApp plain = new FakeApp();
        stage.launch(plain);
        assertThat(new CXProviderConfiguration().supportedHandleTypes()).isEmpty();
        stage.one("L37", WARNING);
    }
}
