package dev.sidetone.media.webrtc;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** What the machine's network looks like to ICE. */
final class Network {
    private Network() {}

    /** Whether no interface but the loopback one is up: then the library gathers nothing. */
    static boolean onlyLoopback() {
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

    /** A UDP port that is free on the loopback interface now. */
    static int freeLoopbackPort() throws IOException {
        try (var socket =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }
}
