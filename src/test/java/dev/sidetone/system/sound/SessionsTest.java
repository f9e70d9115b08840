package dev.sidetone.system.sound;

import static dev.sidetone.avaudio.AVAudioSessionCategory.AMBIENT;
import static dev.sidetone.avaudio.AVAudioSessionCategory.PLAYBACK;
import static dev.sidetone.avaudio.AVAudioSessionCategory.PLAY_AND_RECORD;
import static dev.sidetone.avaudio.AVAudioSessionCategory.RECORD;
import static dev.sidetone.avaudio.AVAudioSessionCategory.SOLO_AMBIENT;
import static dev.sidetone.avaudio.AVAudioSessionCategoryOptions.DUCK_OTHERS;
import static dev.sidetone.avaudio.AVAudioSessionCategoryOptions.INTERRUPT_SPOKEN_AUDIO_AND_MIX_WITH_OTHERS;
import static dev.sidetone.avaudio.AVAudioSessionCategoryOptions.MIX_WITH_OTHERS;
import static dev.sidetone.avaudio.AVAudioSessionCategoryOptions.OVERRIDE_MUTED_MICROPHONE_INTERRUPTION;
import static dev.sidetone.avaudio.AVAudioSessionSetActiveOptions.NOTIFY_OTHERS_ON_DEACTIVATION;
import static dev.sidetone.testing.VirtualSound.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionConfiguration;
import dev.sidetone.avaudio.AVAudioSessionErrorCode;
import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.avaudio.AVAudioSessionInterruptionReason;
import dev.sidetone.avaudio.AVAudioSessionMode;
import dev.sidetone.avaudio.AVAudioSessionRecordPermission;
import dev.sidetone.testing.VirtualSound;
import dev.sidetone.testing.VirtualSound.Ear;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What apps do to each other's sound, and what they are refused, without any call. */
class SessionsTest {
    private static final Duration A_WHILE = Duration.ofSeconds(60);

    private final VirtualSound sound = new VirtualSound(18);

    private static AVAudioSessionErrorCode activation(Ear app) {
        return refusal(() -> app.session().setActive(true));
    }

    private static AVAudioSessionErrorCode giveBack(Ear app) {
        return refusal(() -> app.session().setActive(false, Set.of(NOTIFY_OTHERS_ON_DEACTIVATION)));
    }

    @ParameterizedTest(name = "iOS {0}")
    @DisplayName("A1: deactivating running sound works and is an error")
    @ValueSource(ints = {9, 18})
    void a1Busy(int version) {
        VirtualSound phone = new VirtualSound(version);
        Ear app = phone.app("app").set(PLAYBACK).running();

        assertThat(refusal(() -> app.session().setActive(false)))
                .isEqualTo(AVAudioSessionErrorCode.IS_BUSY);

        assertThat(phone.daemon().state().activatedByApp("app")).isFalse();
        assertThat(refusal(() -> app.session().setActive(false))).as("it is done").isNull();
    }

    @Test
    @DisplayName("A1: from iOS 26 it is no error any more, and never one without running sound")
    void a1NotBusy() throws AVAudioSessionException {
        VirtualSound phone = new VirtualSound(26);
        Ear app = phone.app("app").set(PLAYBACK).running();
        app.session().setActive(false);
        assertThat(phone.daemon().state().activatedByApp("app")).isFalse();

        Ear quiet = sound.app("quiet").set(PLAYBACK).running();
        quiet.session().stopIO();
        quiet.session().setActive(false);

        assertThat(sound.daemon().state().activatedByApp("quiet")).isFalse();
    }

    @Test
    @DisplayName("Who does not mix interrupts whom does not; giving back with the option tells")
    void interruptAndGiveBack() {
        Ear music = sound.lasting("music").set(PLAYBACK).running();
        Ear video = sound.app("video").set(SOLO_AMBIENT).active();
        assertThat(music.heard()).containsExactly("began DEFAULT");
        assertThat(refusal(music.session()::startIO))
                .isEqualTo(AVAudioSessionErrorCode.SESSION_NOT_ACTIVE);

        assertThat(giveBack(video)).isNull();

        assertThat(music.heard()).containsExactly("ended resume");
        assertThat(activation(music)).as("unseen, and no longer the last to play").isNotNull();
    }

    @Test
    @DisplayName("A3: giving back without the option tells nobody until they come to the front")
    void a3SilentGiveBack() throws AVAudioSessionException {
        Ear music = sound.lasting("music").set(PLAYBACK).running();
        Ear video = sound.app("video").set(PLAYBACK).active();
        music.heard();

        video.session().setActive(false);
        sound.advance(A_WHILE);
        assertThat(music.heard()).isEmpty();
        music.front();
        assertThat(music.heard()).isEmpty();
        sound.advance(SoundPolicy.FEW_SECONDS);

        assertThat(music.heard()).containsExactly("ended");
    }

    @Test
    @DisplayName("F, G: who leaves again before the few seconds have passed waits anew")
    void restlessReturn() {
        Ear music = sound.lasting("music").set(PLAYBACK).running();
        Ear video = sound.app("video").set(PLAYBACK).running();
        music.heard();

        music.front();
        sound.advance(Duration.ofSeconds(1));
        video.front();
        sound.advance(A_WHILE);
        assertThat(music.heard()).isEmpty();
        music.front();
        sound.advance(Duration.ofMillis(1999));
        assertThat(music.heard()).isEmpty();
        sound.advance(Duration.ofMillis(1));

        assertThat(music.heard()).containsExactly("ended");
        assertThat(sound.daemon().state().activatedByApp("video")).isFalse();
    }

    @Test
    @DisplayName("A3: an app that plays on unseen keeps the sound; the other is never told")
    void a3PlaysOnUnseen() {
        Ear podcast = sound.lasting("podcast").set(PLAYBACK).running();
        sound.lasting("music").set(PLAYBACK).running();
        podcast.heard();

        podcast.front();
        sound.advance(A_WHILE);

        assertThat(podcast.heard()).isEmpty();
        assertThat(sound.daemon().state().activatedByApp("music")).isTrue();
    }

    @Test
    @DisplayName("Who mixes interrupts nobody and is interrupted by nobody")
    void mixing() {
        Ear music = sound.lasting("music").set(PLAYBACK).running();
        Ear mixer = sound.lasting("mixer").set(PLAYBACK, MIX_WITH_OTHERS).running();
        Ear game = sound.app("game").set(AMBIENT).running();
        sound.app("video").set(PLAYBACK).running();

        assertThat(music.heard()).containsExactly("began DEFAULT");
        assertThat(mixer.heard()).isEmpty();
        assertThat(game.heard()).isEmpty();
    }

    @Test
    @DisplayName("Who stops mixing while active interrupts then")
    void stopsMixing() {
        Ear music = sound.lasting("music").set(PLAYBACK).running();
        Ear mixer = sound.app("mixer").set(PLAYBACK, MIX_WITH_OTHERS).running();

        mixer.set(PLAYBACK);

        assertThat(music.heard()).containsExactly("began DEFAULT");
        assertThat(giveBack(mixer)).isEqualTo(AVAudioSessionErrorCode.IS_BUSY);
        assertThat(music.heard()).containsExactly("ended resume");
    }

    @Test
    @DisplayName("Ducking lasts as long as the one who ducks is active")
    void ducking() {
        sound.lasting("music").set(PLAYBACK).running();
        Ear guide = sound.app("guide").set(PLAYBACK, DUCK_OTHERS).active();
        assertThat(sound.daemon().state().ducked("music")).isTrue();
        assertThat(sound.daemon().state().ducked("guide")).isFalse();

        giveBack(guide);

        assertThat(sound.daemon().state().ducked("music")).isFalse();
        assertThat(sound.hardware().done()).containsSubsequence("duck music", "unduck music");
    }

    @Test
    @DisplayName("A prompt interrupts speech, and speech alone")
    void spokenAudio() {
        Ear music = sound.lasting("music").set(PLAYBACK, MIX_WITH_OTHERS).running();
        Ear book =
                sound.lasting("book")
                        .set(PLAYBACK, AVAudioSessionMode.SPOKEN_AUDIO, MIX_WITH_OTHERS)
                        .running();
        Ear guide =
                sound.app("guide")
                        .set(PLAYBACK, INTERRUPT_SPOKEN_AUDIO_AND_MIX_WITH_OTHERS)
                        .active();
        assertThat(book.heard()).containsExactly("began DEFAULT");
        assertThat(music.heard()).isEmpty();

        giveBack(guide);

        assertThat(book.heard()).containsExactly("ended resume");
    }

    @Test
    @DisplayName("Others' sound: any that runs, and the hint for primary sound alone")
    void hints() {
        Ear game = sound.app("game").set(AMBIENT).active();
        Ear mixer = sound.lasting("mixer").set(PLAYBACK, MIX_WITH_OTHERS).running();
        assertThat(game.session().isOtherAudioPlaying()).isTrue();
        assertThat(game.session().secondaryAudioShouldBeSilencedHint()).isFalse();
        Ear music = sound.lasting("music").set(PLAYBACK).active();
        game.front();
        assertThat(game.heard()).isEmpty();

        assertThat(refusal(music.session()::startIO)).isNull();
        assertThat(game.session().secondaryAudioShouldBeSilencedHint()).isTrue();
        assertThat(mixer.heard()).as("unseen apps are not told").isEmpty();
        music.session().stopIO();

        assertThat(game.heard()).containsExactly("hint BEGIN", "hint END");
    }

    @Test
    @DisplayName("An unseen app loses its session after a while; iOS 10 to 15 tell it on return")
    void suspension() {
        VirtualSound fifteen = new VirtualSound(15);
        Ear app = fifteen.app("app").set(PLAYBACK).running();
        app.leave();
        fifteen.advance(Duration.ofMillis(1999));
        assertThat(fifteen.daemon().state().activatedByApp("app")).isTrue();
        fifteen.advance(Duration.ofMillis(1));
        assertThat(fifteen.daemon().state().activatedByApp("app")).isFalse();
        assertThat(app.heard()).isEmpty();

        app.front();
        assertThat(app.heard()).containsExactly("began APP_WAS_SUSPENDED");
        app.leave();
        app.front();
        assertThat(app.heard()).as("told once").isEmpty();
    }

    @Test
    @DisplayName("iOS 16 tells nothing of a suspension, iOS 9 knows none")
    void suspensionByVersion() {
        Ear later = sound.app("app").set(PLAYBACK).running();
        later.leave();
        sound.advance(A_WHILE);
        later.front();
        assertThat(later.heard()).isEmpty();
        assertThat(sound.daemon().state().activatedByApp("app")).isFalse();

        VirtualSound nine = new VirtualSound(9);
        Ear earlier = nine.app("app").set(PLAYBACK).running();
        earlier.leave();
        nine.advance(A_WHILE);

        assertThat(nine.daemon().state().activatedByApp("app")).isTrue();
    }

    @Test
    @DisplayName("!int: unseen, only the app that played last may take the sound for itself")
    void cannotInterruptOthers() {
        Ear music = sound.lasting("music").set(PLAYBACK).active();
        Ear other = sound.lasting("other").set(PLAYBACK);
        other.leave();
        giveBack(music);
        music.leave();

        assertThat(activation(other)).isEqualTo(AVAudioSessionErrorCode.CANNOT_INTERRUPT_OTHERS);
        other.set(PLAYBACK, MIX_WITH_OTHERS);
        assertThat(activation(other)).isNull();
        assertThat(activation(music)).isNull();
        music.kill();
        assertThat(sound.daemon().state().nowPlaying()).isNull();
    }

    @Test
    @DisplayName("!pla, !rec, inac: what may not run in the background, or at all")
    void cannotStart() {
        Ear silent = sound.app("silent").set(PLAYBACK).active();
        Ear solo = sound.lasting("solo").set(AMBIENT).active();
        Ear recorder = sound.lasting("recorder").set(PLAY_AND_RECORD, MIX_WITH_OTHERS).active();
        Ear idle = sound.app("idle");

        assertThat(refusal(silent.session()::startIO))
                .isEqualTo(AVAudioSessionErrorCode.CANNOT_START_PLAYING);
        assertThat(refusal(solo.session()::startIO))
                .isEqualTo(AVAudioSessionErrorCode.CANNOT_START_PLAYING);
        assertThat(refusal(recorder.session()::startIO))
                .isEqualTo(AVAudioSessionErrorCode.CANNOT_START_RECORDING);
        assertThat(refusal(idle.session()::startIO))
                .isEqualTo(AVAudioSessionErrorCode.SESSION_NOT_ACTIVE);
        recorder.front();
        assertThat(refusal(recorder.session()::startIO)).isNull();
    }

    @Test
    @DisplayName("!res: nothing records on a phone without a microphone")
    void noMicrophone() {
        sound.hardware().unplugMicrophone();
        sound.daemon().routesChanged();
        Ear app = sound.app("app").set(RECORD);

        assertThat(activation(app)).isEqualTo(AVAudioSessionErrorCode.RESOURCE_NOT_AVAILABLE);
        assertThat(app.session().isInputAvailable()).isFalse();
        assertThat(activation(app.set(PLAYBACK))).isNull();
    }

    @ParameterizedTest(name = "iOS {0}")
    @DisplayName("Another list of inputs is told since iOS 26")
    @ValueSource(ints = {18, 26})
    void availableInputs(int version) {
        VirtualSound phone = new VirtualSound(version);
        Ear app = phone.app("app");

        phone.hardware().unplugMicrophone();
        phone.daemon().routesChanged();
        phone.daemon().routesChanged();

        assertThat(app.heard()).isEqualTo(version == 26 ? List.of("inputs") : List.of());
    }

    @Test
    @DisplayName("!ses: the session of a killed app is of no use, also when the app runs again")
    void expired() {
        Ear before = sound.app("app").set(PLAYBACK).running();
        before.kill();
        Ear after = sound.app("app");

        assertThat(activation(before)).isEqualTo(AVAudioSessionErrorCode.EXPIRED_SESSION);
        assertThat(refusal(() -> before.session().setCategory(RECORD)))
                .isEqualTo(AVAudioSessionErrorCode.EXPIRED_SESSION);
        before.session().stopIO();
        assertThat(before.session().category()).isEqualTo(SOLO_AMBIENT);
        assertThat(after.session().category()).isEqualTo(SOLO_AMBIENT);
        assertThat(activation(after)).isNull();
    }

    @Test
    @DisplayName("msrv: lost media services silence all; their reset forgets all that was set")
    void mediaServices() {
        Ear music = sound.lasting("music").set(PLAYBACK).running();
        Ear video = sound.app("video").set(PLAYBACK).running();
        music.heard();

        sound.daemon().mediaServicesLost();
        assertThat(activation(video)).isEqualTo(AVAudioSessionErrorCode.MEDIA_SERVICES_FAILED);
        assertThat(refusal(() -> video.session().setCategory(RECORD)))
                .isEqualTo(AVAudioSessionErrorCode.MEDIA_SERVICES_FAILED);
        assertThat(refusal(video.session()::startIO))
                .isEqualTo(AVAudioSessionErrorCode.MEDIA_SERVICES_FAILED);
        assertThat(giveBack(video)).isEqualTo(AVAudioSessionErrorCode.MEDIA_SERVICES_FAILED);
        sound.daemon().mediaServicesReset();

        assertThat(music.heard()).containsExactly("lost", "reset");
        assertThat(video.heard()).containsExactly("lost", "reset");
        assertThat(video.session().category()).isEqualTo(SOLO_AMBIENT);
        assertThat(sound.daemon().state().isActive("video")).isFalse();
        assertThat(activation(video)).isNull();
        giveBack(video);
        assertThat(music.heard()).as("its interruption was forgotten, too").isEmpty();
    }

    @Test
    @DisplayName("A microphone switched off by hand interrupts who records, unless they asked not")
    void mutedMicrophone() {
        Ear recorder = sound.lasting("recorder").set(RECORD).running();
        Ear patient =
                sound.lasting("patient")
                        .set(
                                PLAY_AND_RECORD,
                                MIX_WITH_OTHERS,
                                OVERRIDE_MUTED_MICROPHONE_INTERRUPTION)
                        .running();
        Ear music = sound.lasting("music").set(PLAYBACK, MIX_WITH_OTHERS).running();

        sound.daemon().microphoneMuted(true);
        assertThat(recorder.heard()).containsExactly("began BUILT_IN_MIC_MUTED");
        sound.daemon().microphoneMuted(false);

        assertThat(recorder.heard()).containsExactly("ended resume");
        assertThat(patient.heard()).isEmpty();
        assertThat(music.heard()).as("no interruption").containsExactly("hint END");
    }

    @Test
    @DisplayName("The person is asked once; denied refuses nothing, but nothing is heard")
    void recordPermission() {
        List<Boolean> answers = new ArrayList<>();
        Ear app = sound.app("app").set(RECORD);
        assertThat(app.session().recordPermission())
                .isEqualTo(AVAudioSessionRecordPermission.UNDETERMINED);
        app.session().requestRecordPermission(answers::add);
        sound.time().run();
        assertThat(answers).as("they think").isEmpty();
        sound.hardware().questions().getFirst().accept(false);
        assertThat(answers).as("on the main queue").isEmpty();
        app.session().requestRecordPermission(answers::add);
        sound.time().run();

        assertThat(answers).containsExactly(false, false);
        assertThat(sound.hardware().questions()).hasSize(1);
        app.running();
        assertThat(sound.daemon().state().hears("app")).isFalse();
        sound.daemon().setRecordPermission("app", AVAudioSessionRecordPermission.GRANTED);
        assertThat(app.session().recordPermission())
                .isEqualTo(AVAudioSessionRecordPermission.GRANTED);
        assertThat(sound.daemon().state().hears("app")).isTrue();
        app.session().stopIO();
        assertThat(sound.daemon().state().hears("app")).isFalse();
        assertThat(sound.daemon().state().hears("nobody")).isFalse();
    }

    @Test
    @DisplayName("A8: the latest activation is in charge of the route, then the one before")
    void a8LatestInCharge() {
        Ear mixer = sound.app("mixer").set(PLAYBACK, MIX_WITH_OTHERS).active();
        Ear talker = sound.app("talker").set(PLAY_AND_RECORD).active();
        talker.set(PLAY_AND_RECORD, AVAudioSessionMode.VIDEO_CHAT);
        giveBack(talker);

        assertThat(mixer.all())
                .containsExactly(
                        "route CATEGORY_CHANGE",
                        "route CATEGORY_CHANGE",
                        "route CATEGORY_CHANGE",
                        "route CATEGORY_CHANGE");
        assertThat(sound.hardware().done())
                .containsExactly("wish OUTPUT", "wish TALK", "wish TALK_LOUD set", "wish OUTPUT");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("A4: each category asks for its kind of route")
    @CsvSource({
        "AMBIENT, OUTPUT, false, true",
        "SOLO_AMBIENT, OUTPUT, false, true",
        "PLAYBACK, OUTPUT, false, true",
        "RECORD, INPUT, true, false",
        "PLAY_AND_RECORD, TALK, true, true",
        "MULTI_ROUTE, TALK_LOUD, true, true",
        "AUDIO_PROCESSING, NOTHING, false, false"
    })
    void a4Wishes(AVAudioSessionCategory category, RouteWish wish, boolean input, boolean output) {
        var configuration =
                new AVAudioSessionConfiguration(category, AVAudioSessionMode.DEFAULT, Set.of());

        assertThat(RouteWish.of(configuration)).isEqualTo(wish);
        assertThat(wish.hasInput()).isEqualTo(input).isEqualTo(category.hasInput());
        assertThat(wish.hasOutput()).isEqualTo(output).isEqualTo(category.hasOutput());
    }

    @Test
    @DisplayName("Events of apps that do not run change nothing")
    void unknownApps() {
        sound.app("app").set(PLAYBACK).running();
        SoundState before = sound.daemon().state();

        sound.daemon().cameToFront("nobody");
        sound.daemon().left("nobody");
        sound.daemon().killed("nobody");
        Ear gone = sound.app("gone");
        gone.kill();
        before = sound.daemon().state();
        sound.daemon().interrupt(gone.session(), AVAudioSessionInterruptionReason.DEFAULT);
        sound.daemon().apply(new SoundEvent.AppActivated("nobody"));
        sound.daemon().apply(new SoundEvent.TimerElapsed("nobody", 1));

        assertThat(sound.daemon().state()).isEqualTo(before);
    }
}
