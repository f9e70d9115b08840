package dev.sidetone.system;

import static dev.sidetone.system.SystemSnapshot.Choice.DECLINE;
import static dev.sidetone.system.SystemSnapshot.Choice.END_AND_ACCEPT;
import static dev.sidetone.system.SystemSnapshot.Choice.HOLD_AND_ACCEPT;
import static dev.sidetone.testing.Stage.ONE;
import static dev.sidetone.testing.Stage.TWO;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.system.callers.Contact;
import dev.sidetone.system.choices.Verb;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.Stage;
import dev.sidetone.testing.VirtualDevice;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Consumer;

/** What an app tells of a call, and what the phone's screen makes of it: R44, R65, R70, R71. */
class CapabilitiesTest {
    private final Stage stage = new Stage();
    private final Device device = stage.phone.device();

    private void update(Consumer<CXCallUpdate> set) {
        CXCallUpdate update = new CXCallUpdate();
        set.accept(update);
        stage.mine.provider().reportCallUpdated(ONE, update);
        stage.run();
    }

    private SystemSnapshot.Line line() {
        return device.snapshot().calls().getFirst();
    }

    @Test
    @DisplayName("R44: a started call can do all; an update after the acceptance says otherwise")
    void r44UpdateAfterStart() {
        stage.mine.start(ONE);
        stage.run();
        assertThat(line().canHold()).isTrue();
        assertThat(line().canSendDigits()).isTrue();
        assertThat(line().name()).isEqualTo("bob");

        update(
                set -> {
                    set.setSupportsHolding(false);
                    set.setSupportsDTMF(false);
                    set.setLocalizedCallerName("Bob at work");
                });

        assertThat(line().canHold()).isFalse();
        assertThat(line().canSendDigits()).isFalse();
        assertThat(line().name()).isEqualTo("Bob at work");
    }

    @Test
    @DisplayName("R44: an update before the acceptance is of a call that is not known, and is lost")
    void r44UpdateTooEarly() {
        update(set -> set.setSupportsHolding(false));
        stage.mine.start(ONE);
        stage.run();

        assertThat(line().canHold()).isTrue();
    }

    @Test
    @DisplayName("R65: no button of a headset is emulated, so it can do nothing odd")
    void r65NoHeadsetButton() {
        assertThat(Verb.class.getPermittedSubclasses())
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrder(
                        "Answer",
                        "HoldAndAnswer",
                        "EndAndAnswer",
                        "EndHeldAndAnswer",
                        "End",
                        "SetHeld",
                        "Swap",
                        "Merge",
                        "PressVolumeButton",
                        "PressSideButton",
                        "Ungroup");
        stage.phone.routes().plug("headset");
        stage.talking(ONE).ringing(TWO);
        stage.phone.routes().stir();
        stage.phone.routes().unplug("headset");
        stage.run();

        assertThat(stage.delivered()).isEmpty();
        assertThat(stage.calls()).containsExactly("1", "2 ringing");
    }

    @Test
    @DisplayName(
            "R70: without supportsHolding the button is off, and the app's request is accepted")
    void r70RequestIsAccepted() {
        stage.talking(ONE);
        update(set -> set.setSupportsHolding(false));
        assertThat(line().canHold()).isFalse();
        stage.forget();

        stage.mine.request(new CXSetHeldCallAction(ONE, true));
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("accepted", "hold 1", "didDeactivate");
        assertThat(line().onHold()).isTrue();
    }

    @Test
    @DisplayName("R71: only what an update sets is changed")
    void r71Merge() {
        stage.talking(ONE);
        update(set -> set.setSupportsHolding(false));
        update(set -> set.setLocalizedCallerName("Carol"));
        assertThat(line().canHold()).isFalse();
        assertThat(line().name()).isEqualTo("Carol");

        update(set -> set.setRemoteHandle(FakeApp.handle("dave")));
        assertThat(line().name()).as("the app's own name stands").isEqualTo("Carol");
        update(set -> set.setSupportsHolding(true));

        assertThat(line().canHold()).isTrue();
        assertThat(line().canSendDigits()).isTrue();
    }

    @Test
    @DisplayName("R71: another handle is another contact, also while it rings")
    void r71ContactAnew() {
        CXHandle number = new CXHandle(CXHandleType.PHONE_NUMBER, "+49301234");
        VirtualDevice phone = new VirtualDevice();
        Contact mum = new Contact("Mum", List.of(number), "", false);
        phone.device().reception().setContacts(new AddressBook(List.of(mum), List.of()));
        phone.run();
        FakeApp app = new FakeApp();
        phone.launch("softphone", app);
        app.ring(ONE, "dave");
        phone.run();
        assertThat(phone.device().snapshot().sheet().name()).isEqualTo("dave");

        CXCallUpdate update = new CXCallUpdate();
        update.setRemoteHandle(number);
        app.provider().reportCallUpdated(ONE, update);
        phone.run();

        assertThat(phone.device().snapshot().sheet().name()).isEqualTo("Mum");
        assertThat(phone.device().snapshot().calls().getFirst().name()).isEqualTo("Mum");
    }

    @Test
    @DisplayName("R71: the sheet's buttons follow an update of the active call at once")
    void r71LiveButtons() {
        stage.talking(ONE).ringing(TWO);
        assertThat(stage.choices()).containsExactly(END_AND_ACCEPT, DECLINE, HOLD_AND_ACCEPT);

        update(set -> set.setSupportsHolding(false));
        assertThat(stage.choices()).containsExactly(END_AND_ACCEPT, DECLINE);
        update(set -> set.setSupportsHolding(true));

        assertThat(stage.choices()).containsExactly(END_AND_ACCEPT, DECLINE, HOLD_AND_ACCEPT);
    }

    @Test
    @DisplayName("R71: what an app changes in its update after the report changes nothing")
    void r71Copied() {
        stage.talking(ONE);
        CXCallUpdate update = new CXCallUpdate();
        update.setLocalizedCallerName("Carol");
        stage.mine.provider().reportCallUpdated(ONE, update);
        update.setLocalizedCallerName("Mallory");
        stage.run();

        assertThat(line().name()).isEqualTo("Carol");
    }
}
