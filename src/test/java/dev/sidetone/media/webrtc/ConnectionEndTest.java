package dev.sidetone.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onvoid.webrtc.RTCIceConnectionState;

import org.junit.jupiter.api.Test;

class ConnectionEndTest {
    @Test
    void iceThatFailsInAStandingCallIsAnInterruption() {
        assertThat(ConnectionEnd.of(true, RTCIceConnectionState.FAILED))
                .isEqualTo(ConnectionEnd.INTERRUPTION);
        assertThat(ConnectionEnd.of(false, RTCIceConnectionState.FAILED))
                .isEqualTo(ConnectionEnd.NO_WAY);
        assertThat(ConnectionEnd.of(true, RTCIceConnectionState.DISCONNECTED))
                .isEqualTo(ConnectionEnd.INTERRUPTION);
    }

    @Test
    void failureWhileIceStandsIsThatOfTheKeys() {
        assertThat(ConnectionEnd.of(false, RTCIceConnectionState.CONNECTED))
                .isEqualTo(ConnectionEnd.NO_KEYS);
        assertThat(ConnectionEnd.of(true, RTCIceConnectionState.COMPLETED))
                .isEqualTo(ConnectionEnd.NO_KEYS);
    }
}
