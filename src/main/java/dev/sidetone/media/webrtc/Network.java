package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.PortAllocatorConfig;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.sidetone.media.MediaOptions;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/**
 * What the machine's network looks like to ICE. Where nothing but the loopback interface is up the
 * library gathers no candidate at all; then a fixed port is opened and we write the candidate.
 */
final class Network {
    private Network() {}

    /** Whether a connection made now must go over the loopback interface. */
    static boolean needsLoopback(MediaOptions options) {
        return !options.relayOnly() && onlyLoopback();
    }

    private static boolean onlyLoopback() {
        try {
            return NetworkInterface.networkInterfaces().noneMatch(Network::usable);
        } catch (SocketException unknown) {
            return true;
        }
    }

    private static boolean usable(NetworkInterface candidate) {
        try {
            return candidate.isUp()
                    && !candidate.isLoopback()
                    && candidate.inetAddresses().anyMatch(a -> !a.isLinkLocalAddress());
        } catch (SocketException gone) {
            return false;
        }
    }

    /** A UDP port that is free on the loopback interface now; 0 when there is none. */
    static int freeLoopbackPort() {
        try (var socket =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        } catch (IOException none) {
            return 0;
        }
    }

    static RTCConfiguration configuration(MediaOptions options, int loopbackPort) {
        var configuration = new RTCConfiguration();
        configuration.iceServers.addAll(IceServers.of(options.iceServers()));
        if (options.relayOnly()) {
            configuration.iceTransportPolicy = RTCIceTransportPolicy.RELAY;
        }
        configuration.portAllocatorConfig =
                loopbackPort > 0
                        ? new PortAllocatorConfig(
                                loopbackPort,
                                loopbackPort,
                                PortAllocatorConfig.PORTALLOCATOR_ENABLE_ANY_ADDRESS_PORTS)
                        : new PortAllocatorConfig()
                                .setDisableTcp(options.iceServers().isEmpty())
                                .setEnableAnyAddressPorts(options.anyAddressPorts());
        return configuration;
    }
}
