package dev.sidetone.system;

import static dev.sidetone.testing.Stage.CELLULAR;
import static dev.sidetone.testing.Stage.ONE;
import static dev.sidetone.testing.Stage.OTHERS;
import static dev.sidetone.testing.Stage.TWO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallObserver;
import dev.sidetone.callkit.CXCallObserverDelegate;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.testing.Stage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** What observers are told, and when they are not: R83, R85, R86. */
class ObserverTest {
    private final Stage stage = new Stage();
    private final Device device = stage.phone.device();

    @Test
    @DisplayName("R83: every change of every app's and of cellular calls is told, each once")
    void r83WholeDevice() {
        stage.mine.observing();

        stage.other.ring(OTHERS);
        stage.run();
        device.answer(OTHERS);
        stage.run();
        device.cellular().ring(CELLULAR, "+15550100");
        stage.run();
        device.holdAndAnswer(CELLULAR);
        stage.run();
        device.cellular().remoteEnds(CELLULAR);
        device.end(OTHERS);
        stage.run();

        assertThat(stage.mine.heard())
                .containsExactlyInAnyOrder(
                        "changed 5 in",
                        "changed 5 in con",
                        "changed 9 in",
                        "changed 5 in con hold",
                        "changed 9 in con",
                        "changed 9 in con end",
                        "changed 5 in con hold end");
    }

    @Test
    @DisplayName("R83: what a call does not show of itself is no change")
    void r83NothingToTell() {
        stage.mine.observing();
        stage.mine.start(ONE);
        stage.run();
        stage.mine.heard();

        stage.mine.provider().reportOutgoingCallStartedConnecting(ONE, null);
        stage.mine.request(new CXSetMutedCallAction(ONE, true));
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("accepted", "mute 1");
    }

    @Test
    @DisplayName("R83: what is told is a snapshot: it does not change behind one's back")
    void r83Snapshot() {
        List<CXCall> told = new ArrayList<>();
        CXCallObserverDelegate delegate = (_, call) -> told.add(call);
        CXCallObserver observer = new CXCallObserver(stage.other.services().callKit());
        observer.setDelegate(delegate, null);
        stage.run();

        stage.mine.ring(ONE);
        device.answer(ONE);
        stage.run();

        assertThat(told).hasSize(2);
        assertThat(told.getFirst().hasConnected()).isFalse();
        assertThat(told.getLast().hasConnected()).isTrue();
        assertThat(told.getFirst().isEqualToCall(told.getLast())).isFalse();
        assertThat(told.getLast().isEqualToCall(observer.calls().getFirst())).isTrue();
    }

    @Test
    @DisplayName("R85: declined, missed and cancelled calls end without ever having connected")
    void r85EndedWithoutConnecting() {
        stage.ringing(ONE).ringing(TWO);
        stage.mine.observing();

        device.end(ONE);
        stage.run();
        stage.mine.provider().reportCallEnded(TWO, null, CXCallEndedReason.UNANSWERED);
        stage.run();
        stage.mine.start(ONE);
        stage.run();
        device.end(ONE);
        stage.run();

        assertThat(stage.mine.heard())
                .contains("changed 1 in end", "changed 2 in end", "changed 1 out end");
    }

    @Test
    @DisplayName("R86: an observer that the app let go of hears nothing, and nobody misses it")
    void r86ObserverGone() {
        List<CXCall> told = new ArrayList<>();
        CXCallObserverDelegate kept = (_, call) -> told.add(call);
        var observer = new CXCallObserver(stage.other.services().callKit());
        observer.setDelegate(kept, null);
        stage.run();
        stage.ringing(ONE);
        assertThat(told).hasSize(1);

        WeakReference<CXCallObserver> gone = new WeakReference<>(observer);
        observer = null;
        collect(gone);
        device.end(ONE);
        stage.run();

        assertThat(told).hasSize(1);
        assertThat(stage.calls()).isEmpty();
    }

    @Test
    @DisplayName("R86: a delegate that only the observer knows is soon gone")
    void r86DelegateGone() {
        List<CXCall> told = new ArrayList<>();
        var observer = new CXCallObserver(stage.other.services().callKit());
        CXCallObserverDelegate delegate = (_, call) -> told.add(call);
        observer.setDelegate(delegate, null);
        stage.run();

        WeakReference<CXCallObserverDelegate> gone = new WeakReference<>(delegate);
        delegate = null;
        collect(gone);
        stage.ringing(ONE);

        assertThat(told).isEmpty();
        assertThat(observer.calls()).hasSize(1);
    }

    private static void collect(WeakReference<?> gone) {
        for (int i = 0; i < 200 && gone.get() != null; i++) {
            System.gc();
        }
        assertThat(gone.get()).isNull();
    }
}
