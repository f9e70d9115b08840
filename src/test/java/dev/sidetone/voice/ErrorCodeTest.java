package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.voice.ErrorCode.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;

class ErrorCodeTest {
    private static final List<Integer> EVERY =
            List.of(
                    20101, 20102, 20103, 20104, 20105, 20106, 20107, 20151, 20152, 20153, 20154,
                    20155, 20156, 20157, 20159, 20160, 20403, 21218, 31000, 31001, 31002, 31003,
                    31004, 31005, 31008, 31009, 31100, 31101, 31102, 31103, 31104, 31105, 31106,
                    31107, 31201, 31202, 31203, 31204, 31205, 31206, 31207, 31208, 31209, 31210,
                    31211, 31212, 31301, 31302, 31400, 31401, 31402, 31403, 31404, 31408, 31409,
                    31426, 31429, 31480, 31481, 31484, 31486, 31487, 31500, 31502, 31503, 31504,
                    31530, 31600, 31603, 31604, 51007, 53000, 53001, 53002, 53003, 53004, 53400,
                    53401, 53402, 53403, 53404, 53405, 53407, 53500, 53501);

    @Test
    void thereIsAConstantForEveryKnownCodeAndNoneIsInvented() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::code))
                .containsExactlyElementsOf(EVERY);
        assertThat(ErrorCode.of(31486)).isSameAs(ErrorCode.BUSY_HERE);
        assertThat(ErrorCode.of(12345)).isSameAs(ErrorCode.UNKNOWN_ERROR);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCodeSaysWhatItIsWhatIsBehindItAndWhatToDo(ErrorCode code) {
        assertThat(code.title()).isNotBlank().doesNotEndWith(".");
        assertThat(code.explanation()).endsWith(".");
        assertThat(code.causes()).isNotEmpty().allMatch(cause -> cause.endsWith("."));
        assertThat(code.remedies()).isNotEmpty().allMatch(remedy -> remedy.length() > 8);
        assertThat(code.sources()).isNotEmpty();
    }

    @Test
    void registeringAndAcceptingReportTheirOwnSets() {
        assertThat(of(Source.REGISTER))
                .containsExactly(
                        20101, 20102, 20103, 20104, 20105, 20106, 20107, 20157, 20403, 31301, 31400,
                        31403, 31404, 31408, 31409, 31426, 31429, 31500, 31502, 31503, 31504,
                        51007);
        assertThat(of(Source.ACCEPT))
                .containsExactly(
                        20151, 31005, 31008, 31009, 31201, 31403, 31408, 31481, 31487, 31500, 31502,
                        31503, 31504, 31530, 31604, 53001, 53400, 53401, 53402, 53403, 53404, 53405,
                        53407);
        assertThat(of(Source.RECONNECTING)).containsExactly(53001, 53405);
        assertThat(of(Source.MESSAGE)).containsExactly(31206, 31210, 31211, 31212);
    }

    @Test
    void acceptingNamesNoDefectOfAToken() {
        VoiceError expired = VoiceError.of(ErrorCode.ACCESS_TOKEN_EXPIRED, "an hour ago");
        assertThat(expired.toAccept())
                .isEqualTo(VoiceError.of(ErrorCode.AUTHENTICATION_FAILED, "an hour ago"));
        VoiceError gone = VoiceError.of(ErrorCode.CALL_CANCELLED);
        assertThat(gone.toAccept()).isSameAs(gone);
    }

    private static List<Integer> of(Source source) {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.sources().contains(source))
                .map(ErrorCode::code)
                .toList();
    }
}
