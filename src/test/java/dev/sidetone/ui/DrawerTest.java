package dev.sidetone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.Layer;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Rehearsal;

import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

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
