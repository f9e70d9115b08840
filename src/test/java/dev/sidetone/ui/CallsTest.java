package dev.sidetone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.softphone.CallStatus;
import dev.sidetone.system.SystemSnapshot.Options;
import dev.sidetone.testing.FakePhone;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The calls that fill the window, whichever app they are of. */
class CallsTest extends AtThePhone {
    private static final List<String> GRID =
            List.of("mute", "keypad", "audio", "add", "hold", "info");

    private List<String> disabled() {
        return GRID.stream().filter(id -> !hand.enabled(id)).toList();
    }

    @Test
    @DisplayName("U1: two rows of three and the red button; what cannot be done is disabled")
    void u1Grid() {
        hand.show(Scenes.own(CallStatus.CONNECTED, Scenes.ALL, true));
        assertThat(hand.words("call-buttons"))
                .containsExactly("Mute", "Keypad", "Audio", "Add call", "Hold", "Info");
        assertThat(disabled()).isEmpty();
        assertThat(hand.sees("end")).isTrue();

        hand.show(Scenes.own(CallStatus.RINGING, Scenes.NONE, false));
        assertThat(disabled()).containsExactly("mute", "keypad", "add", "hold");
        assertThat(GRID).allMatch(hand::sees);
    }

    @Test
    @DisplayName("U4: without holding Hold is disabled, without DTMF the keypad")
    void u4Capabilities() {
        hand.show(Scenes.own(CallStatus.CONNECTED, Scenes.ALL, false));
        assertThat(disabled()).containsExactly("hold");
    }

    @Test
    @DisplayName("U2: with two calls Add call is Merge and Hold is Swap; the held one is marked")
    void u2TwoCalls() {
        hand.show(Scenes.two());

        assertThat(hand.words("call-buttons"))
                .containsExactly("Mute", "Keypad", "Audio", "Merge", "Swap", "Info");
        assertThat(hand.words("call-rows"))
                .containsSubsequence("bob", "On hold", "carol", "Sidetone Audio");
        assertThat(hand.words("call-rows")).anyMatch(words -> words.matches("04:3\\d"));
        hand.press("add", "hold", "mute", "end");
        assertThat(hand.gestures())
                .containsExactly(
                        new Gesture.Merge(),
                        new Gesture.Swap(),
                        new Gesture.SetMuted(Scenes.CAROL, true),
                        new Gesture.End(Scenes.CAROL));
    }

    @Test
    @DisplayName(
            "U2: the second click of a double click on the red button does not end the next call")
    void u2DoubleClickEndsOneCall() {
        hand.show(Scenes.two());

        hand.click("end", 2);
        assertThat(hand.gestures()).isEmpty();
        hand.click("end", 1);
        assertThat(hand.gestures()).containsExactly(new Gesture.End(Scenes.CAROL));
    }

    @Test
    @DisplayName("U4, U5: a call of another app says whose it is, and Audio or Video")
    void u5OtherApp() {
        var erin = Scenes.line(Scenes.DAVE, "erin", "Other Calls", 19);
        hand.show(Scenes.calls(Scenes.ALL, erin));
        assertThat(hand.text("app-name")).isEqualTo("Other Calls Audio");
        assertThat(hand.sees("app-name")).isTrue();
        assertThat(hand.text("registration")).isEqualTo("on Other Calls");

        hand.show(Scenes.calls(Scenes.ALL, Scenes.seenAs(erin, "Other VoIP")));
        assertThat(hand.text("app-name")).isEqualTo("Other VoIP Video");
        assertThat(hand.text("registration")).isEqualTo("on Other VoIP");
        hand.show(
                Scenes.calls(
                        Scenes.ALL,
                        Scenes.held(Scenes.line(Scenes.BOB, "bob", "Sidetone", 9)),
                        Scenes.seenAs(erin, "Other VoIP")));
        assertThat(hand.words("call-rows")).contains("Other VoIP Video");
    }

    @Test
    @DisplayName("U2, U4: a cellular call cannot be merged with an app's: Merge is disabled")
    void u2OtherApps() {
        hand.show(Scenes.cellularHeld());

        assertThat(disabled()).containsExactly("add");
        assertThat(hand.words("call-rows"))
                .containsSubsequence("+1 555 010 7788", "On hold", "carol", "Other Calls Audio");
    }

    @Test
    @DisplayName("U2, U4: a conference lists its members, with Private and End, and one red button")
    void u2Conference() {
        hand.show(Scenes.conference());

        assertThat(hand.text("name")).isEqualTo("Conference");
        assertThat(hand.words("call-rows")).contains("bob", "carol", "dave", "Private", "End");
        assertThat(hand.enabled("private-dave")).as("cannot be ungrouped").isFalse();
        hand.press("private-carol", "end-bob", "end-bob");
        assertThat(hand.gestures())
                .containsExactly(new Gesture.Private(Scenes.CAROL), new Gesture.End(Scenes.BOB));
        hand.press("end");
        assertThat(hand.gestures())
                .containsExactly(
                        new Gesture.End(Scenes.BOB),
                        new Gesture.End(Scenes.CAROL),
                        new Gesture.End(Scenes.DAVE));
    }

    @Test
    @DisplayName("U3: two routes are toggled, more are listed; Esc closes the list")
    void u3Audio() {
        PhoneSnapshot call = Scenes.own(CallStatus.CONNECTED, Scenes.ALL, true);
        hand.show(call);
        hand.press("audio");
        assertThat(hand.gestures()).containsExactly(new Gesture.SelectRoute("speaker"));
        assertThat(hand.sees("routes")).isFalse();

        List<PhoneSnapshot.Route> routes = new ArrayList<>(call.routes());
        routes.add(new PhoneSnapshot.Route("usb", "USBAudio", "Jabra", "USB", false));
        hand.show(
                new PhoneSnapshot(
                        call.app(),
                        routes,
                        null,
                        true,
                        call.system(),
                        List.of(),
                        call.emulation()));
        hand.press("audio");
        assertThat(hand.words("routes"))
                .contains("Receiver", "Speaker", "Jabra", "USB", "Microphone");
        hand.press("route-usb");
        assertThat(hand.gestures()).containsExactly(new Gesture.SelectRoute("usb"));
        assertThat(hand.sees("routes")).as("stays open").isTrue();
        hand.key(KeyCode.ESCAPE, false);
        assertThat(hand.sees("routes")).isFalse();
        assertThat(hand.gestures()).as("Esc is no gesture here").isEmpty();
    }

    @Test
    @DisplayName("U7: calling, connecting, the timer, On hold")
    void u7Texts() {
        hand.show(Scenes.calls(Scenes.ALL, Scenes.dialled(false)));
        assertThat(hand.text("status")).isEqualTo("calling\u2026");
        hand.show(Scenes.calls(Scenes.ALL, Scenes.dialled(true)));
        assertThat(hand.text("status")).isEqualTo("connecting\u2026");
        hand.show(Scenes.calls(Scenes.ALL, Scenes.incoming(true)));
        assertThat(hand.text("status")).as("answered, not fulfilled").isEqualTo("connecting\u2026");
        var call = Scenes.line(Scenes.BOB, "bob", "Other Calls", 167);
        hand.show(Scenes.calls(Scenes.ALL, call));
        assertThat(hand.text("status")).matches("02:4\\d");
        assertThat(hand.text("app-name")).isEqualTo("Other Calls Audio");
        hand.show(Scenes.calls(Scenes.ALL, Scenes.held(call)));
        assertThat(hand.text("status")).isEqualTo("On hold");
        hand.show(Scenes.calls(Scenes.ALL, Scenes.line(Scenes.BOB, "bob", "Other Calls", 3667)));
        assertThat(hand.text("status")).matches("1:01:0\\d");
    }

    @Test
    @DisplayName("U7: Call ended, Call failed")
    void u7Ends() {
        hand.show(Scenes.own(CallStatus.ENDED, Scenes.NONE, false));
        assertThat(hand.text("status")).isEqualTo("Call ended");
        hand.show(Scenes.own(CallStatus.FAILED, Scenes.NONE, false));
        assertThat(hand.text("status")).isEqualTo("Call failed");
        hand.show(FakePhone.idle("alice"));
        assertThat(hand.sees("field")).isTrue();
    }

    @Test
    @DisplayName(
            "U9: a call that waits is no ringing call of the surface: the talk goes on below it")
    void u9Waiting() {
        hand.show(Scenes.waiting(Scenes.THREE));
        assertThat(hand.sees("end")).as("the sheet is over the call").isFalse();
        hand.show(Scenes.calls(Scenes.ALL, Scenes.line(Scenes.BOB, "bob", "Sidetone", 252)));
        assertThat(hand.text("status")).matches("04:1\\d");
    }

    @Test
    @DisplayName("U8: Add call opens the dialer over the call; the green line leads back")
    void u8GreenLine() {
        hand.show(Scenes.own(CallStatus.CONNECTED, Scenes.ALL, true));
        hand.press("add");
        assertThat(hand.sees("field")).isTrue();
        assertThat(hand.sees("end")).isFalse();
        assertThat(hand.text("back-to-call")).matches("Back to bob \u00b7 02:4\\d");

        hand.press("back-to-call");
        assertThat(hand.sees("back-to-call")).isFalse();
        assertThat(hand.sees("end")).isTrue();

        hand.press("add");
        hand.key(KeyCode.ESCAPE, false);
        assertThat(hand.sees("end")).isTrue();
        assertThat(hand.gestures()).isEmpty();
    }

    @Test
    @DisplayName("U2, U8: a second call is dialled over the first; the window returns to the calls")
    void u8SecondCall() {
        hand.show(Scenes.own(CallStatus.CONNECTED, Scenes.ALL, true));
        hand.press("add");
        Hand.run(() -> ((TextField) hand.node("field")).setText("carol"));
        hand.press("call");

        assertThat(hand.gestures()).containsExactly(new Gesture.Dial("carol"));
        assertThat(hand.sees("end")).isTrue();
    }

    @Test
    @DisplayName("U8: the dialer over a call goes when the call ends")
    void u8CallEnds() {
        hand.show(Scenes.own(CallStatus.CONNECTED, Scenes.ALL, true));
        hand.press("add");
        hand.show(FakePhone.idle("alice"));
        assertThat(hand.sees("back-to-call")).isFalse();
        hand.show(Scenes.own(CallStatus.CONNECTED, Scenes.ALL, true));
        assertThat(hand.sees("end")).as("the next call is not hidden").isTrue();
    }

    @Test
    @DisplayName("U11: a missed call is told with its name, and its line fills the field")
    void u11Missed() {
        PhoneSnapshot idle = FakePhone.idle("alice");
        var app =
                new dev.sidetone.softphone.SoftphoneSnapshot(
                        "alice",
                        idle.app().registration(),
                        "Registered",
                        List.of(),
                        List.of(
                                new dev.sidetone.softphone.SoftphoneSnapshot.MissedCall(
                                        "quick_start", java.time.Instant.now())));
        hand.show(
                new PhoneSnapshot(
                        app,
                        idle.routes(),
                        null,
                        true,
                        idle.system(),
                        List.of(),
                        idle.emulation()));
        assertThat(hand.text("missed")).isEqualTo("Missed call from quick_start");
        assertThat(((Labeled) hand.node("missed")).isMnemonicParsing())
                .as("the underscore is shown")
                .isFalse();
        hand.press("missed", "call");
        assertThat(hand.gestures()).containsExactly(new Gesture.Dial("quick_start"));
    }

    @Test
    void theCallInFrontIsTheOneThatIsNotOnHold() {
        hand.show(
                Scenes.calls(
                        new Options(false, true, true),
                        Scenes.line(Scenes.BOB, "bob", "Sidetone", 9),
                        Scenes.held(Scenes.line(Scenes.CAROL, "carol", "Sidetone", 5))));
        hand.press("end");
        assertThat(hand.gestures()).containsExactly(new Gesture.End(Scenes.BOB));
    }

    @Test
    void infoTellsWhatThePhoneKnows() {
        hand.show(Scenes.calls(Scenes.ALL, Scenes.line(Scenes.BOB, "bob", "Other Calls", 9)));
        hand.key(KeyCode.I, true);
        assertThat(hand.words("info-sheet")).contains("bob", "Other Calls", "outgoing");
        hand.key(KeyCode.ESCAPE, false);
        assertThat(hand.sees("info-sheet")).isFalse();
    }
}
