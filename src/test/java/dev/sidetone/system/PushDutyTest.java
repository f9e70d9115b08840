package dev.sidetone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.system.InstalledApp.Life;
import dev.sidetone.system.callers.Focus;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.system.push.KillReason;
import dev.sidetone.system.push.PushFault;
import dev.sidetone.system.push.PushPolicy;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.PushedApp;
import dev.sidetone.testing.VirtualDevice;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Layer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a phone does with an app that reports no call for a VoIP push. */
class PushDutyTest {
    private static final String EXCEPTION =
            "Killing app because it never posted an incoming call to the system after receiving a"
                    + " PushKit VoIP push.";

    private final VirtualDevice phone = new VirtualDevice();
    private final PushedApp app = new PushedApp();
    private final UUID one = VirtualDevice.call(1);
    private InstalledApp installed;

    @BeforeEach
    void anAppInTheBackground() {
        installed = phone.device().install("softphone", app);
        installed.launch();
        phone.run();
        installed.leave();
        phone.run();
        app.heard();
    }

    private void push(int number) {
        phone.push(Map.of("n", number));
    }

    private List<Object> kills() {
        return phone.trace().events().stream()
                .filter(event -> event.name().equals("AppKilled"))
                .filter(event -> event.layer() == Layer.PUSH && event.app().equals("softphone"))
                .map(Event::detail)
                .toList();
    }

    private void profile(int major, int minor) {
        phone.device().pushes().setPolicy(PushPolicy.ios(major, minor));
    }

    @Test
    @DisplayName("R87: an app that returns without a report is killed, with Apple's words")
    void r87killedAtTheReturn() {
        push(1);

        assertThat(app.heard()).containsExactly("push 1");
        assertThat(installed.running()).isFalse();
        assertThat(installed.life()).isEqualTo(Life.NOT_RUNNING);
        assertThat(installed.killed()).isEqualTo(KillReason.NEVER_POSTED);
        assertThat(kills()).containsExactly(EXCEPTION);
    }

    @Test
    @DisplayName("R87: the app is dead right at the return: what it had queued does not run")
    void r87deadAtOnce() {
        app.onPush(_ -> app.services().mainQueue().execute(() -> app.report(one)));

        push(1);

        assertThat(app.heard()).containsExactly("push 1");
        assertThat(phone.device().snapshot().calls()).isEmpty();
        assertThat(kills()).containsExactly(EXCEPTION);
    }

    @Test
    @DisplayName("R87, R88: an app that reports within the method lives on")
    void r87reported() {
        app.reporting();

        push(1);
        phone.advance(Duration.ofMinutes(1));

        assertThat(app.heard()).startsWith("push 1", "shown");
        assertThat(installed.life()).isEqualTo(Life.BACKGROUND);
        assertThat(kills()).isEmpty();
    }

    @Test
    @DisplayName("R87: a report from another thread counts when it is made before the return")
    void r87reportedFromAnotherThread() throws InterruptedException {
        app.onPush(
                _ -> {
                    Thread other = Thread.ofPlatform().start(() -> app.report(one));
                    try {
                        other.join();
                    } catch (InterruptedException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                });

        push(1);

        assertThat(kills()).isEmpty();
        assertThat(phone.device().snapshot().calls()).hasSize(1);
    }

    @Test
    @DisplayName("R87: a delegate that throws is looked at all the same")
    void r87throwing() {
        app.onPush(
                _ -> {
                    throw new IllegalStateException("thrown by the app");
                });

        try {
            push(1);
        } catch (IllegalStateException thrown) {
            phone.run();
        }

        assertThat(kills()).containsExactly(EXCEPTION);
    }

    @Test
    @DisplayName("R87: a report for an earlier push does not do for the next")
    void r87eachPushForItself() {
        app.onPush(
                push -> {
                    if (push.get("n").equals(1)) {
                        app.report(one);
                    }
                });

        push(1);
        assertThat(kills()).isEmpty();
        push(2);

        assertThat(kills()).containsExactly(EXCEPTION);
    }

    @Test
    @DisplayName("R87: before iOS 13 nobody is killed")
    void r87before13() {
        profile(12, 4);

        push(1);
        phone.advance(Duration.ofSeconds(8));

        assertThat(installed.running()).isTrue();
        assertThat(kills()).isEmpty();
    }

    @Test
    @DisplayName("R87: later pushes launch the app again; its calls had ended with it")
    void r87launchedAgain() {
        push(1);
        app.reporting();

        push(2);

        assertThat(app.launches()).isEqualTo(2);
        assertThat(app.heard()).contains("push 2", "shown");
        assertThat(installed.life()).isEqualTo(Life.BACKGROUND);
        assertThat(installed.killed()).isEqualTo(KillReason.NEVER_POSTED);
    }

    @Test
    @DisplayName("R88: an app that never takes its push is killed seven seconds after the delivery")
    void r88neverTaken() {
        installed.kill();
        app.silent();

        push(1);
        phone.advance(Duration.ofMillis(6_999));
        assertThat(installed.running()).isTrue();
        phone.advance(Duration.ofMillis(1));

        assertThat(installed.running()).isFalse();
        assertThat(installed.killed()).isEqualTo(KillReason.NEVER_REPORTED);
        assertThat(kills()).containsExactly("0xbaadca11");
    }

    @Test
    @DisplayName("R88: a report that the daemon never hears of passes the first check only")
    void r88reportThatIsNotHeard() {
        app.onPush(
                _ -> {
                    app.provider().invalidate();
                    app.report(one);
                });

        push(1);
        assertThat(kills()).isEmpty();
        phone.advance(Duration.ofSeconds(7));

        assertThat(kills()).containsExactly("0xbaadca11");
    }

    @Test
    @DisplayName("R88: that the call still exists is not asked")
    void r88endedMeanwhile() {
        app.onPush(
                _ -> {
                    app.report(one);
                    app.provider().reportCallEnded(one, null, CXCallEndedReason.REMOTE_ENDED);
                });

        push(1);
        phone.advance(Duration.ofSeconds(8));

        assertThat(phone.device().snapshot().calls()).isEmpty();
        assertThat(kills()).isEmpty();
    }

    @Test
    @DisplayName("R89: in the foreground nothing need be reported")
    void r89foreground() {
        installed.launch();

        push(1);
        phone.advance(Duration.ofSeconds(8));

        assertThat(app.heard()).containsExactly("life FOREGROUND", "push 1");
        assertThat(kills()).isEmpty();
    }

    @Test
    @DisplayName("R89: an app that has a call need not report another")
    void r89activeCall() {
        app.reporting();
        push(1);
        phone.device().answer(one);
        phone.run();
        app.onPush(_ -> {});

        push(2);
        phone.advance(Duration.ofSeconds(8));

        assertThat(app.heard()).contains("push 2");
        assertThat(kills()).isEmpty();
    }

    @Test
    @DisplayName("R89: a call that only rings frees of nothing, nor does one of another app")
    void r89ringingCall() {
        FakeApp other = new FakeApp();
        phone.launch("other", other);
        other.start(VirtualDevice.call(7));
        app.reporting();
        push(1);
        app.onPush(_ -> {});

        push(2);

        assertThat(kills()).containsExactly(EXCEPTION);
    }

    @Test
    @DisplayName("R89: a report of a UUID that is known is refused with 2, and does")
    void r89reportedAgain() {
        app.onPush(_ -> app.report(one));
        push(1);
        app.heard();

        push(1);
        phone.advance(Duration.ofSeconds(8));

        assertThat(app.heard()).startsWith("push 1", "not shown 2");
        assertThat(kills()).isEmpty();
        assertThat(phone.device().snapshot().calls()).hasSize(1);
    }

    @Test
    @DisplayName("R33, R87: a call that is not let through is reported for all that")
    void r33refusedCallSatisfies() {
        phone.device().setFocus(Focus.ALWAYS);
        app.reporting();

        push(1);
        phone.advance(Duration.ofSeconds(8));

        assertThat(app.heard()).startsWith("push 1", "not shown 3");
        assertThat(kills()).isEmpty();
    }

    @Test
    @DisplayName("R90: after three failures pushes stop coming, and the app hears nothing of it")
    void r90withheld() {
        push(1);
        push(2);
        push(3);
        assertThat(kills()).hasSize(3);
        app.reporting();
        app.heard();

        push(4);

        assertThat(app.heard()).isEmpty();
        assertThat(installed.running()).isFalse();
        assertThat(phone.events()).contains("PushWithheld");
    }

    @Test
    @DisplayName("R90: launching the app does not help, a day does")
    void r90timeHelps() {
        push(1);
        push(2);
        push(3);
        app.reporting();
        installed.launch();
        phone.run();
        app.heard();

        phone.advance(Duration.ofHours(24).minusMillis(1));
        push(4);
        assertThat(app.heard()).isEmpty();
        phone.advance(Duration.ofMillis(1));
        push(5);

        assertThat(app.heard()).startsWith("push 5", "shown");
    }

    @Test
    @DisplayName("R90: deleting and installing the app helps")
    void r90reinstalled() {
        push(1);
        push(2);
        push(3);
        app.reporting();

        installed.reinstall();
        push(4);
        assertThat(installed.running()).as("it has not asked for pushes yet").isFalse();
        installed.launch();
        phone.run();
        app.heard();
        push(5);

        assertThat(app.heard()).startsWith("push 5", "shown");
    }

    @Test
    @DisplayName("R90: the threshold is a switch; 0 is never")
    void r90threshold() {
        phone.device().pushes().setPolicy(PushPolicy.DEFAULT.withThreshold(0));
        for (int i = 1; i <= 5; i++) {
            push(i);
        }
        assertThat(kills()).hasSize(5);

        phone.device().pushes().setPolicy(PushPolicy.DEFAULT.withThreshold(5));
        push(6);

        assertThat(kills()).hasSize(5);
    }

    @Test
    @DisplayName("R91: the completion satisfies nothing; see R87's test, where it is called")
    void r91completion() {
        push(1);

        assertThat(phone.events()).containsSubsequence("pushCompletion", "PushReturned");
        assertThat(kills()).containsExactly(EXCEPTION);
    }

    @Test
    @DisplayName("R92: iOS 26 shows a dialog for a failure, iOS 18 does not")
    void r92dialog() {
        push(1);
        assertThat(phone.events()).doesNotContain("DebugDialog");
        profile(26, 0);
        push(2);
        assertThat(phone.events()).containsOnlyOnce("DebugDialog");
    }

    @Test
    @DisplayName("R87, R90, pushFailureThreshold: the phone's profile and switches decide")
    void r87profile() {
        phone.device().setProfile(new IOSProfile(12));
        push(1);
        assertThat(kills()).isEmpty();
        phone.device().setProfile(new IOSProfile(18));
        Switches switches = phone.device().switches();
        phone.device().setSwitches(switches.with(Quirk.PUSH_FAILURE_THRESHOLD, 1));
        phone.run();
        push(2);
        push(3);
        assertThat(kills()).hasSize(1);
        assertThat(phone.device().snapshot().apps())
                .filteredOn(line -> line.name().equals("softphone"))
                .extracting(SystemSnapshot.AppLine::ended)
                .containsExactly(EXCEPTION);
    }

    @Test
    @DisplayName("R92: a push that comes very late need not be reported since 26.4")
    void r92late() {
        profile(26, 4);
        phone.device().pushes().tray().script(List.of(late(30), late(31)));
        push(1);
        phone.advance(Duration.ofSeconds(30));
        assertThat(kills()).as("not very late").hasSize(1);

        push(2);
        phone.advance(Duration.ofSeconds(40));

        assertThat(app.heard()).contains("push 2");
        assertThat(kills()).hasSize(1);
    }

    @Test
    @DisplayName("R92: before 26.4 a late push must be reported too")
    void r92lateBefore() {
        profile(26, 3);
        phone.device().pushes().tray().script(List.of(late(60)));

        push(1);
        phone.advance(Duration.ofSeconds(60));

        assertThat(kills()).containsExactly(EXCEPTION);
    }

    private static PushFault late(int seconds) {
        return new PushFault.Delayed(Duration.ofSeconds(seconds));
    }
}
