package dev.sidetone.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.apps.PlainVoipApp.Snapshot;
import dev.sidetone.apps.PlainVoipApp.State;
import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionMode;
import dev.sidetone.system.sound.SoundOwner;
import dev.sidetone.testing.VirtualSound;
import dev.sidetone.testing.VirtualSound.Ear;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The telephone without CallKit, as voice-sdk.md §2.1 has it. */
class PlainVoipAppTest {
    private final VirtualSound sound = new VirtualSound(11);
    private final FakeLine line = new FakeLine();
    private final PlainVoipApp app = new PlainVoipApp(line, () -> false);
    private final Ear ear = sound.lasting("telephone");

    private void launched() {
        app.launched(ear.session(), ear.main());
    }

    private Snapshot now() {
        sound.time().run();
        return app.snapshot();
    }

    @Test
    @DisplayName("It activates its session itself, talks by the speaker, and gives the sound back")
    void outgoing() {
        List<State> states = new ArrayList<>();
        launched();
        app.observe(snapshot -> states.add(snapshot.state()));
        app.call("bob");
        assertThat(now()).isEqualTo(new Snapshot(State.CONNECTING, "bob", true, false, null));
        assertThat(ear.session().category()).isEqualTo(AVAudioSessionCategory.PLAY_AND_RECORD);
        assertThat(ear.session().mode()).isEqualTo(AVAudioSessionMode.VOICE_CHAT);
        assertThat(sound.daemon().state().activatedByApp("telephone")).isTrue();

        app.connected();
        assertThat(now().state()).isEqualTo(State.CONNECTED);
        assertThat(sound.hardware().done()).contains("override SPEAKER");
        app.hangUp();
        assertThat(now()).isEqualTo(new Snapshot(State.IDLE, "", false, false, null));

        assertThat(sound.daemon().state().activatedByApp("telephone")).isFalse();
        assertThat(line.done())
                .containsExactly(
                        "connect bob", "sound true true", "disconnect", "sound false false");
        assertThat(states)
                .containsExactly(State.CONNECTING, State.CONNECTING, State.CONNECTED, State.IDLE);
    }

    @Test
    @DisplayName("An invite rings, is accepted, and the caller's end ends it")
    void incoming() {
        launched();
        app.invited("CA1", "carol");
        assertThat(now().state()).isEqualTo(State.INVITED);
        app.accept();
        app.connected();
        app.disconnected();

        assertThat(now().state()).isEqualTo(State.IDLE);
        assertThat(line.done())
                .containsExactly(
                        "ring", "quiet", "accept CA1", "sound true true", "sound false false");
    }

    @Test
    @DisplayName("Reject answers, a cancel of the right call silences, one of another does not")
    void rejectAndCancel() {
        launched();
        app.invited("CA1", "carol");
        app.reject();
        app.invited("CA2", "dora");
        app.cancelled("CA1");
        assertThat(now()).isEqualTo(new Snapshot(State.INVITED, "dora", false, false, null));
        app.cancelled("CA2");

        assertThat(now().state()).isEqualTo(State.IDLE);
        assertThat(line.done()).containsExactly("ring", "quiet", "reject CA1", "ring", "quiet");
    }

    @Test
    @DisplayName("A second invite is ignored, during an invite and during a call")
    void busy() {
        launched();
        app.invited("CA1", "carol");
        app.invited("CA2", "dora");
        app.accept();
        app.invited("CA3", "eve");
        app.call("frank");

        assertThat(now().party()).isEqualTo("carol");
        assertThat(line.done()).containsExactly("ring", "quiet", "accept CA1", "sound true true");
    }

    @Test
    @DisplayName("What does not fit does nothing")
    void outOfPlace() {
        launched();
        app.accept();
        app.reject();
        app.connected();
        app.hangUp();
        app.disconnected();
        app.cancelled("CA1");
        app.didBecomeActive();

        assertThat(now()).isEqualTo(new Snapshot(State.IDLE, "", false, false, null));
        assertThat(line.done()).isEmpty();
    }

    @Test
    @DisplayName("A2, A9: it stands silent while a call refuses it the microphone")
    void a2Refused() {
        launched();
        sound.talks(SoundOwner.CELLULAR);

        app.call("bob");

        assertThat(now().speaking()).isFalse();
        assertThat(now().state()).isEqualTo(State.CONNECTING);
        assertThat(now().problem()).contains("561017449");
        assertThat(line.done()).containsExactly("connect bob");
        sound.callEnds();
        assertThat(now().speaking()).as("nobody interrupted it").isFalse();
    }

    @Test
    @DisplayName("A9: the end of an interruption after the end of the call switches nothing on")
    void a9EndedTooLate() {
        launched();
        app.call("bob");
        now();
        sound.rings(SoundOwner.CELLULAR);
        app.disconnected();
        now();
        sound.stopsRinging();

        assertThat(now()).isEqualTo(new Snapshot(State.IDLE, "", false, false, null));
        assertThat(line.done()).last().isEqualTo("sound false false");
        assertThat(sound.daemon().state().activatedByApp("telephone")).isFalse();
    }

    @Test
    @DisplayName("The media services go and come back: silent meanwhile, then as before")
    void mediaServices() {
        launched();
        app.call("bob");
        app.connected();
        now();
        line.done();

        sound.daemon().mediaServicesLost();
        assertThat(now().speaking()).isFalse();
        sound.daemon().mediaServicesReset();

        assertThat(now().speaking()).isTrue();
        assertThat(line.done()).containsExactly("sound false false", "sound true true");
        assertThat(ear.session().mode()).isEqualTo(AVAudioSessionMode.VOICE_CHAT);
    }
}
