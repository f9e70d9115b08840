package dev.sidetone.avaudio;

import static dev.sidetone.avaudio.AVAudioSessionCategory.AMBIENT;
import static dev.sidetone.avaudio.AVAudioSessionCategory.PLAYBACK;
import static dev.sidetone.avaudio.AVAudioSessionCategory.PLAY_AND_RECORD;
import static dev.sidetone.avaudio.AVAudioSessionCategory.RECORD;
import static dev.sidetone.avaudio.AVAudioSessionCategory.SOLO_AMBIENT;
import static dev.sidetone.avaudio.AVAudioSessionCategoryOptions.ALLOW_BLUETOOTH_HFP;
import static dev.sidetone.avaudio.AVAudioSessionCategoryOptions.DEFAULT_TO_SPEAKER;
import static dev.sidetone.avaudio.AVAudioSessionCategoryOptions.DUCK_OTHERS;
import static dev.sidetone.avaudio.AVAudioSessionCategoryOptions.INTERRUPT_SPOKEN_AUDIO_AND_MIX_WITH_OTHERS;
import static dev.sidetone.avaudio.AVAudioSessionCategoryOptions.MIX_WITH_OTHERS;
import static dev.sidetone.testing.VirtualSound.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.testing.FakeSoundHardware;
import dev.sidetone.testing.VirtualSound;
import dev.sidetone.trace.ErrorNote;
import dev.sidetone.trace.Event;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;

/** What can be set, what goes together, and what is refused. */
class CategoryTest {
    private final VirtualSound sound = new VirtualSound(18);
    private final AVAudioSession session = sound.app("app").session();

    @Test
    @DisplayName("A session begins as SoloAmbient, default mode, no options")
    void initial() {
        assertThat(session.category()).isEqualTo(SOLO_AMBIENT);
        assertThat(session.mode()).isEqualTo(AVAudioSessionMode.DEFAULT);
        assertThat(session.categoryOptions()).isEmpty();
        assertThat(session.availableCategories())
                .hasSize(6)
                .doesNotContain(AVAudioSessionCategory.AUDIO_PROCESSING);
    }

    @Test
    @DisplayName("Ducking and interrupting speech mix; the chat modes bring Bluetooth and speaker")
    void impliedOptions() throws AVAudioSessionException {
        session.setCategory(PLAYBACK, AVAudioSessionMode.DEFAULT, Set.of(DUCK_OTHERS));
        assertThat(session.categoryOptions())
                .containsExactlyInAnyOrder(DUCK_OTHERS, MIX_WITH_OTHERS);

        session.setCategory(
                PLAYBACK,
                AVAudioSessionMode.DEFAULT,
                Set.of(INTERRUPT_SPOKEN_AUDIO_AND_MIX_WITH_OTHERS));
        assertThat(session.categoryOptions()).contains(MIX_WITH_OTHERS);

        session.setCategory(PLAY_AND_RECORD, AVAudioSessionMode.VOICE_CHAT);
        assertThat(session.categoryOptions()).containsExactly(ALLOW_BLUETOOTH_HFP);

        session.setMode(AVAudioSessionMode.VIDEO_CHAT);
        assertThat(session.categoryOptions())
                .containsExactlyInAnyOrder(ALLOW_BLUETOOTH_HFP, DEFAULT_TO_SPEAKER);
    }

    @Test
    @DisplayName("Options are not kept across categories; a mode is, where the category takes it")
    void notSticky() throws AVAudioSessionException {
        session.setCategory(
                PLAY_AND_RECORD, AVAudioSessionMode.VOICE_CHAT, Set.of(DEFAULT_TO_SPEAKER));
        session.setMode(AVAudioSessionMode.MEASUREMENT);
        assertThat(session.categoryOptions()).containsExactly(DEFAULT_TO_SPEAKER);

        session.setCategory(PLAYBACK);
        assertThat(session.categoryOptions()).isEmpty();
        assertThat(session.mode()).isEqualTo(AVAudioSessionMode.MEASUREMENT);

        session.setCategory(PLAY_AND_RECORD, AVAudioSessionMode.VOICE_CHAT);
        session.setCategory(RECORD);
        assertThat(session.mode()).isEqualTo(AVAudioSessionMode.DEFAULT);
    }

    @ParameterizedTest(name = "{0} with {1}")
    @DisplayName("A mode that the category does not take is badParam and changes nothing")
    @CsvSource({
        "PLAYBACK, VOICE_CHAT",
        "RECORD, VIDEO_CHAT",
        "MULTI_ROUTE, GAME_CHAT",
        "PLAYBACK, VIDEO_RECORDING",
        "PLAY_AND_RECORD, MOVIE_PLAYBACK",
        "AMBIENT, SHORT_FORM_VIDEO",
        "PLAY_AND_RECORD, DUAL_ROUTE"
    })
    void wrongMode(AVAudioSessionCategory category, AVAudioSessionMode mode) {
        assertThat(refusal(() -> session.setCategory(category, mode)))
                .isEqualTo(AVAudioSessionErrorCode.BAD_PARAM);
        assertThat(session.category()).isEqualTo(SOLO_AMBIENT);
        assertThat(session.mode()).isEqualTo(AVAudioSessionMode.DEFAULT);
    }

    @ParameterizedTest(name = "{0}, {1} with {2}")
    @DisplayName("An option that the category or the mode does not take is badParam")
    @CsvSource({
        "SOLO_AMBIENT, DEFAULT, MIX_WITH_OTHERS",
        "RECORD, DEFAULT, DUCK_OTHERS",
        "PLAYBACK, DEFAULT, ALLOW_BLUETOOTH_HFP",
        "PLAYBACK, DEFAULT, DEFAULT_TO_SPEAKER",
        "AMBIENT, DEFAULT, INTERRUPT_SPOKEN_AUDIO_AND_MIX_WITH_OTHERS",
        "RECORD, DEFAULT, ALLOW_BLUETOOTH_A2DP",
        "MULTI_ROUTE, DEFAULT, ALLOW_BLUETOOTH_A2DP",
        "PLAYBACK, DEFAULT, ALLOW_AIR_PLAY",
        "PLAYBACK, DEFAULT, OVERRIDE_MUTED_MICROPHONE_INTERRUPTION",
        "MULTI_ROUTE, DEFAULT, FAR_FIELD_INPUT",
        "PLAYBACK, DEFAULT, FAR_FIELD_INPUT",
        "PLAY_AND_RECORD, VOICE_CHAT, BLUETOOTH_HIGH_QUALITY_RECORDING"
    })
    void wrongOption(
            AVAudioSessionCategory category,
            AVAudioSessionMode mode,
            AVAudioSessionCategoryOptions option) {
        assertThat(refusal(() -> session.setCategory(category, mode, Set.of(option))))
                .isEqualTo(AVAudioSessionErrorCode.BAD_PARAM);
        assertThat(session.category()).isEqualTo(SOLO_AMBIENT);
    }

    @ParameterizedTest(name = "{0}, {1} with {2}")
    @DisplayName("What goes together is accepted")
    @CsvSource({
        "AMBIENT, DEFAULT, DUCK_OTHERS",
        "PLAYBACK, MOVIE_PLAYBACK, ALLOW_BLUETOOTH_A2DP",
        "RECORD, VIDEO_RECORDING, ALLOW_BLUETOOTH_HFP",
        "MULTI_ROUTE, DUAL_ROUTE, FAR_FIELD_INPUT",
        "PLAY_AND_RECORD, DEFAULT, BLUETOOTH_HIGH_QUALITY_RECORDING",
        "RECORD, MEASUREMENT, OVERRIDE_MUTED_MICROPHONE_INTERRUPTION"
    })
    void goesTogether(
            AVAudioSessionCategory category,
            AVAudioSessionMode mode,
            AVAudioSessionCategoryOptions option)
            throws AVAudioSessionException {
        session.setCategory(category, mode, Set.of(option));

        assertThat(session.category()).isEqualTo(category);
        assertThat(session.mode()).isEqualTo(mode);
        assertThat(session.categoryOptions()).contains(option);
        assertThat(session.availableModes()).contains(mode);
    }

    @Test
    @DisplayName("Chat modes are offered only where they can be set")
    void availableModes() throws AVAudioSessionException {
        assertThat(session.availableModes()).doesNotContain(AVAudioSessionMode.VOICE_CHAT);

        session.setCategory(PLAY_AND_RECORD);

        assertThat(session.availableModes())
                .contains(AVAudioSessionMode.VOICE_CHAT)
                .doesNotContain(AVAudioSessionMode.MOVIE_PLAYBACK);
        assertThat(refusal(() -> session.setMode(AVAudioSessionMode.MOVIE_PLAYBACK)))
                .isEqualTo(AVAudioSessionErrorCode.BAD_PARAM);
    }

    @Test
    @DisplayName("A4: only PlayAndRecord can be sent to the speaker")
    void a4OverrideNeedsPlayAndRecord() throws AVAudioSessionException {
        session.setCategory(PLAYBACK);
        assertThat(
                        refusal(
                                () ->
                                        session.overrideOutputAudioPort(
                                                AVAudioSessionPortOverride.SPEAKER)))
                .isEqualTo(AVAudioSessionErrorCode.INCOMPATIBLE_CATEGORY);

        session.setCategory(PLAY_AND_RECORD);
        session.overrideOutputAudioPort(AVAudioSessionPortOverride.SPEAKER);

        assertThat(sound.hardware().done()).containsExactly("override SPEAKER");
    }

    @Test
    @DisplayName("Inputs: none to choose in a category that plays, no unknown ones, null for any")
    void preferredInput() throws AVAudioSessionException {
        var unknown = new AVAudioSessionPortDescription(AVAudioSessionPort.LINE_IN, "Line", "line");
        assertThat(session.availableInputs()).isEmpty();
        assertThat(session.isInputAvailable()).isTrue();
        assertThat(refusal(() -> session.setPreferredInput(FakeSoundHardware.MICROPHONE)))
                .isEqualTo(AVAudioSessionErrorCode.INCOMPATIBLE_CATEGORY);

        session.setCategory(RECORD);
        assertThat(session.availableInputs()).containsExactly(FakeSoundHardware.MICROPHONE);
        assertThat(refusal(() -> session.setPreferredInput(unknown)))
                .isEqualTo(AVAudioSessionErrorCode.BAD_PARAM);
        session.setPreferredInput(FakeSoundHardware.MICROPHONE);
        assertThat(session.preferredInput()).isEqualTo(FakeSoundHardware.MICROPHONE);
        session.setPreferredInput(null);

        assertThat(session.preferredInput()).isNull();
        assertThat(sound.hardware().done()).containsExactly("prefer microphone", "prefer none");
    }

    @Test
    @DisplayName("Every request is written with its app, a refused one also with its code")
    void traced() throws AVAudioSessionException {
        session.setCategory(AMBIENT);
        assertThat(refusal(() -> session.setCategory(AMBIENT, AVAudioSessionMode.VOICE_CHAT)))
                .isNotNull();

        assertThat(sound.trace().events()).extracting(Event::app).containsOnly("app");
        assertThat(sound.trace().events())
                .extracting(Event::name)
                .containsExactly("setCategory", "setCategory", "setCategoryRefused");
        Event refused = sound.trace().events().getLast();
        assertThat(refused.detail())
                .isEqualTo(new ErrorNote("NSOSStatusErrorDomain", -50, "BAD_PARAM"));
        assertThat(refused.cause()).isEqualTo(refused.id() - 1);
        assertThat(sound.trace().events().getFirst().detail())
                .isEqualTo(
                        new AVAudioSessionConfiguration(
                                AMBIENT, AVAudioSessionMode.DEFAULT, Set.of()));
    }
}
