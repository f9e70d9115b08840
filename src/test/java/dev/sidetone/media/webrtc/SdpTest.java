package dev.sidetone.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept from the library, which trusts descriptions too much. */
class SdpTest {
    private static final String CALL = "v=0\r\ns=-\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n";

    @Test
    void anOrdinaryDescriptionStaysAsItIs() {
        assertThat(Sdp.of(CALL).describesCall()).isTrue();
        assertThat(Sdp.of(CALL)).hasToString(CALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a=rtpmap:1%s%n%x3 CN/8000", "a=x:%", "a=mid:\u00e4", "a=candidate:1 \0"})
    void anAttributeThatCannotBeReadIsLeftOut(String line) {
        assertThat(Sdp.of(CALL + line + "\r\n")).hasToString(CALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t=%s %s", "m=video %n RTP/AVP 96", "%", "c=\u20ac", "b=AS:\t1"})
    void anyOtherLineThatCannotBeReadSpoilsTheDescription(String line) {
        assertThat(Sdp.of(CALL + line + "\r\n").describesCall()).isFalse();
    }

    @Test
    void namesMayBeWrittenInAnyWay() {
        Sdp sdp =
                Sdp.of(
                        CALL.replace("s=-", "s=J\u00fcrgen 100%")
                                + "a=msid:%s t\r\na=ssrc:1 msid:%s t\r\n");
        assertThat(sdp.describesCall()).isTrue();
        assertThat(sdp.toString())
                .contains("s=J_rgen 100_\r\n", "a=msid:_s t\r\n", "a=ssrc:1 msid:_s t\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\n\n\n", "a=%", "v=0", "v=0\r\na=%\r\n"})
    void nothingIsNoCall(String text) {
        assertThat(Sdp.of(text).describesCall()).isFalse();
    }
}
