package dev.sidetone.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionDescriptionTest {
    @Test
    void telephoneEventsAndAllThatIsSaidOfThemAreLeftOut() {
        String sdp =
                """
                v=0
                m=audio 9 UDP/TLS/RTP/SAVPF 111 0 110 126
                a=rtpmap:111 opus/48000/2
                a=fmtp:111 minptime=10;useinbandfec=1
                a=rtpmap:0 PCMU/8000
                a=rtpmap:110 telephone-event/48000
                a=fmtp:110 0-15
                a=rtpmap:126 telephone-event/8000
                a=rtcp-fb:126 transport-cc
                a=mid:0
                """;
        assertThat(SessionDescription.withoutTelephoneEvent(sdp))
                .isEqualTo(
                        """
                        v=0
                        m=audio 9 UDP/TLS/RTP/SAVPF 111 0
                        a=rtpmap:111 opus/48000/2
                        a=fmtp:111 minptime=10;useinbandfec=1
                        a=rtpmap:0 PCMU/8000
                        a=mid:0
                        """
                                .replace("\n", "\r\n"));
    }
}
