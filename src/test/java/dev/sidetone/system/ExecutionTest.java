package dev.sidetone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallActionType;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.CXProviderDelegate;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.VirtualDevice;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How actions are handed over and end: R18 to R25, R30. */
class ExecutionTest {
    private final VirtualDevice phone = new VirtualDevice();
    private final FakeApp app = new FakeApp();
    private final UUID one = VirtualDevice.call(1);

    private void talking() {
        phone.launch("softphone", app);
        app.start(one);
        app.provider().reportOutgoingCallConnected(one, null);
        phone.run();
        app.heard();
    }

    private SystemSnapshot.Line line() {
        return phone.device().snapshot().calls().getFirst();
    }

    private CXAction digits(String digits) {
        return new CXPlayDTMFCallAction(one, digits, CXPlayDTMFCallActionType.SINGLE_TONE);
    }

    @Test
    @DisplayName("R18: a transaction is pending before the delegate hears of it")
    void r18PendingFirst() {
        var pending = new java.util.ArrayList<Integer>();
        app.performing(() -> pending.add(app.provider().pendingTransactions().size()));

        talking();

        assertThat(pending).containsExactly(1);
    }

    @Test
    @DisplayName("R18: a delegate that takes a transaction over is asked to perform nothing")
    void r18TakenOver() {
        talking();
        app.takingOver(true);

        app.request(new CXSetMutedCallAction(one, true), new CXSetHeldCallAction(one, true));
        phone.run();
        assertThat(app.heard()).containsExactly("accepted", "execute 2");
        assertThat(line().onHold()).isFalse();

        app.received().subList(1, 3).forEach(CXAction::fulfill);
        phone.run();
        assertThat(line().onHold()).isTrue();
        assertThat(line().muted()).isTrue();
        assertThat(app.heard()).containsExactly("didDeactivate");
    }

    @Test
    @DisplayName("R18: what was taken over and forgotten times out all the same")
    void r18TakenOverAndForgotten() {
        talking();
        app.takingOver(true);
        app.request(new CXSetHeldCallAction(one, true));
        phone.run();
        app.heard();

        phone.advance(Duration.ofSeconds(5));

        assertThat(app.heard()).containsExactly("timedOut CXSetHeldCallAction");
        assertThat(line().onHold()).isFalse();
    }

    @Test
    @DisplayName("R19: the second action does not wait for the first to be complete")
    void r19NotGated() {
        app.answering(CXSetMutedCallAction.class, Response.NOTHING);
        talking();

        app.request(new CXSetMutedCallAction(one, true), new CXSetHeldCallAction(one, true));
        phone.run();

        assertThat(app.heard()).containsExactly("accepted", "mute 1", "hold 1", "didDeactivate");
        assertThat(line().mutePending()).isTrue();
    }

    @Test
    @DisplayName("R20: digits wait for the fulfilment of the digits before them")
    void r20DigitsAreGated() {
        app.answering(CXPlayDTMFCallAction.class, Response.NOTHING);
        talking();
        phone.ringer().sounds();

        app.request(digits("1"), digits("2"));
        phone.device().playDTMF(one, '3');
        phone.run();
        assertThat(app.heard()).containsExactly("accepted", "digits 1 1");

        app.last().fulfill();
        phone.run();
        assertThat(app.heard()).containsExactly("digits 2 1");

        app.last().fulfill();
        phone.run();
        assertThat(app.heard()).containsExactly("digits 3 1");
    }

    @Test
    @DisplayName("R20: digits that fail or time out let the next ones go on")
    void r20FailedDigitsDoNotStop() {
        app.answering(CXPlayDTMFCallAction.class, Response.NOTHING);
        talking();
        app.request(digits("1"), digits("2"), digits("3"));
        phone.run();
        app.heard();

        app.last().fail();
        phone.run();
        assertThat(app.heard()).containsExactly("digits 2 1");

        phone.advance(Duration.ofSeconds(5));
        assertThat(app.heard())
                .containsExactlyInAnyOrder("timedOut CXPlayDTMFCallAction", "digits 3 1");
    }

    @Test
    @DisplayName("R20: the system plays the tone of every key, once")
    void r20LocalTone() {
        talking();
        phone.ringer().sounds();

        phone.device().playDTMF(one, '5');
        phone.run();

        assertThat(phone.ringer().sounds()).containsExactly("digits 5");
    }

    /** A delegate that has only what it must have. */
    private static final class Bare implements CXProviderDelegate {
        @Override
        public void providerDidReset(CXProvider provider) {}
    }

    @Test
    @DisplayName("R21: an action without its method fails at once")
    void r21NotImplemented() {
        talking();
        Bare bare = new Bare();
        app.provider().setDelegate(bare, null);

        phone.device().setHeld(one, true);
        phone.run();
        assertThat(line().onHold()).isFalse();
        assertThat(line().holdPending()).isFalse();
        assertThat(app.provider().pendingTransactions()).isEmpty();
        assertThat(phone.events()).contains("notImplemented");
    }

    @Test
    @DisplayName("R22: an action that no provider holds cannot be completed")
    void r22LooseAction() {
        app.answering(CXSetHeldCallAction.class, Response.NOTHING);
        talking();
        CXAction mine = new CXSetHeldCallAction(one, true);
        app.request(mine);
        phone.run();

        mine.fulfill();
        phone.run();
        assertThat(mine.isComplete()).isFalse();
        assertThat(line().onHold()).as("the phone's copy was not fulfilled").isFalse();

        app.last().fulfill();
        phone.run();
        assertThat(app.last().isComplete()).isTrue();
        assertThat(mine.isComplete()).isFalse();
        assertThat(line().onHold()).isTrue();
    }

    @Test
    @DisplayName("R22: what is complete stays as it was completed")
    void r22CompletedOnce() {
        app.answering(CXSetHeldCallAction.class, Response.NOTHING);
        talking();
        phone.device().setHeld(one, true);
        phone.run();

        app.last().fail();
        app.last().fulfill();
        phone.run();

        assertThat(line().onHold()).isFalse();
    }

    @Test
    @DisplayName("R23: flags change when the action is fulfilled; until then they are provisional")
    void r23ChangeOnFulfil() {
        app.answering(CXSetHeldCallAction.class, Response.NOTHING)
                .answering(CXSetMutedCallAction.class, Response.NOTHING);
        talking();

        phone.device().setHeld(one, true);
        phone.device().setMuted(one, true);
        phone.run();
        assertThat(line().onHold()).isFalse();
        assertThat(line().muted()).isFalse();
        assertThat(line().holdPending()).isTrue();
        assertThat(line().mutePending()).isTrue();

        app.received().forEach(CXAction::fulfill);
        phone.run();
        assertThat(line().onHold()).isTrue();
        assertThat(line().muted()).isTrue();
        assertThat(line().holdPending()).isFalse();
        assertThat(line().mutePending()).isFalse();
    }

    @ParameterizedTest
    @DisplayName("R24: a start has 600 s, an answer 60 s, everything else 5 s; the action tells")
    @CsvSource({"start, 600", "answer, 60", "hold, 5", "mute, 5", "digits, 5", "end, 5"})
    void r24Deadlines(String what, int seconds) {
        for (Class<? extends CXAction> kind :
                List.of(
                        CXAnswerCallAction.class,
                        CXSetHeldCallAction.class,
                        CXSetMutedCallAction.class,
                        CXPlayDTMFCallAction.class,
                        CXEndCallAction.class)) {
            app.answering(kind, Response.NOTHING);
        }
        if (what.equals("start")) {
            app.answering(CXStartCallAction.class, Response.NOTHING);
        }
        phone.launch("softphone", app);
        if (what.equals("answer")) {
            app.ring(one);
        } else {
            app.start(one);
        }
        phone.run();
        switch (what) {
            case "answer" -> phone.device().answer(one);
            case "hold" -> phone.device().setHeld(one, true);
            case "mute" -> phone.device().setMuted(one, true);
            case "digits" -> phone.device().playDTMF(one, '1');
            case "end" -> phone.device().end(one);
            default -> {}
        }
        Instant asked = phone.time().now();
        phone.run();
        CXAction action = app.last();
        app.heard();

        assertThat(action.timeoutDate()).isEqualTo(asked.plusSeconds(seconds));
        phone.advance(Duration.ofSeconds(seconds).minusMillis(1));
        assertThat(app.heard()).isEmpty();
        assertThat(action.isComplete()).isFalse();
        phone.advance(Duration.ofMillis(1));
        assertThat(app.heard()).contains("timedOut " + action);
    }

    @Test
    @DisplayName("R25: an action that timed out is complete; fulfilling it then changes nothing")
    void r25LateFulfil() {
        app.answering(CXSetHeldCallAction.class, Response.NOTHING);
        talking();
        phone.device().setHeld(one, true);
        phone.advance(Duration.ofSeconds(5));
        assertThat(app.heard()).containsExactly("hold 1", "timedOut CXSetHeldCallAction");
        assertThat(app.last().isComplete()).isTrue();

        app.last().fulfill();
        phone.run();

        assertThat(line().onHold()).isFalse();
        assertThat(app.heard()).isEmpty();
    }

    @Test
    @DisplayName("R25: an action that was completed in time does not time out")
    void r25InTime() {
        talking();
        phone.device().setHeld(one, true);

        phone.advance(Duration.ofMinutes(11));

        assertThat(app.heard()).containsExactly("hold 1", "didDeactivate");
    }

    @Test
    @DisplayName("R30: a transaction is pending until the last of its actions is complete")
    void r30Pending() {
        app.answering(CXSetHeldCallAction.class, Response.NOTHING)
                .answering(CXSetMutedCallAction.class, Response.NOTHING);
        talking();
        app.request(new CXSetMutedCallAction(one, true), new CXSetHeldCallAction(one, true));
        phone.run();
        CXProvider provider = app.provider();
        List<CXAction> both = app.received().subList(1, 3);
        assertThat(provider.pendingTransactions()).hasSize(1);
        assertThat(provider.pendingCallActions(CXSetHeldCallAction.class, one)).hasSize(1);

        both.get(1).fail();
        assertThat(provider.pendingTransactions()).hasSize(1);
        assertThat(provider.pendingCallActions(CXSetHeldCallAction.class, one)).isEmpty();
        assertThat(provider.pendingCallActions(CXSetMutedCallAction.class, one)).hasSize(1);

        both.get(0).fulfill();
        assertThat(provider.pendingTransactions()).isEmpty();
    }
}
