package dev.sidetone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallController;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.callkit.CXTransaction;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.VirtualDevice;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is requested, accepted and refused: R9, R10, R12, R13, R15, R17. */
class TransactionTest {
    private static final UUID UNKNOWN = VirtualDevice.call(9);

    private final VirtualDevice phone = new VirtualDevice();
    private final FakeApp app = new FakeApp();
    private final UUID one = VirtualDevice.call(1);
    private final UUID two = VirtualDevice.call(2);

    private static CXStartCallAction start(UUID call) {
        return new CXStartCallAction(call, FakeApp.handle("bob"));
    }

    private void requested(CXAction... actions) {
        app.request(actions);
        phone.run();
    }

    @Test
    @DisplayName("R9: the completion tells of acceptance, before anything is performed")
    void r9AcceptedBeforePerformed() {
        app.answering(CXStartCallAction.class, Response.FAIL);
        phone.launch("softphone", app);

        requested(start(one));

        assertThat(app.heard()).containsExactly("accepted", "start 1");
    }

    @Test
    @DisplayName("R10: without the voip background mode all is refused with error 1, even nothing")
    void r10UnentitledComesFirst() {
        phone.launchWithoutVoip("no voip", app);

        requested();
        requested(start(one));

        assertThat(app.heard()).containsExactly("refused 1", "refused 1");
    }

    @Test
    @DisplayName("R10: error 3 for no actions, then 2 for no provider, then 6")
    void r10EmptyThenNoProviderThenInvalid() {
        List<Integer> codes = new ArrayList<>();
        phone.device()
                .install(
                        "no provider",
                        services -> {
                            var controller = new CXCallController(services.callKit());
                            controller.request(
                                    new CXTransaction(List.of()), error -> codes.add(code(error)));
                            controller.requestTransaction(
                                    new CXAction(), error -> codes.add(code(error)));
                        })
                .launch();
        phone.run();
        phone.launch("softphone", app);

        requested(new CXAction());

        assertThat(codes).containsExactly(3, 2);
        assertThat(app.heard()).containsExactly("refused 6");
    }

    private static int code(CXError error) {
        return error.code().rawValue();
    }

    @Test
    @DisplayName("R10: error 6 comes before 5, 5 before 7, 7 before 4")
    void r10OrderOfTheOtherChecks() {
        app.configuration().setMaximumCallGroups(1);
        phone.launch("softphone", app);
        requested(start(one));
        app.heard();
        CXAction unknown = new CXEndCallAction(UNKNOWN);

        requested(unknown, start(two), start(one), new CXAction());
        requested(unknown, start(two), start(one));
        requested(unknown, start(two));
        requested(unknown);

        assertThat(app.heard()).containsExactly("refused 6", "refused 5", "refused 7", "refused 4");
    }

    @Test
    @DisplayName("R10: one bad action refuses the whole transaction, and nothing is executed")
    void r10OneBadActionRefusesAll() {
        phone.launch("softphone", app);
        requested(start(one));
        app.heard();

        requested(new CXSetHeldCallAction(one, true), new CXEndCallAction(UNKNOWN));

        assertThat(app.heard()).containsExactly("refused 4");
        assertThat(app.provider().pendingTransactions()).isEmpty();
        assertThat(phone.device().snapshot().calls().getFirst().onHold()).isFalse();
    }

    @Test
    @DisplayName("R10: the same UUID is started once in a transaction")
    void r10SameUuidTwice() {
        phone.launch("softphone", app);

        requested(start(one), start(one));

        assertThat(app.heard()).containsExactly("refused 5");
        assertThat(phone.device().snapshot().calls()).isEmpty();
    }

    @Test
    @DisplayName("R10: held and ringing calls count as groups")
    void r10HeldAndRingingCallsCount() {
        phone.launch("softphone", app);
        requested(start(one));
        requested(new CXSetHeldCallAction(one, true));
        app.ring(two);
        phone.run();
        app.heard();

        requested(start(VirtualDevice.call(3)));

        assertThat(app.heard()).containsExactly("refused 7");
    }

    @Test
    @DisplayName("R10: a call that a transaction starts may be muted behind it, not before it")
    void r10ActionsOnACallThatStartsNow() {
        phone.launch("softphone", app);

        requested(new CXSetMutedCallAction(one, true), start(one));
        assertThat(app.heard()).containsExactly("refused 4");

        requested(start(one), new CXSetMutedCallAction(one, true));
        assertThat(app.heard()).startsWith("accepted", "start 1", "mute 1");
    }

    @Test
    @DisplayName("R11: without the voip background mode a start is refused with error 1")
    void r11WithoutVoipBackgroundMode() {
        phone.launchWithoutVoip("no voip", app);

        requested(start(one));

        assertThat(app.heard()).containsExactly("refused 1");
        assertThat(phone.device().snapshot().calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    @DisplayName("R14: with maximumCallGroups 0, or less, every start is refused with error 7")
    void r14NoGroups(int groups) {
        app.configuration().setMaximumCallGroups(groups);
        phone.launch("softphone", app);

        requested(start(one));

        assertThat(app.heard()).containsExactly("refused 7");
        app.ring(one);
        phone.run();
        assertThat(app.heard()).as("a call that comes in is shown").containsExactly("shown");
    }

    @Test
    @DisplayName("R14: calls that are never ended use the groups up, assigned anew they are there")
    void r14PhantomCalls() {
        phone.launch("softphone", app);
        for (UUID phantom : List.of(one, two)) {
            requested(start(phantom));
            app.provider().reportOutgoingCallConnected(phantom, null);
        }
        phone.run();
        app.heard();

        requested(start(VirtualDevice.call(3)));
        assertThat(app.heard()).containsExactly("refused 7");

        var wider = app.provider().configuration();
        wider.setMaximumCallGroups(3);
        app.provider().setConfiguration(wider);
        requested(start(VirtualDevice.call(3)));
        assertThat(app.heard()).startsWith("accepted");
    }

    @Test
    @DisplayName("R14: a call that still rings for an app uses a group up after its restart, too")
    void r14PhantomAfterRestart() {
        app.configuration().setMaximumCallGroups(1);
        InstalledApp installed = phone.launch("softphone", app);
        app.ring(one);
        phone.run();
        installed.kill();
        phone.run();
        installed.launch();
        phone.run();
        app.heard();

        requested(start(two));

        assertThat(app.heard()).containsExactly("refused 7");
        requested(new CXEndCallAction(one));
        requested(start(two));
        assertThat(app.heard()).containsSubsequence("accepted", "end 1", "accepted", "start 2");
    }

    @Test
    @DisplayName("R12: calls of another app are seen, and cannot be acted upon: error 4")
    void r12CallsOfOthers() {
        FakeApp other = new FakeApp();
        phone.launch("softphone", app);
        phone.launch("other", other);
        other.start(one);
        phone.run();

        requested(new CXEndCallAction(one));

        assertThat(app.heard()).containsExactly("refused 4");
        assertThat(app.controller().callObserver().calls()).hasSize(1);
    }

    @Test
    @DisplayName("R13: ending a call that has ended is refused with error 4")
    void r13EndingAnEndedCall() {
        phone.launch("softphone", app);
        requested(start(one));
        requested(new CXEndCallAction(one));
        app.heard();

        requested(new CXEndCallAction(one));

        assertThat(app.heard()).containsExactly("refused 4");
    }

    @Test
    @DisplayName("R15: actions are performed in the order in which they were added")
    void r15OrderOfInsertion() {
        phone.launch("softphone", app);
        requested(start(one));
        app.heard();

        requested(
                new CXSetMutedCallAction(one, true),
                new CXSetHeldCallAction(one, true),
                new CXSetMutedCallAction(one, false),
                new CXSetHeldCallAction(one, false));

        assertThat(app.heard()).startsWith("accepted", "mute 1", "hold 1", "unmute 1", "unhold 1");
    }

    @Test
    @DisplayName(
            "R15: an action that is added twice is in the transaction once, in its first place")
    void r15AddedTwice() {
        phone.launch("softphone", app);
        requested(start(one));
        app.heard();
        var mute = new CXSetMutedCallAction(one, true);
        var transaction = new CXTransaction(mute);
        transaction.addAction(new CXSetHeldCallAction(one, true));
        transaction.addAction(mute);

        app.controller().request(transaction, _ -> {});
        phone.run();

        assertThat(transaction.actions()).hasSize(2);
        assertThat(app.heard()).containsExactly("mute 1", "hold 1", "didDeactivate");
    }

    @Test
    @DisplayName(
            "R17: a gesture on the system's screen and a request of the app take the same path")
    void r17GesturesAndRequestsAreAlike() {
        phone.launch("softphone", app);
        requested(start(one));
        app.heard();

        requested(new CXSetHeldCallAction(one, true));
        requested(new CXSetHeldCallAction(one, false));
        List<String> byRequest = new ArrayList<>(app.heard());
        byRequest.removeIf("accepted"::equals);
        phone.device().setHeld(one, true);
        phone.run();
        phone.device().setHeld(one, false);
        phone.run();

        assertThat(byRequest).containsExactly("hold 1", "didDeactivate", "unhold 1", "didActivate");
        assertThat(app.heard()).isEqualTo(byRequest);
    }

    @Test
    @DisplayName("R17: a gesture on a call that is not there does nothing")
    void r17GestureOnNoCall() {
        phone.launch("softphone", app);

        phone.device().answer(one);
        phone.device().end(one);
        phone.run();

        assertThat(app.heard()).isEmpty();
    }

    @Test
    @DisplayName("R17: a button that is pressed twice asks the app once")
    void r17PressedTwice() {
        app.answering(CXAnswerCallAction.class, Response.NOTHING);
        phone.launch("softphone", app);
        app.ring(one);
        phone.run();
        app.heard();

        phone.device().answer(one);
        phone.device().answer(one);
        phone.run();
        assertThat(app.heard()).containsExactly("answer 1");

        app.last().fulfill();
        phone.device().answer(one);
        phone.run();
        phone.device().answer(one);
        phone.run();
        assertThat(app.heard()).as("answered already").containsExactly("didActivate");

        phone.device().end(one);
        phone.device().end(one);
        phone.run();
        assertThat(app.heard()).containsExactly("end 1", "didDeactivate");
    }
}
