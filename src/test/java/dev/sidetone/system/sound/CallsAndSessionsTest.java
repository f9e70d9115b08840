package dev.sidetone.system.sound;

import static dev.sidetone.avaudio.AVAudioSessionCategory.AMBIENT;
import static dev.sidetone.avaudio.AVAudioSessionCategory.PLAYBACK;
import static dev.sidetone.avaudio.AVAudioSessionCategory.PLAY_AND_RECORD;
import static dev.sidetone.avaudio.AVAudioSessionCategory.RECORD;
import static dev.sidetone.avaudio.AVAudioSessionErrorCode.INSUFFICIENT_PRIORITY;
import static dev.sidetone.testing.VirtualSound.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionCategoryOptions;
import dev.sidetone.avaudio.AVAudioSessionInterruptionReason;
import dev.sidetone.testing.VirtualSound;
import dev.sidetone.testing.VirtualSound.Ear;
import dev.sidetone.trace.Event;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

/** What calls do to the sessions of apps, and what sessions may do during calls. */
class CallsAndSessionsTest {
    private static final SoundOwner PSTN = SoundOwner.CELLULAR;
    private static final SoundOwner SOFTPHONE = new SoundOwner.CallOf("softphone");

    private final VirtualSound sound = new VirtualSound(18);

    @Test
    @DisplayName(
            "R76: the app whose call has the sound cannot activate its session, whatever it is")
    void r76Owner() {
        Ear softphone = sound.lasting("softphone").set(PLAYBACK);
        sound.talks(SOFTPHONE);

        assertThat(refusal(() -> softphone.session().setActive(true)))
                .isEqualTo(INSUFFICIENT_PRIORITY);

        assertThat(sound.trace().events())
                .extracting(Event::name)
                .containsSequence("setActive", "setActiveRefused");
        sound.callEnds();
        assertThat(refusal(() -> softphone.session().setActive(true))).isNull();
    }

    @ParameterizedTest
    @DisplayName("A2: during another's call nobody records; who only plays may")
    @EnumSource(
            value = AVAudioSessionCategory.class,
            names = {"RECORD", "PLAY_AND_RECORD", "MULTI_ROUTE"})
    void a2NobodyRecords(AVAudioSessionCategory category) {
        Ear app = sound.app("app").set(category);
        sound.talks(PSTN);
        assertThat(refusal(() -> app.session().setActive(true))).isEqualTo(INSUFFICIENT_PRIORITY);
        assertThat(sound.daemon().state().activatedByApp("app")).isFalse();

        app.set(PLAYBACK);
        assertThat(refusal(() -> app.session().setActive(true))).isNull();
        assertThat(refusal(() -> app.session().setCategory(category)))
                .as("nor by a detour")
                .isEqualTo(INSUFFICIENT_PRIORITY);
        assertThat(app.session().category()).isEqualTo(PLAYBACK);
    }

    @Test
    @DisplayName("A2, R81: playing along is turned down and takes nothing from the call")
    void r81PlayingAlong() {
        Ear softphone = sound.lasting("softphone").set(PLAY_AND_RECORD);
        sound.talks(SOFTPHONE);
        Ear music = sound.lasting("music").set(PLAYBACK);
        sound.hardware().done();

        music.running();

        assertThat(softphone.heard()).isEmpty();
        assertThat(sound.daemon().state().isActive("softphone")).isTrue();
        assertThat(sound.daemon().state().owner()).isEqualTo(SOFTPHONE);
        assertThat(sound.hardware().done()).containsExactly("duck music");
        sound.callEnds();
        assertThat(sound.hardware().done()).contains("unduck music");
        assertThat(music.heard()).as("it was not interrupted").containsExactly("hint END");
    }

    @Test
    @DisplayName("R80, R81: an app that activated itself before is interrupted by any call at once")
    void r80AnyCall() {
        Ear music = sound.lasting("music").set(PLAYBACK).running();
        Ear game =
                sound.app("game").set(AMBIENT, AVAudioSessionCategoryOptions.DUCK_OTHERS).running();

        sound.talks(SOFTPHONE);

        assertThat(music.heard()).containsExactly("began DEFAULT");
        assertThat(game.heard()).as("mixing is no protection").containsExactly("began DEFAULT");
        assertThat(sound.daemon().state().activatedByApp("music")).isFalse();
        sound.callEnds();
        assertThat(music.heard()).containsExactly("ended resume");
        assertThat(game.heard()).containsExactly("ended resume");
    }

    @Test
    @DisplayName("A6: with a CallKit call under way, ringing posts nothing to its app")
    void a6RingingSparesTheCall() {
        Ear softphone = sound.lasting("softphone").set(PLAY_AND_RECORD);
        sound.talks(SOFTPHONE);
        softphone.heard();

        sound.rings(PSTN);
        sound.stopsRinging();

        assertThat(softphone.heard()).isEmpty();
    }

    @Test
    @DisplayName("A6: between ringing and talking nothing ends; the end comes once, after both")
    void a6RingingThenTalking() {
        Ear music = sound.lasting("music").set(PLAYBACK).running();
        sound.rings(PSTN);
        sound.talks(PSTN);
        assertThat(music.heard()).containsExactly("began DEFAULT");

        sound.rings(SOFTPHONE);
        sound.daemon().calls(SoundOwner.NOBODY, SOFTPHONE, true);
        assertThat(music.heard()).as("another call rings").isEmpty();
        sound.stopsRinging();
        assertThat(music.heard()).isEmpty();
        sound.callEnds();

        assertThat(music.heard()).containsExactly("ended resume");
    }

    @Test
    @DisplayName("R80: a held call keeps others silent, also while calls change hands")
    void r80HeldCall() {
        Ear music = sound.lasting("music").set(PLAYBACK).running();
        sound.talks(SOFTPHONE);
        music.heard();
        sound.holds(true);
        sound.callEnds();
        sound.talks(PSTN);
        sound.callEnds();
        assertThat(music.heard()).isEmpty();

        sound.holds(false);

        assertThat(music.heard()).containsExactly("ended resume");
    }

    @Test
    @DisplayName("R75: the phone is told when an app activates itself, and when that is over")
    void r75Told() {
        List<String> told = new ArrayList<>();
        sound.daemon().onActivation((app, active) -> told.add(app + " " + active));
        Ear music = sound.lasting("music").set(PLAYBACK).running();
        music.active();
        sound.talks(PSTN);
        sound.callEnds();
        music.active();
        music.kill();

        assertThat(told).containsExactly("music true", "music false", "music true", "music false");
    }

    @Test
    @DisplayName("A7: who prefers it is not interrupted by a banner's ringing, but by the answer")
    void a7NoInterruptions() {
        Ear recorder = sound.app("recorder").set(RECORD).running();
        recorder.session().setPrefersNoInterruptionsFromSystemAlerts(true);
        assertThat(recorder.session().prefersNoInterruptionsFromSystemAlerts()).isTrue();

        sound.rings(PSTN);
        assertThat(recorder.heard()).isEmpty();
        sound.talks(PSTN);

        assertThat(recorder.heard()).containsExactly("began DEFAULT");
    }

    @Test
    @DisplayName("A7: where calls ring on the full screen the wish does nothing")
    void a7FullScreen() {
        VirtualSound thirteen = new VirtualSound(13);
        Ear recorder = thirteen.app("recorder").set(RECORD).running();
        recorder.session().setPrefersNoInterruptionsFromSystemAlerts(true);

        thirteen.rings(PSTN);

        assertThat(recorder.heard()).containsExactly("began DEFAULT");
    }

    @Test
    @DisplayName("R75: the phone knows that an app has activated its session before its call did")
    void r75ActivatedBefore() {
        Ear softphone = sound.lasting("softphone").set(PLAY_AND_RECORD);
        sound.rings(SOFTPHONE);
        assertThat(sound.daemon().state().activatedByApp("softphone")).isFalse();
        softphone.running();

        sound.talks(SOFTPHONE);

        assertThat(sound.daemon().state().activatedByApp("softphone")).isTrue();
        assertThat(softphone.heard()).as("its own call does not interrupt it").isEmpty();
    }

    @Test
    @DisplayName("R75: a session that was active before the app's own call rang stays so")
    void r75ActiveBeforeRinging() {
        Ear softphone = sound.lasting("softphone").set(PLAY_AND_RECORD).running();

        sound.rings(SOFTPHONE);
        sound.talks(SOFTPHONE);

        assertThat(softphone.heard()).isEmpty();
        assertThat(sound.daemon().state().activatedByApp("softphone")).isTrue();
    }

    @Test
    @DisplayName("R74: a call's session is active only as long as the call has the sound")
    void r74CallsSession() {
        Ear softphone = sound.lasting("softphone").set(PLAY_AND_RECORD);
        assertThat(refusal(softphone.session()::startIO)).isNotNull();
        sound.talks(SOFTPHONE);
        assertThat(refusal(softphone.session()::startIO)).isNull();

        sound.callEnds();

        assertThat(sound.daemon().state().isActive("softphone")).isFalse();
        assertThat(sound.daemon().state().activatedByApp("softphone")).isFalse();
    }

    @Test
    @DisplayName("R77: the app whose call is held for another's hears a beginning and never an end")
    void r77HeldForAnother() {
        Ear softphone = sound.lasting("softphone").set(PLAY_AND_RECORD);
        sound.talks(SOFTPHONE);
        softphone.heard();

        sound.daemon().interrupt(softphone.session(), AVAudioSessionInterruptionReason.DEFAULT);
        sound.talks(PSTN);
        assertThat(softphone.heard()).containsExactly("began DEFAULT");
        sound.callEnds();
        sound.talks(SOFTPHONE);

        assertThat(softphone.heard()).isEmpty();
        assertThat(sound.trace().events())
                .filteredOn(event -> event.name().equals("InterruptionBegan"))
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.app()).isEqualTo("softphone");
                            assertThat(event.detail())
                                    .isEqualTo(AVAudioSessionInterruptionReason.DEFAULT);
                        });
    }

    @Test
    @DisplayName("A3: who takes the sound again before the end is not told of it any more")
    void a3NoEndForTheBold() {
        Ear music = sound.lasting("music").set(PLAYBACK).running();
        sound.talks(PSTN);
        music.heard();
        music.running();

        sound.callEnds();

        assertThat(music.heard()).containsExactly("hint END");
        assertThat(sound.daemon().state().activatedByApp("music")).isTrue();
    }

    @Test
    @DisplayName("A8: a call's beginning and end tell every app of another route")
    void a8RouteOfACall() {
        Ear softphone = sound.lasting("softphone").set(PLAY_AND_RECORD);
        Ear music = sound.lasting("music").set(PLAYBACK).running();
        softphone.all();
        music.all();

        sound.talks(SOFTPHONE);
        assertThat(softphone.all()).containsExactly("route CATEGORY_CHANGE");
        assertThat(music.all()).containsExactly("began DEFAULT", "route CATEGORY_CHANGE");
        sound.callEnds();

        assertThat(softphone.all()).containsExactly("route CATEGORY_CHANGE");
        assertThat(music.all()).containsExactly("route CATEGORY_CHANGE", "ended resume");
    }

    @Test
    @DisplayName("A8: nothing is told where the route is the same")
    void a8SameRoute() {
        Ear one = sound.app("one").set(PLAYBACK).active();
        one.all();

        sound.app("two").set(AMBIENT).active();

        assertThat(one.all()).isEmpty();
    }

    @Test
    @DisplayName("A cellular call talks by the receiver, an app's as its session is set")
    void routesOfCalls() {
        sound.lasting("softphone")
                .set(PLAY_AND_RECORD, AVAudioSessionCategoryOptions.DEFAULT_TO_SPEAKER);

        sound.talks(PSTN);
        sound.talks(SOFTPHONE);
        sound.talks(new SoundOwner.CallOf("unknown"));
        sound.callEnds();

        assertThat(sound.hardware().done())
                .containsExactly("wish TALK", "wish TALK_LOUD", "wish TALK", "wish ANY");
    }

    @Test
    @DisplayName("Calls told twice change nothing")
    void repeated() {
        Ear music = sound.lasting("music").set(PLAYBACK).running();
        sound.rings(PSTN);
        sound.rings(PSTN);
        sound.talks(PSTN);
        sound.talks(PSTN);
        sound.callEnds();
        sound.callEnds();

        assertThat(music.heard()).isEqualTo(List.of("began DEFAULT", "ended resume"));
    }
}
