package dev.sidetone.media.webrtc;

import static dev.onvoid.webrtc.PortAllocatorConfig.PORTALLOCATOR_ENABLE_ANY_ADDRESS_PORTS;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.media.MediaOptions;

import org.junit.jupiter.api.Test;

import java.util.List;

class NetworkTest {
    @Test
    void portsOfNoAddressAreTriedWhereThatIsWished() {
        assertThat(flag(false)).isZero();
        assertThat(flag(true)).isEqualTo(PORTALLOCATOR_ENABLE_ANY_ADDRESS_PORTS);
    }

    private static int flag(boolean wished) {
        var options = new MediaOptions(List.of(), false, List.of("opus"), 0, wished, false);
        int flags = Network.configuration(options, 0).portAllocatorConfig.flags;
        return flags & PORTALLOCATOR_ENABLE_ANY_ADDRESS_PORTS;
    }
}
