package dev.sidetone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.avaudio.AVAudioSessionMode;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.VirtualDevice;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.UUID;

/** Mute, hold, and when sound may flow: R64, R69, R72, R73, R74. */
class SoundActivationTest {
    private final VirtualDevice phone = new VirtualDevice();
    private final FakeApp app = new FakeApp();
    private final UUID one = VirtualDevice.call(1);
    private final UUID two = VirtualDevice.call(2);

    private void talking(UUID call) {
        app.start(call);
        app.provider().reportOutgoingCallConnected(call, null);
        phone.run();
    }

    private void callTwoAndHoldOne() {
        app.request(
                new CXStartCallAction(two, FakeApp.handle("dora")),
                new CXSetHeldCallAction(one, true));
        phone.run();
    }

    private SystemSnapshot.Line line(UUID call) {
        return phone.device().snapshot().calls().stream()
                .filter(line -> line.call().equals(call))
                .findFirst()
                .orElseThrow();
    }

    private boolean active() {
        return phone.device().snapshot().audioActive();
    }

    @Test
    @DisplayName("R64: the mute button asks for the one call that it is pressed in")
    void r64MuteIsPerCall() {
        phone.launch("softphone", app);
        talking(one);
        app.request(new CXSetHeldCallAction(one, true));
        phone.run();
        talking(two);
        app.heard();

        phone.device().setMuted(two, true);
        phone.run();

        assertThat(app.heard()).containsExactly("mute 2");
        assertThat(line(two).muted()).isTrue();
        assertThat(line(one).muted()).isFalse();
    }

    @Test
    @DisplayName("R69: hold does not mute, and a muted call is muted after hold and unhold")
    void r69MuteAndHoldAreIndependent() {
        phone.launch("softphone", app);
        talking(one);
        phone.device().setMuted(one, true);
        phone.run();
        app.heard();

        phone.device().setHeld(one, true);
        phone.run();
        assertThat(line(one).muted()).isTrue();
        phone.device().setHeld(one, false);
        phone.run();

        assertThat(app.heard())
                .containsExactly("hold 1", "didDeactivate", "unhold 1", "didActivate");
        assertThat(line(one).muted()).isTrue();
        assertThat(app.received()).filteredOn(CXSetMutedCallAction.class::isInstance).hasSize(1);
    }

    @Test
    @DisplayName("R69: a held call may be muted and unmuted")
    void r69MuteWhileHeld() {
        phone.launch("softphone", app);
        talking(one);
        phone.device().setHeld(one, true);
        phone.device().setMuted(one, true);
        phone.run();

        assertThat(line(one).onHold()).isTrue();
        assertThat(line(one).muted()).isTrue();
    }

    @Test
    @DisplayName(
            "R72: what perform sets is what the activated session has; activation hands it over")
    void r72CategoryIsSetInPerform() {
        app.performing(
                () -> {
                    try {
                        app.services()
                                .audioSession()
                                .setCategory(
                                        AVAudioSessionCategory.PLAY_AND_RECORD,
                                        AVAudioSessionMode.VOICE_CHAT);
                    } catch (AVAudioSessionException refused) {
                        throw new AssertionError(refused);
                    }
                });
        phone.launch("softphone", app);
        talking(one);

        assertThat(app.handedOver()).isSameAs(app.services().audioSession());
        assertThat(app.handedOver().category()).isEqualTo(AVAudioSessionCategory.PLAY_AND_RECORD);
        assertThat(app.handedOver().mode()).isEqualTo(AVAudioSessionMode.VOICE_CHAT);
    }

    @Test
    @DisplayName(
            "R73: activation follows the fulfilment of answer, start and unhold, never precedes")
    void r73AfterFulfil() {
        app.answering(CXAnswerCallAction.class, Response.NOTHING)
                .answering(CXStartCallAction.class, Response.NOTHING)
                .answering(CXSetHeldCallAction.class, Response.NOTHING);
        phone.launch("softphone", app);
        app.ring(one);
        phone.run();
        phone.device().answer(one);
        phone.run();
        assertThat(active()).isFalse();
        app.last().fulfill();
        phone.run();
        assertThat(active()).isTrue();
        assertThat(app.heard()).containsExactly("shown", "answer 1", "didActivate");

        phone.device().setHeld(one, true);
        phone.run();
        assertThat(active()).as("not held yet").isTrue();
        app.last().fulfill();
        phone.run();
        assertThat(active()).isFalse();

        phone.device().setHeld(one, false);
        phone.run();
        assertThat(active()).as("not unheld yet").isFalse();
        app.last().fulfill();
        phone.run();
        assertThat(active()).isTrue();
        assertThat(app.heard())
                .containsExactly("hold 1", "didDeactivate", "unhold 1", "didActivate");
    }

    @Test
    @DisplayName("R73: an action that fails activates nothing")
    void r73FailedUnhold() {
        phone.launch("softphone", app);
        talking(one);
        phone.device().setHeld(one, true);
        phone.run();
        app.answering(CXSetHeldCallAction.class, Response.FAIL);
        app.heard();

        phone.device().setHeld(one, false);
        phone.run();

        assertThat(app.heard()).containsExactly("unhold 1");
        assertThat(active()).isFalse();
    }

    @Test
    @DisplayName(
            "R73: a second call of the provider while it is active brings no second activation")
    void r73OncePerEdge() {
        phone.launch("softphone", app);
        talking(one);
        app.heard();

        callTwoAndHoldOne();

        assertThat(app.heard()).containsExactly("accepted", "start 2", "hold 1");
        assertThat(active()).isTrue();
    }

    @Test
    @DisplayName("R74: the last active call on hold deactivates; a held call keeps nothing active")
    void r74LastActiveCallIsHeld() {
        phone.launch("softphone", app);
        talking(one);
        callTwoAndHoldOne();
        app.provider().reportOutgoingCallConnected(two, null);
        phone.run();
        app.heard();

        app.provider().reportCallEnded(two, null, CXCallEndedReason.REMOTE_ENDED);
        phone.run();

        assertThat(line(one).onHold()).isTrue();
        assertThat(app.heard()).containsExactly("didDeactivate");
        assertThat(active()).isFalse();
    }

    @Test
    @DisplayName("R74: the end of a held call leaves the active one's sound alone")
    void r74HeldCallEnds() {
        phone.launch("softphone", app);
        talking(one);
        callTwoAndHoldOne();
        app.heard();

        app.provider().reportCallEnded(one, null, CXCallEndedReason.REMOTE_ENDED);
        phone.run();

        assertThat(app.heard()).isEmpty();
        assertThat(active()).isTrue();
    }
}
