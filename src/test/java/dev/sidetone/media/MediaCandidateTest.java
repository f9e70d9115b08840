package dev.sidetone.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaCandidateTest {
    @Test
    void aLineOfADescriptionIsRead() {
        var candidate =
                MediaCandidate.ofLine(
                        "a=candidate:842163049 1 UDP 1677729535 198.51.100.7 46154 typ srflx"
                                + " raddr 10.0.0.1 rport 9");
        assertThat(candidate)
                .isEqualTo(
                        new MediaCandidate(
                                "842163049",
                                false,
                                "srflx",
                                "198.51.100.7",
                                46154,
                                "udp",
                                1677729535L,
                                null,
                                null,
                                null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "candidate:1 1 udp x 1.2.3.4 9 typ host", "a=end-of-candidates"})
    void whatIsNoCandidateIsNone(String line) {
        assertThat(MediaCandidate.ofLine(line)).isNull();
    }
}
