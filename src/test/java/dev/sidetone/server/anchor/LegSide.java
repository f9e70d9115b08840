package dev.sidetone.server.anchor;

import dev.sidetone.server.anchor.stun.ConnectivityCheck;
import dev.sidetone.server.anchor.stun.IceCredentials;
import dev.sidetone.server.anchor.stun.IceGate;
import dev.sidetone.server.anchor.stun.StunBytes;
import dev.sidetone.time.VirtualTime;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A leg without sockets, and the side that talks to it. */
final class LegSide implements MediaLeg.Way {
    static final String PASSWORD = "passwordOfTheLegOf24chars";

    final MediaLeg leg;
    final List<byte[]> got = new ArrayList<>();
    final List<InetSocketAddress> gotAt = new ArrayList<>();
    int latched;
    boolean full;
    private final String name;
    private int checks;

    LegSide(String name, VirtualTime time) {
        this.name = name;
        leg =
                new MediaLeg(
                        name,
                        "CA1",
                        new IceGate(credentials(name), null),
                        new ConnectivityCheck(),
                        time::nanos,
                        () -> latched++);
    }

    static IceCredentials credentials(String name) {
        return new IceCredentials("own" + name, PASSWORD);
    }

    static InetSocketAddress from(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public boolean send(ByteBuffer packet, InetSocketAddress to) {
        if (full) {
            return false;
        }
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        got.add(bytes);
        gotAt.add(to);
        return true;
    }

    /** A right check; answers what came back. */
    byte[] checks(int port, boolean nominates) {
        return checks(port, "own" + name + ":far" + name, nominates);
    }

    byte[] checks(int port, String username, boolean nominates) {
        int before = got.size();
        receives(port, StunBytes.check(username, PASSWORD, nominates, ++checks));
        gotAt.remove(before);
        return got.remove(before);
    }

    void receives(int port, byte[] packet) {
        leg.received(this, from(port), ByteBuffer.wrap(packet));
    }

    /** What looks like media. */
    static byte[] rtp(int number) {
        return ByteBuffer.allocate(172).put((byte) 0x80).put((byte) 0).putInt(8, number).array();
    }

    static byte[] dtls(int number) {
        return ByteBuffer.allocate(120).put((byte) 22).putInt(8, number).array();
    }
}
