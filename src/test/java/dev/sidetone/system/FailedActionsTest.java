package dev.sidetone.system;

import static dev.sidetone.testing.Stage.ONE;
import static dev.sidetone.testing.Stage.TWO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallActionType;
import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXSetTranslatingCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.callkit.CXTranslationEngine;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.Stage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** R28: what becomes of calls when their actions fail or are forgotten. */
class FailedActionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final CXHandle BOB = new CXHandle(CXHandleType.GENERIC, "bob");

    private final Stage stage = new Stage();
    private final Device device = stage.phone.device();

    private void fails(CXAction action, Response how) {
        stage.mine.answering(action.getClass(), how);
        stage.mine.request(action);
        stage.run();
        assertThat(stage.mine.heard()).startsWith("accepted");
        stage.advance(PATIENCE);
        assertThat(stage.mine.last().isComplete()).isTrue();
        assertThat(stage.mine.heard())
                .isEqualTo(how == Response.NOTHING ? List.of("timedOut " + action) : List.of());
        assertThat(stage.mine.provider().pendingTransactions()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "NOTHING"})
    @DisplayName(
            "R28: a mute that fails or is forgotten leaves the call unmuted, and the other way")
    void r28Mute(Response how) {
        stage.talking(ONE);
        fails(new CXSetMutedCallAction(ONE, true), how);
        assertThat(device.snapshot().calls().getFirst().muted()).isFalse();

        stage.mine.answering(CXSetMutedCallAction.class, Response.FULFIL);
        device.setMuted(ONE, true);
        stage.run();
        stage.forget();
        fails(new CXSetMutedCallAction(ONE, false), how);

        assertThat(device.snapshot().calls().getFirst())
                .matches(SystemSnapshot.Line::muted)
                .matches(line -> !line.mutePending());
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "NOTHING"})
    @DisplayName("R28: a group that fails or is forgotten joins nobody, and takes nobody out")
    void r28Group(Response how) {
        stage.talking(ONE).held(ONE).talking(TWO);
        fails(new CXSetGroupCallAction(ONE, TWO), how);
        assertThat(stage.calls()).containsExactly("1 held", "2");

        stage.mine.answering(CXSetGroupCallAction.class, Response.FULFIL);
        device.merge();
        stage.run();
        stage.forget();
        fails(new CXSetGroupCallAction(ONE, null), how);

        assertThat(stage.calls()).containsExactly("1 group", "2 group");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "NOTHING"})
    @DisplayName("R28: digits that fail or are forgotten change nothing, and the next ones go out")
    void r28Digits(Response how) {
        stage.talking(ONE);
        List<String> before = stage.calls();

        fails(new CXPlayDTMFCallAction(ONE, "1", CXPlayDTMFCallActionType.SINGLE_TONE), how);

        assertThat(stage.calls()).isEqualTo(before);
        stage.mine.answering(CXPlayDTMFCallAction.class, Response.FULFIL);
        device.playDTMF(ONE, '2');
        stage.run();
        assertThat(stage.mine.heard()).containsExactly("digits 2 1");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "NOTHING"})
    @DisplayName("R28: so it is with translating")
    void r28Translating(Response how) {
        stage.talking(ONE);

        fails(new CXSetTranslatingCallAction(ONE, true, Locale.ENGLISH, Locale.JAPANESE), how);

        assertThat(stage.calls()).containsExactly("1");
    }

    @Test
    @DisplayName("R23: translating is fulfilled with the engine that does it")
    void r23Translating() {
        stage.mine.answering(CXSetTranslatingCallAction.class, Response.NOTHING);
        stage.talking(ONE);
        stage.mine.request(
                new CXSetTranslatingCallAction(ONE, true, Locale.ENGLISH, Locale.JAPANESE));
        stage.run();
        assertThat(stage.mine.heard()).containsExactly("accepted", "translate 1");
        var asked = (CXSetTranslatingCallAction) stage.mine.last();
        assertThat(asked.remoteLanguage()).isEqualTo(Locale.JAPANESE);

        asked.fulfillUsingTranslationEngine(CXTranslationEngine.CUSTOM);
        stage.run();

        assertThat(asked.isComplete()).isTrue();
        assertThat(stage.delivered()).containsExactly("mine: SetTranslating(true)");
        assertThat(stage.events()).contains("ActionFulfilled");
        assertThat(stage.mine.provider().pendingTransactions()).isEmpty();
    }

    @Test
    @DisplayName("R10, R35: an answer where nothing rings is refused with 6, and ends no call")
    void answersNothing() {
        stage.mine.answering(CXAnswerCallAction.class, Response.FAIL);
        stage.mine.start(ONE);
        stage.run();
        stage.forget();

        stage.mine.request(new CXAnswerCallAction(ONE));
        stage.run();
        stage.mine.provider().reportOutgoingCallConnected(ONE, null);
        stage.mine.request(new CXAnswerCallAction(ONE));
        stage.mine.request(new CXStartCallAction(TWO, BOB), new CXAnswerCallAction(TWO));
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("refused 6", "refused 6", "refused 6");
        assertThat(stage.calls()).containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "NOTHING"})
    @DisplayName("R26: a second answer that fails or is forgotten does not end what is up already")
    void r26SecondAnswer(Response how) {
        stage.mine.answering(CXAnswerCallAction.class, Response.NOTHING);
        stage.ringing(ONE);
        stage.mine.request(new CXAnswerCallAction(ONE));
        stage.mine.request(new CXAnswerCallAction(ONE));
        stage.run();
        CXAction second = stage.mine.received().removeLast();
        stage.mine.last().fulfill();
        stage.run();

        if (how == Response.FAIL) {
            second.fail();
        }
        stage.advance(Duration.ofSeconds(60));

        assertThat(second.isComplete()).isTrue();
        assertThat(stage.calls()).containsExactly("1");
        assertThat(stage.events()).contains("Ignored");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "NOTHING"})
    @DisplayName("R28: an End that fails or is forgotten ends the call all the same")
    void r28End(Response how) {
        stage.talking(ONE);
        stage.mine.answering(CXEndCallAction.class, how).observing();

        stage.mine.request(new CXEndCallAction(ONE));
        stage.advance(PATIENCE);

        assertThat(stage.mine.heard())
                .contains("accepted", "end 1", "changed 1 in con end", "didDeactivate")
                .doesNotHaveDuplicates();
        assertThat(stage.calls()).isEmpty();
        assertThat(device.snapshot().audioActive()).isFalse();
    }

    @Test
    @DisplayName("R35: a second answer that is fulfilled has nothing to answer")
    void r35SecondAnswer() {
        stage.mine.answering(CXAnswerCallAction.class, Response.NOTHING).observing();
        stage.ringing(ONE);
        stage.mine.request(new CXAnswerCallAction(ONE));
        stage.mine.request(new CXAnswerCallAction(ONE));
        stage.run();
        stage.forget();

        stage.mine.received().forEach(CXAction::fulfill);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("changed 1 in con", "didActivate");
        assertThat(stage.ignored()).containsExactly("there was nothing to answer");
    }
}
