package dev.sidetone.avaudio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Strings and numbers are Apple's (callkit.md §3.1). */
class ConstantsTest {
    @ParameterizedTest(name = "{1} is {2}")
    @DisplayName("Errors have Apple's numbers, which are their four characters")
    @CsvSource({
        "INSUFFICIENT_PRIORITY, !pri, 561017449",
        "CANNOT_INTERRUPT_OTHERS, !int, 560557684",
        "IS_BUSY, !act, 560030580",
        "INCOMPATIBLE_CATEGORY, !cat, 560161140",
        "CANNOT_START_PLAYING, !pla, 561015905",
        "CANNOT_START_RECORDING, !rec, 561145187",
        "EXPIRED_SESSION, !ses, 561210739",
        "RESOURCE_NOT_AVAILABLE, !res, 561145203",
        "MEDIA_SERVICES_FAILED, msrv, 1836282486",
        "SESSION_NOT_ACTIVE, inac, 1768841571",
        "SIRI_IS_RECORDING, siri, 1936290409",
        "MISSING_ENTITLEMENT, ent?, 1701737535",
        "UNSPECIFIED, what, 2003329396",
        "BAD_PARAM, , -50"
    })
    void errorCodes(AVAudioSessionErrorCode code, String characters, int number) {
        AVAudioSessionException error = new AVAudioSessionException(code);

        assertThat(code.characters()).isEqualTo(characters);
        assertThat(code.rawValue()).isEqualTo(number);
        assertThat(error.code()).isSameAs(code);
        assertThat(error.domain()).isEqualTo("NSOSStatusErrorDomain");
        assertThat(error)
                .hasMessage(
                        "The operation couldn\u2019t be completed. (NSOSStatusErrorDomain error "
                                + number
                                + ".)");
        assertThat(code).hasToString(characters == null ? "BAD_PARAM" : characters);
    }

    @Test
    @DisplayName("No error was forgotten")
    void allErrors() {
        assertThat(AVAudioSessionErrorCode.values()).hasSize(14);
    }

    @Test
    @DisplayName("Categories and modes are named like their constants")
    void names() {
        assertThat(AVAudioSessionCategory.PLAY_AND_RECORD.rawValue())
                .isEqualTo("AVAudioSessionCategoryPlayAndRecord");
        assertThat(Stream.of(AVAudioSessionCategory.values()).map(c -> suffix(c.rawValue())))
                .containsExactly(
                        "Ambient",
                        "SoloAmbient",
                        "Playback",
                        "Record",
                        "PlayAndRecord",
                        "MultiRoute",
                        "AudioProcessing");
        assertThat(Stream.of(AVAudioSessionMode.values()).map(m -> suffix(m.rawValue())))
                .containsExactly(
                        "Default",
                        "VoiceChat",
                        "GameChat",
                        "VideoRecording",
                        "Measurement",
                        "MoviePlayback",
                        "VideoChat",
                        "SpokenAudio",
                        "VoicePrompt",
                        "ShortFormVideo",
                        "DualRoute");
    }

    private static String suffix(String constant) {
        return constant.replaceAll("^AVAudioSession(Category|Mode)", "");
    }

    @Test
    @DisplayName("Options are bits")
    void optionBits() {
        assertThat(Stream.of(AVAudioSessionCategoryOptions.values()).map(o -> o.rawValue()))
                .containsExactly(0x1, 0x2, 0x4, 0x8, 0x11, 0x20, 0x40, 0x80, 1 << 18, 1 << 19);
        assertThat(
                        AVAudioSessionCategoryOptions.rawValue(
                                Set.of(
                                        AVAudioSessionCategoryOptions
                                                .INTERRUPT_SPOKEN_AUDIO_AND_MIX_WITH_OTHERS,
                                        AVAudioSessionCategoryOptions.DUCK_OTHERS)))
                .isEqualTo(0x13);
        assertThat(AVAudioSessionCategoryOptions.ofRawValue(0x12 | 1 << 30))
                .containsExactly(AVAudioSessionCategoryOptions.DUCK_OTHERS);
        assertThat(AVAudioSessionCategoryOptions.ofRawValue(0x11))
                .containsExactly(
                        AVAudioSessionCategoryOptions.MIX_WITH_OTHERS,
                        AVAudioSessionCategoryOptions.INTERRUPT_SPOKEN_AUDIO_AND_MIX_WITH_OTHERS);
    }

    @Test
    @DisplayName("The small enums have Apple's numbers")
    void numbers() {
        assertThat(AVAudioSessionInterruptionType.BEGAN.rawValue()).isEqualTo(1);
        assertThat(AVAudioSessionInterruptionType.ENDED.rawValue()).isZero();
        assertThat(AVAudioSessionInterruptionOptions.SHOULD_RESUME.rawValue()).isEqualTo(1);
        assertThat(Stream.of(AVAudioSessionInterruptionReason.values()).map(r -> r.rawValue()))
                .containsExactly(0, 1, 2, 4);
        assertThat(Stream.of(AVAudioSessionRouteChangeReason.values()).map(r -> r.rawValue()))
                .containsExactly(0, 1, 2, 3, 4, 6, 7, 8);
        assertThat(Stream.of(AVAudioSessionPortOverride.values()).map(o -> o.rawValue()))
                .containsExactly(0, 1936747378);
        assertThat(AVAudioSessionSetActiveOptions.NOTIFY_OTHERS_ON_DEACTIVATION.rawValue())
                .isEqualTo(1);
        assertThat(AVAudioSessionSilenceSecondaryAudioHintType.BEGIN.rawValue()).isEqualTo(1);
        assertThat(AVAudioSessionSilenceSecondaryAudioHintType.END.rawValue()).isZero();
        assertThat(Stream.of(AVAudioSessionRecordPermission.values()).map(p -> p.rawValue()))
                .containsExactly(0x756e6474, 0x64656e79, 0x67726e74);
    }

    @Test
    @DisplayName("Every port of §3.1 has its string and its directions")
    void ports() {
        assertThat(strings(true, false))
                .containsExactly(
                        "MicrophoneBuiltIn", "MicrophoneWired", "LineIn", "ContinuityMicrophone");
        assertThat(strings(false, true))
                .containsExactly(
                        "Receiver",
                        "Speaker",
                        "Headphones",
                        "BluetoothA2DPOutput",
                        "BluetoothLE",
                        "HDMI",
                        "AirPlay",
                        "LineOut");
        assertThat(strings(true, true))
                .containsExactly(
                        "BluetoothHFP",
                        "USBAudio",
                        "CarAudio",
                        "Virtual",
                        "PCI",
                        "FireWire",
                        "DisplayPort",
                        "AVB",
                        "Thunderbolt");
        assertThat(Stream.of(AVAudioSessionPort.values()).filter(AVAudioSessionPort::isBuiltIn))
                .hasSize(3);
    }

    private static List<String> strings(boolean input, boolean output) {
        return Stream.of(AVAudioSessionPort.values())
                .filter(port -> port.isInput() == input && port.isOutput() == output)
                .map(AVAudioSessionPort::rawValue)
                .toList();
    }

    @Test
    @DisplayName("An interruption has a reason when it begins, options when it ends")
    void interruptions() {
        assertThat(
                        AVAudioSessionInterruption.began(
                                        AVAudioSessionInterruptionReason.APP_WAS_SUSPENDED)
                                .userInfo())
                .isEqualTo(
                        Map.of(
                                "AVAudioSessionInterruptionTypeKey", 1,
                                "AVAudioSessionInterruptionReasonKey", 1,
                                "AVAudioSessionInterruptionWasSuspendedKey", true));
        assertThat(AVAudioSessionInterruption.ended(true).userInfo())
                .isEqualTo(
                        Map.of(
                                "AVAudioSessionInterruptionTypeKey", 0,
                                "AVAudioSessionInterruptionOptionKey", 1));
        assertThat(AVAudioSessionInterruption.ended(false).userInfo())
                .containsEntry("AVAudioSessionInterruptionOptionKey", 0);
        assertThatThrownBy(
                        () ->
                                new AVAudioSessionInterruption(
                                        AVAudioSessionInterruptionType.BEGAN, Set.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new AVAudioSessionInterruption(
                                        AVAudioSessionInterruptionType.ENDED,
                                        null,
                                        AVAudioSessionInterruptionReason.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("A route change carries its reason and what was before")
    void routeChange() {
        var before = new AVAudioSessionRouteDescription(List.of(), List.of());

        assertThat(
                        new AVAudioSessionRouteChange(
                                        AVAudioSessionRouteChangeReason.WAKE_FROM_SLEEP, before)
                                .userInfo())
                .isEqualTo(
                        Map.of(
                                "AVAudioSessionRouteChangeReasonKey",
                                6,
                                "AVAudioSessionRouteChangePreviousRouteKey",
                                before));
    }
}
