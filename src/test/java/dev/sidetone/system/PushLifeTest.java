package dev.sidetone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.pushkit.PKPushType;
import dev.sidetone.system.InstalledApp.Life;
import dev.sidetone.system.push.PushFault;
import dev.sidetone.system.push.PushPolicy;
import dev.sidetone.testing.PushedApp;
import dev.sidetone.testing.VirtualDevice;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How pushes and their tokens come to an app, and what may happen to them on the way. */
class PushLifeTest {
    private final VirtualDevice phone = new VirtualDevice();
    private final PushedApp app = new PushedApp();
    private InstalledApp installed;

    @BeforeEach
    void anAppThatReports() {
        installed = phone.device().install("softphone", app.reporting());
        installed.launch();
        phone.run();
    }

    private void push(int number) {
        phone.push(Map.of("n", number));
    }

    private List<String> pushes() {
        return app.heard().stream().filter(line -> line.startsWith("push")).toList();
    }

    @Test
    @DisplayName("Registration ends with the token at the delegate and in the registry")
    void registration() {
        assertThat(app.heard()).containsExactly("launched", "token 010203");
        assertThat(app.registry().pushToken(PKPushType.VOIP)).containsExactly(1, 2, 3);
        assertThat(app.registry().pushToken(PKPushType.COMPLICATION)).isNull();
    }

    @Test
    @DisplayName("A renewed token comes to the app, and the link is opened with it")
    void renewed() {
        app.heard();

        phone.device().pushes().renewToken(new byte[] {4, 5});
        phone.run();

        assertThat(app.heard()).containsExactly("token 0405");
        assertThat(phone.pushToken()).containsExactly(4, 5);
        push(1);
        assertThat(pushes()).containsExactly("push 1");
    }

    @Test
    @DisplayName("An invalidated token is gone, and no push comes until there is another")
    void invalidated() {
        app.heard();

        phone.device().pushes().invalidateToken();
        phone.run();
        push(1);

        assertThat(app.heard()).containsExactly("no token");
        assertThat(app.registry().pushToken(PKPushType.VOIP)).isNull();
        phone.device().pushes().renewToken(new byte[] {6});
        push(2);
        assertThat(app.heard()).contains("token 06", "push 2");
    }

    @Test
    @DisplayName("An app that is launched gets the token of now")
    void tokenAtLaunch() {
        installed.kill();
        phone.device().pushes().renewToken(new byte[] {7});
        phone.run();
        app.heard();

        installed.launch();
        phone.run();

        assertThat(app.heard()).containsExactly("launched", "token 07");
    }

    @Test
    @DisplayName("No desired types end the subscription")
    void unsubscribed() {
        app.heard();

        app.registry().setDesiredPushTypes(Set.of());
        phone.run();
        push(1);

        assertThat(app.heard()).containsExactly("no token");
    }

    @Test
    @DisplayName("A push launches, unseen, an app that does not run; it waits for the registry")
    void launchedByPush() {
        installed.kill();
        phone.run();
        app.heard();

        push(1);

        assertThat(app.heard()).startsWith("launched", "token 010203", "push 1", "shown");
        assertThat(installed.life()).isEqualTo(Life.BACKGROUND);
    }

    @Test
    @DisplayName("R38: an app that was killed is launched, unseen, for an action; once")
    void r38relaunched() {
        installed.kill();
        app.heard();

        installed.launchUnseen();
        installed.launchUnseen();
        phone.run();

        assertThat(app.heard()).containsExactly("launched", "token 010203");
        assertThat(installed.life()).isEqualTo(Life.BACKGROUND);
        installed.launch();
        installed.launchUnseen();
        assertThat(installed.life()).isEqualTo(Life.FOREGROUND);
    }

    @Test
    @DisplayName("An app hears that it leaves the front and comes back, on its main queue")
    void lifeChanges() {
        app.heard();

        installed.leave();
        assertThat(app.heard()).as("not before its queue runs").isEmpty();
        phone.run();
        installed.leave();
        installed.launch();
        phone.run();
        installed.kill();
        phone.run();

        assertThat(app.heard()).containsExactly("life BACKGROUND", "life FOREGROUND");
        assertThat(phone.events()).containsSubsequence("willResignActive", "didBecomeActive");
    }

    @Test
    @DisplayName("R89: a push that comes twice is reported twice, refused with 2, and nobody dies")
    void r89twice() {
        installed.leave();
        phone.device()
                .pushes()
                .tray()
                .script(List.of(new PushFault.Repeated(2, Duration.ofSeconds(1))));
        app.heard();

        push(1);
        phone.advance(Duration.ofSeconds(10));

        assertThat(app.heard())
                .filteredOn(line -> !line.startsWith("life"))
                .containsExactly(
                        "push 1", "shown", "push 1", "not shown 2", "push 1", "not shown 2");
        assertThat(installed.running()).isTrue();
    }

    @Test
    @DisplayName("Pushes are delayed, overtaken and lost as the script says, then come as sent")
    void faults() {
        phone.device()
                .pushes()
                .tray()
                .script(
                        List.of(
                                new PushFault.Delayed(Duration.ofSeconds(3)),
                                new PushFault.Overtaken(),
                                new PushFault.None(),
                                new PushFault.Dropped()));
        app.heard();

        push(1);
        push(2);
        assertThat(pushes()).isEmpty();
        push(3);
        assertThat(pushes()).containsExactly("push 3", "push 2");
        push(4);
        phone.advance(Duration.ofSeconds(3));
        assertThat(pushes()).containsExactly("push 1");
        push(5);
        assertThat(pushes()).containsExactly("push 5");
    }

    @Test
    @DisplayName("R92: a phone that was off gets what has not expired; it is very late")
    void r92switchedOff() {
        phone.device().pushes().setPolicy(PushPolicy.ios(26, 4));
        installed.leave();
        app.onPush(_ -> {});
        phone.run();
        app.heard();
        phone.device().pushes().tray().switchOff();
        push(1);
        phone.advance(Duration.ofMinutes(1));
        push(2);
        phone.advance(Duration.ofMinutes(1));
        assertThat(pushes()).isEmpty();

        phone.device().pushes().tray().switchOn(Duration.ofSeconds(90));
        phone.run();

        assertThat(pushes()).containsExactly("push 2");
        assertThat(installed.running()).as("need not be reported any more").isTrue();
        assertThat(phone.events()).contains("PushExpired");
    }

    @Test
    @DisplayName("A push for a call that is dead: reported and ended at once, nothing rings on")
    void deadCall() {
        installed.leave();
        app.onPush(
                _ -> {
                    app.report(VirtualDevice.call(1));
                    app.provider()
                            .reportCallEnded(
                                    VirtualDevice.call(1), null, CXCallEndedReason.REMOTE_ENDED);
                });
        phone.device().pushes().tray().put(Map.of("n", 1), phone.time().now().minusSeconds(3600));
        phone.advance(Duration.ofSeconds(8));

        assertThat(installed.running()).isTrue();
        assertThat(phone.device().snapshot().calls()).isEmpty();
        assertThat(phone.ringer().sounds()).endsWith("stop");
    }

    @Test
    @DisplayName(
            "Missing, null and wrongly typed keys, nested to any depth, do no harm to the phone")
    void strangePayloads() {
        app.onPush(_ -> {});
        app.heard();
        Map<String, Object> nulls = new HashMap<>();
        nulls.put(null, null);
        nulls.put("twi_call_sid", null);
        Map<String, Object> endless = new HashMap<>();
        endless.put("aps", endless);
        List<Object> list = new ArrayList<>();
        list.add(null);
        var tray = phone.device().pushes().tray();

        assertThatCode(
                        () -> {
                            tray.put(null);
                            tray.put(Map.of());
                            tray.put(nulls);
                            tray.put(endless);
                            tray.put(Map.of("twi_call_sid", 17, "twi_message_type", list));
                            tray.put(Map.of("twi_message_type", Map.of("a", Map.of())));
                            phone.run();
                        })
                .doesNotThrowAnyException();

        assertThat(pushes()).hasSize(6);
        app.onPush(push -> push.put("n", 1));
        assertThatCode(() -> push(1)).isInstanceOf(UnsupportedOperationException.class);
    }
}
