package dev.sidetone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.testing.FakePhone;
import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.Layer;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Rehearsal;

import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/** Panels and timeline at the phone's right. */
class DrawerTest extends AtThePhone {
    private List<Rehearsal> rehearsed() {
        List<Rehearsal> done = List.copyOf(hand.phone.rehearsals());
        hand.phone.rehearsals().clear();
        return done;
    }

    @Test
    void f11OpensThePanelsBesideThePhoneAndClosesThem() {
        double width = Hand.fx(() -> hand.window().stage().getWidth());
        hand.key(KeyCode.F11, false);
        assertThat(hand.sees("panels")).isTrue();
        assertThat(hand.sees("field")).isTrue();
        assertThat(Hand.fx(() -> hand.window().stage().getWidth())).isEqualTo(width + 380);
        hand.key(KeyCode.F12, false);
        assertThat(hand.sees("timeline")).isTrue();
        hand.press("drawer-close");
        assertThat(hand.sees("drawer")).isFalse();
        assertThat(Hand.fx(() -> hand.window().stage().getWidth())).isEqualTo(width);
    }

    @Test
    void otherPhonesAndAppsRingAndCall() {
        hand.key(KeyCode.F11, false);
        type("cellular-who", "+49 30 1234");
        hand.press("cellular-ring", "cellular-call");
        type("voip-who", "erin");
        hand.press("voip-ring", "voip-call", "plain-ring");
        hand.press("music-play", "music-pause", "crash", "media");
        assertThat(rehearsed())
                .containsExactly(
                        new Rehearsal.CellularRings("+49 30 1234"),
                        new Rehearsal.CellularCalls("+49 30 1234"),
                        new Rehearsal.AppRings("Other Calls", "erin"),
                        new Rehearsal.AppCalls("Other Calls", "erin"),
                        new Rehearsal.AppRings("Plain Voice", "frank"),
                        new Rehearsal.PlayMusic(true),
                        new Rehearsal.PlayMusic(false),
                        new Rehearsal.CrashDaemon(),
                        new Rehearsal.ResetMediaServices());
    }

    @Test
    void farEndsHangUp() {
        hand.key(KeyCode.F11, false);
        hand.show(Scenes.laboratory());
        hand.press("cellular-remote", "voip-remote");
        assertThat(rehearsed())
                .containsExactly(
                        new Rehearsal.RemoteEnds(Scenes.BOB),
                        new Rehearsal.RemoteEnds(Scenes.DAVE));
    }

    @Test
    void appsHaveALife() {
        hand.key(KeyCode.F11, false);
        hand.show(Scenes.laboratory());
        assertThat(hand.enabled("launch-Sidetone")).as("in front already").isFalse();
        assertThat(hand.enabled("kill-Plain-Voice")).as("does not run").isFalse();
        assertThat(hand.words("panels"))
                .contains(
                        "interrupted ",
                        "not running",
                        "Killed app because it never posted an incoming call");
        hand.press("leave-Sidetone", "kill-Other-Calls", "launch-Plain-Voice");
        assertThat(rehearsed())
                .containsExactly(
                        new Rehearsal.LeaveApp("Sidetone"),
                        new Rehearsal.KillApp("Other Calls"),
                        new Rehearsal.LaunchApp("Plain Voice"));
    }

    @Test
    void lockFocusVersionAndSwitches() {
        hand.key(KeyCode.F11, false);
        hand.show(Scenes.laboratory());
        hand.press("lock", "focus-WHILE_LOCKED", "version-15");
        hand.press("holdOfferedAnyway-true", "slowHoldEndsCall-NEVER");
        type("value-earlyRequestError", "3");
        hand.press("set-earlyRequestError", "reset-earlyRequestError");
        assertThat(hand.enabled("reset-holdOfferedAnyway")).isFalse();
        assertThat(hand.gestures()).containsExactly(new Gesture.Lock(true));
        assertThat(rehearsed())
                .containsExactly(
                        new Rehearsal.SetFocus("WHILE_LOCKED"),
                        new Rehearsal.SetVersion(15),
                        new Rehearsal.SetSwitch("holdOfferedAnyway", "true"),
                        new Rehearsal.SetSwitch("slowHoldEndsCall", "NEVER"),
                        new Rehearsal.SetSwitch("earlyRequestError", "3"),
                        new Rehearsal.SetSwitch("earlyRequestError", ""));
    }

    @Test
    @DisplayName("R101: who gets tel: links is chosen, where the version has the choice")
    void r101CallingApp() {
        hand.key(KeyCode.F11, false);
        hand.show(Scenes.laboratory());
        assertThat(chosen("calling-SOFTPHONE")).isTrue();
        hand.press("calling-OTHER_VOIP", "calling-CELLULAR", "voip-settings");
        assertThat(rehearsed())
                .containsExactly(
                        new Rehearsal.SetCallingApp("OTHER_VOIP"),
                        new Rehearsal.SetCallingApp("CELLULAR"),
                        new Rehearsal.AppOpensSettings());

        hand.show(emulating("CELLULAR", "true"));
        assertThat(chosen("calling-CELLULAR")).isTrue();
        assertThat(chosen("calling-SOFTPHONE")).isFalse();
        assertThat(hand.enabled("calling-CELLULAR")).isTrue();
        hand.show(emulating("CELLULAR", "false"));
        assertThat(hand.enabled("calling-CELLULAR")).as("before iOS 18.2").isFalse();
    }

    private boolean chosen(String id) {
        return Hand.fx(() -> hand.node(id).getStyleClass().contains("on"));
    }

    private static PhoneSnapshot emulating(String app, String choice) {
        PhoneSnapshot idle = FakePhone.idle("alice");
        var setting =
                new PhoneSnapshot.Setting("defaultCallingApp", "R101", choice, "true, false", true);
        return new PhoneSnapshot(
                idle.app(),
                idle.routes(),
                null,
                true,
                idle.system(),
                List.of(),
                new PhoneSnapshot.Emulation(18, List.of(18), "OFF", true, List.of(setting), app));
    }

    @Test
    @DisplayName("R101: the number of a link stands in the field of the app that gets it, once")
    void r101Filled() {
        hand.key(KeyCode.F11, false);
        hand.show(People.filled(1, "+15550101", "Phone"));
        hand.show(People.filled(2, "+15550102", "Other Calls"));
        assertThat(typed("cellular-who")).isEqualTo("+15550101");
        assertThat(typed("voip-who")).isEqualTo("+15550102");
        assertThat(typed("field")).as("the softphone's").isEmpty();
        assertThat(hand.words("help"))
                .contains("+15550102 went to the app for calling: Other Calls. Call there (F11).");
        type("voip-who", "erin");
        hand.show(People.filled(2, "+15550102", "Other Calls"));
        assertThat(typed("voip-who")).isEqualTo("erin");
        hand.show(People.filled(3, "+15550103", ""));
        assertThat(typed("field")).isEqualTo("+15550103");
    }

    private String typed(String id) {
        return Hand.fx(() -> ((TextField) hand.node(id)).getText());
    }

    @Test
    void whatThePhoneRefusesIsSaidInThePanel() {
        hand.phone.refuse("earlyRequestError cannot be \"x\"");
        hand.key(KeyCode.F11, false);
        hand.show(Scenes.laboratory());
        type("value-earlyRequestError", "x");
        hand.press("set-earlyRequestError");
        assertThat(hand.words("panels")).contains("earlyRequestError cannot be \"x\"");
    }

    private void story() {
        var trace = hand.phone.trace();
        trace.inside(
                Layer.SYSTEM,
                "transaction",
                null,
                new ActionNote("Answer", UUID.randomUUID(), Scenes.CAROL, ""),
                () -> trace.add(Layer.APP, "performAnswer", null, null));
        trace.add(Layer.SYSTEM, "callChanged", Scenes.BOB, "held");
        trace.add(Layer.MEDIA, "IceConnected", null, "host host");
    }

    @SuppressWarnings("unchecked")
    private int lines() {
        return Hand.fx(() -> ((ListView<Object>) hand.node("trace-list")).getItems().size());
    }

    @Test
    void theTimelineIsFilteredByCallAndText() {
        hand.show(Scenes.two());
        story();
        hand.key(KeyCode.F12, false);
        assertThat(lines()).isEqualTo(4);
        hand.press("call-" + Scenes.CAROL);
        assertThat(lines()).as("the call, and what it caused").isEqualTo(2);
        hand.press("call-all");
        type("trace-search", "ICECONN");
        assertThat(lines()).isEqualTo(1);
        type("trace-search", "media");
        assertThat(lines()).as("a layer").isEqualTo(1);
    }

    @Test
    void theTimelineIsCopiedAsText() {
        hand.show(Scenes.two());
        story();
        hand.key(KeyCode.F12, false);
        hand.press("call-" + Scenes.CAROL, "trace-copy");
        String text = Hand.fx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(text.lines())
                .hasSize(2)
                .allMatch(line -> line.contains("carol"))
                .anyMatch(line -> line.contains("\t  performAnswer\t"))
                .allMatch(line -> line.startsWith("00.0"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void anEventIsReadInFullOnClick() {
        story();
        hand.key(KeyCode.F12, false);
        Hand.run(() -> ((ListView<Object>) hand.node("trace-list")).getSelectionModel().select(1));
        assertThat(hand.text("event-title")).isEqualTo("performAnswer");
        assertThat(hand.words("event-card")).contains("transaction");
    }

    @Test
    void tenThousandEventsAreTakenInWithoutAPause() {
        for (int i = 0; i < 10_000; i++) {
            hand.phone.trace().add(Layer.VOICE, "event" + i, Scenes.BOB, "detail " + i);
        }
        long start = System.nanoTime();
        hand.key(KeyCode.F12, false);
        assertThat(lines()).isEqualTo(10_000);
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(3000);
        long drawn = Hand.fx(() -> (long) hand.node("trace-list").lookupAll(".trace-row").size());
        assertThat(drawn).as("only what can be seen is drawn").isLessThan(200);
    }
}
