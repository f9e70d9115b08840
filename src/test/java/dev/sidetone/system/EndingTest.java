package dev.sidetone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.system.recents.RecentOutcome;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.VirtualDevice;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** How calls end, and what enters recents: R29, R45, R46, R47, R48. */
class EndingTest {
    private final VirtualDevice phone = new VirtualDevice();
    private final FakeApp app = new FakeApp().observing();
    private final UUID one = VirtualDevice.call(1);
    private final UUID two = VirtualDevice.call(2);

    private void talking(UUID call) {
        app.start(call);
        app.provider().reportOutgoingCallConnected(call, null);
        phone.run();
        app.heard();
        phone.ringer().sounds();
    }

    @Test
    @DisplayName("R45: hanging up here is an End action, and the call ends when it is fulfilled")
    void r45LocalEnd() {
        app.answering(CXEndCallAction.class, Response.NOTHING);
        phone.launch("softphone", app);
        talking(one);

        phone.device().end(one);
        phone.run();
        assertThat(app.heard()).containsExactly("end 1");
        assertThat(phone.device().snapshot().calls().getFirst().endPending()).isTrue();

        app.last().fulfill();
        phone.run();
        assertThat(app.heard()).containsExactly("changed 1 out con end", "didDeactivate");
        assertThat(app.controller().callObserver().calls()).isEmpty();
        assertThat(phone.ringer().sounds()).containsExactly("end tone");
    }

    @Test
    @DisplayName("R45: the call has left calls when observers hear of its end")
    void r45GoneBeforeObserversHear() {
        phone.launch("softphone", app);
        talking(one);
        var left = new java.util.ArrayList<Integer>();
        var observer = new dev.sidetone.callkit.CXCallObserver(app.services().callKit());
        dev.sidetone.callkit.CXCallObserverDelegate delegate =
                (from, _) -> left.add(from.calls().size());
        observer.setDelegate(delegate, null);

        phone.device().end(one);
        phone.run();

        assertThat(left).containsExactly(0);
    }

    @ParameterizedTest
    @DisplayName("R45: an end that is reported ends the call and sends no End action")
    @CsvSource({"FAILED", "REMOTE_ENDED", "UNANSWERED", "ANSWERED_ELSEWHERE", "DECLINED_ELSEWHERE"})
    void r45ReportedEnd(CXCallEndedReason reason) {
        phone.launch("softphone", app);
        talking(one);

        app.provider().reportCallEnded(one, null, reason);
        phone.advance(Duration.ofSeconds(10));

        assertThat(app.heard()).containsExactly("changed 1 out con end", "didDeactivate");
        assertThat(phone.device().snapshot().calls()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("R46: a call that rang and ended is missed unless somebody took care of it")
    @CsvSource({
        "REMOTE_ENDED, MISSED",
        "UNANSWERED, MISSED",
        "FAILED, MISSED",
        "ANSWERED_ELSEWHERE, NORMAL",
        "DECLINED_ELSEWHERE, NORMAL"
    })
    void r46RangAndEnded(CXCallEndedReason reason, RecentOutcome outcome) {
        phone.launch("softphone", app);
        Instant began = phone.time().now();
        app.ring(one);
        phone.advance(Duration.ofSeconds(4));

        app.provider().reportCallEnded(one, null, reason);
        phone.run();

        assertThat(phone.recents())
                .containsExactly(
                        new RecentEntry(
                                one,
                                "carol",
                                FakeApp.handle("carol"),
                                "softphone",
                                false,
                                false,
                                outcome,
                                began,
                                null,
                                began.plusSeconds(4)));
    }

    @Test
    @DisplayName("R46: a call that was connected or declined here is not missed")
    void r46ConnectedOrDeclined() {
        phone.launch("softphone", app);
        app.ring(one);
        phone.run();
        phone.device().answer(one);
        phone.run();
        app.provider().reportCallEnded(one, null, CXCallEndedReason.REMOTE_ENDED);
        app.ring(two);
        phone.run();
        phone.device().end(two);
        phone.run();

        assertThat(phone.recents()).extracting(RecentEntry::call).containsExactly(one, two);
        assertThat(phone.recents()).extracting(RecentEntry::missed).containsOnly(false);
        assertThat(phone.recents())
                .extracting(call -> call.connected() != null)
                .containsExactly(true, false);
    }

    @Test
    @DisplayName("R46: the end that is listed is the one that was reported or fulfilled")
    void r46DateOfTheEnd() {
        app.answering(CXEndCallAction.class, Response.NOTHING);
        phone.launch("softphone", app);
        talking(one);
        talking(two);
        Instant then = phone.time().now().plusMillis(500);
        phone.advance(Duration.ofSeconds(2));
        app.provider().reportCallEnded(one, then, CXCallEndedReason.REMOTE_ENDED);
        phone.device().end(two);
        phone.run();
        ((CXEndCallAction) app.last()).fulfillWithDateEnded(then.plusMillis(1));
        phone.run();

        assertThat(phone.recents())
                .extracting(RecentEntry::until)
                .containsExactly(then, then.plusMillis(1));
    }

    @Test
    @DisplayName("R46: an app that keeps its calls out of recents has none there")
    void r46NotInRecents() {
        app.configuration().setIncludesCallsInRecents(false);
        phone.launch("softphone", app);
        talking(one);
        phone.device().end(one);
        phone.run();

        assertThat(phone.recents()).isEmpty();
    }

    @Test
    @DisplayName("R47: reports on a UUID that is not known are ignored")
    void r47UnknownUuid() {
        phone.launch("softphone", app);
        talking(one);

        app.provider().reportCallEnded(two, null, CXCallEndedReason.FAILED);
        app.provider().reportOutgoingCallStartedConnecting(two, null);
        app.provider().reportOutgoingCallConnected(two, null);
        phone.run();

        assertThat(app.heard()).isEmpty();
        assertThat(phone.recents()).isEmpty();
        assertThat(phone.device().snapshot().calls()).hasSize(1);
        assertThat(phone.events()).contains("Ignored");
    }

    @Test
    @DisplayName("R47: a second report of the same end is ignored")
    void r47EndedTwice() {
        phone.launch("softphone", app);
        talking(one);

        app.provider().reportCallEnded(one, null, CXCallEndedReason.REMOTE_ENDED);
        app.provider().reportCallEnded(one, null, CXCallEndedReason.FAILED);
        phone.run();

        assertThat(app.heard()).containsExactly("changed 1 out con end", "didDeactivate");
        assertThat(phone.recents()).hasSize(1);
    }

    @Test
    @DisplayName("R48: didDeactivate follows the end of the last call that was heard")
    void r48DeactivatedAfterTheEnd() {
        phone.launch("softphone", app);
        talking(one);

        phone.device().end(one);
        phone.run();

        assertThat(app.heard()).containsExactly("end 1", "changed 1 out con end", "didDeactivate");
    }

    @Test
    @DisplayName("R29: what is still to be done for a call fails when the call ends")
    void r29OutstandingActionsFail() {
        app.answering(CXSetHeldCallAction.class, Response.NOTHING)
                .answering(CXSetMutedCallAction.class, Response.NOTHING);
        phone.launch("softphone", app);
        talking(one);
        talking(two);
        phone.device().setHeld(one, true);
        phone.device().setMuted(one, true);
        phone.device().setMuted(two, true);
        phone.run();
        app.heard();
        var hold = app.received().get(2);
        var mute = app.received().get(3);

        app.provider().reportCallEnded(one, null, CXCallEndedReason.REMOTE_ENDED);
        phone.run();

        assertThat(hold.isComplete()).isTrue();
        assertThat(mute.isComplete()).isTrue();
        assertThat(app.last().isComplete()).as("of the other call").isFalse();
        assertThat(app.provider().pendingTransactions()).hasSize(1);
        hold.fulfill();
        phone.advance(Duration.ofSeconds(1));
        assertThat(app.heard()).as("no time-out is told").containsExactly("changed 1 out con end");
    }
}
