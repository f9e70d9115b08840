package dev.sidetone.system;

import static dev.sidetone.testing.Stage.CELLULAR;
import static dev.sidetone.testing.Stage.ONE;
import static dev.sidetone.testing.Stage.TWO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.Stage;
import dev.sidetone.testing.VirtualDevice;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** Crashes of the daemon and of apps. */
class LossesTest {
    private final Stage stage = new Stage();
    private final Device device = stage.phone.device();

    @Test
    @DisplayName("R5: after a crash of the daemon: didReset, then didBegin; all calls are gone")
    void r5DaemonCrash() {
        stage.mine.answering(CXSetMutedCallAction.class, Response.NOTHING);
        stage.mine.observing();
        stage.talking(ONE).ringing(TWO);
        device.setMuted(ONE, true);
        stage.run();
        stage.mine.heard();

        device.crashDaemon();
        stage.run();

        assertThat(stage.mine.heard())
                .containsSubsequence("didReset", "didBegin")
                .contains("changed 1 in con end", "changed 2 in end")
                .doesNotContain("didDeactivate", "end 1");
        assertThat(stage.calls()).isEmpty();
        assertThat(stage.mine.provider().pendingTransactions()).isEmpty();
        assertThat(stage.mine.last().isComplete()).isTrue();
        assertThat(device.snapshot().audioActive()).isFalse();
    }

    @Test
    @DisplayName("R5: a reset of the media services does the same, to every app")
    void r5MediaServices() {
        stage.talking(ONE);

        device.resetMediaServices();
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("didReset", "didBegin");
        assertThat(stage.other.heard()).containsExactly("didReset", "didBegin");
    }

    @Test
    @DisplayName("R5: cellular calls are of no app, and go on")
    void r5Cellular() {
        stage.talkingCellular();

        device.crashDaemon();
        device.resetMediaServices();
        stage.run();

        assertThat(stage.calls()).containsExactly("9");
        device.end(CELLULAR);
        stage.run();
        assertThat(stage.calls()).isEmpty();
    }

    @Test
    @DisplayName("R6: after a reset an old UUID is unknown: error 4; new calls work")
    void r6AfterReset() {
        stage.talking(ONE);
        device.crashDaemon();
        stage.run();
        stage.forget();

        stage.mine.request(new CXEndCallAction(ONE));
        stage.run();
        assertThat(stage.mine.heard()).containsExactly("refused 4");
        stage.mine.start(TWO);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("accepted", "start 2", "didActivate");
        assertThat(stage.phone.time().untilNext()).as("only the start's own timers").isNull();
    }

    @Test
    @DisplayName("R5: a waiting second half of a gesture is lost with the rest")
    void r5Sequels() {
        stage.talking(ONE).ringingCellular();
        device.holdAndAnswer(CELLULAR);
        stage.run();
        device.end(CELLULAR);
        device.crashDaemon();
        stage.run();

        assertThat(stage.calls()).isEmpty();
        assertThat(stage.mine.heard()).doesNotContain("unhold 1");
    }

    /** An app of its own phone, which rang and was killed. */
    private static final class Killed {
        final VirtualDevice phone = new VirtualDevice();
        final FakeApp app = new FakeApp();
        final InstalledApp installed = phone.launch("softphone", app);

        Killed() {
            app.ring(ONE);
            phone.run();
            installed.kill();
            phone.run();
            app.heard();
        }

        SystemSnapshot shown() {
            return phone.device().snapshot();
        }
    }

    @Test
    @DisplayName("R38: an app that was killed while it rang is launched again for the answer")
    void r38RelaunchedForAnswer() {
        Killed killed = new Killed();
        assertThat(killed.shown().calls()).hasSize(1);
        assertThat(killed.shown().sheet()).isNotNull();

        killed.phone.device().answer(ONE);
        killed.phone.run();

        assertThat(killed.installed.life()).isEqualTo(InstalledApp.Life.BACKGROUND);
        assertThat(killed.app.heard()).containsExactly("didBegin", "answer 1", "didActivate");
        assertThat(killed.shown().calls().getFirst().connected()).isTrue();
    }

    @Test
    @DisplayName("R38: it is launched again for a decline, too, and may not know the call")
    void r38RelaunchedForEnd() {
        Killed killed = new Killed();

        killed.phone.device().end(ONE);
        killed.phone.run();

        assertThat(killed.app.heard()).contains("end 1");
        assertThat(killed.shown().calls()).isEmpty();
    }

    @Test
    @DisplayName("R38: an app that does not come back loses the call when the time is over")
    void r38NeverBack() {
        Killed killed = new Killed();
        killed.app.launchingSilently();

        killed.phone.device().answer(ONE);
        killed.phone.advance(Duration.ofSeconds(61));
        killed.phone.advance(Duration.ofSeconds(61));

        assertThat(killed.shown().calls()).isEmpty();
        assertThat(killed.phone.time().untilNext()).isNull();
    }

    @Test
    @DisplayName("R38: calls that were answered end as failed with their app")
    void killedInACall() {
        VirtualDevice phone = new VirtualDevice();
        FakeApp app = new FakeApp();
        InstalledApp installed = phone.launch("softphone", app);
        app.ring(ONE);
        phone.device().answer(ONE);
        phone.run();

        installed.kill();
        phone.run();

        assertThat(phone.device().snapshot().calls()).isEmpty();
        assertThat(phone.device().snapshot().audioActive()).isFalse();
    }

    @Test
    @DisplayName("R34, ringLimit: a call rings for a minute, then the app is asked to end it")
    void r34RingLimit() {
        stage.ringing(ONE);

        stage.advance(Duration.ofSeconds(59));
        assertThat(stage.mine.heard()).isEmpty();
        stage.advance(Duration.ofSeconds(1));

        assertThat(stage.mine.heard()).containsExactly("end 1");
        assertThat(stage.calls()).isEmpty();
        assertThat(stage.phone.recents()).singleElement().matches(RecentEntry::missed);
    }

    @Test
    @DisplayName("R34: up to iOS 15 it rings as long as it likes")
    void r34NoLimit() {
        stage.with(Quirk.RING_LIMIT, Duration.ZERO);
        stage.ringing(ONE);

        stage.advance(Duration.ofMinutes(30));

        assertThat(stage.calls()).containsExactly("1 ringing");
    }

    @Test
    @DisplayName("R34: an answer in time stops the clock")
    void r34Answered() {
        stage.mine.answering(CXAnswerCallAction.class, Response.NOTHING);
        stage.ringing(ONE);
        stage.advance(Duration.ofSeconds(50));
        device.answer(ONE);
        stage.advance(Duration.ofSeconds(20));
        stage.mine.last().fulfill();
        stage.advance(Duration.ofMinutes(5));

        assertThat(stage.calls()).containsExactly("1");
    }
}
