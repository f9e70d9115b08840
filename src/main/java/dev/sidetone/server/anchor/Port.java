package dev.sidetone.server.anchor;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.function.IntSupplier;

/** A UDP port of one leg. */
final class Port implements MediaLeg.Way {
    // some seconds of media, whatever the machine counts for a small packet
    private static final int BUFFER = 256 * 1024;
    private static final int MOST_FAILURES = 1_000;

    private final DatagramChannel channel;
    private final MediaLeg leg;
    private int failures;

    private Port(DatagramChannel channel, MediaLeg leg) {
        this.channel = channel;
        this.leg = leg;
    }

    /**
     * A port for {@code leg}, that nobody reads yet.
     *
     * @param start where in the range the search begins
     * @throws AnchorFull when none of the range is free
     */
    static DatagramChannel open(InetAddress address, AnchorConfig.Ports range, IntSupplier start)
            throws IOException {
        DatagramChannel channel =
                DatagramChannel.open(
                        address instanceof Inet6Address
                                ? StandardProtocolFamily.INET6
                                : StandardProtocolFamily.INET);
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
            bind(channel, address, range, start.getAsInt());
            return channel;
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    private static void bind(
            DatagramChannel channel, InetAddress address, AnchorConfig.Ports range, int start)
            throws IOException {
        for (int i = 0; i < range.count(); i++) {
            try {
                channel.bind(new InetSocketAddress(address, range.at(start + i)));
                return;
            } catch (BindException taken) {
                // the next one
            }
        }
        throw new AnchorFull("no UDP port for media is free on " + address.getHostAddress());
    }

    static Port of(DatagramChannel channel, MediaLeg leg) {
        return new Port(channel, leg);
    }

    DatagramChannel channel() {
        return channel;
    }

    /**
     * Takes up to {@code most} waiting datagrams; false when the port cannot be used any more.
     *
     * @param packet room for any datagram
     */
    boolean receive(ByteBuffer packet, int most) {
        try {
            for (int i = 0; i < most; i++) {
                packet.clear();
                if (!(channel.receive(packet) instanceof InetSocketAddress from)) {
                    return true;
                }
                packet.flip();
                leg.received(this, from, packet);
            }
            failures = 0;
            return true;
        } catch (IOException unreachable) {
            // some systems tell here that an earlier packet found nobody
            return channel.isOpen() && ++failures < MOST_FAILURES;
        }
    }

    @Override
    public boolean send(ByteBuffer packet, InetSocketAddress to) {
        int size = packet.remaining();
        try {
            return channel.send(packet, to) == size;
        } catch (IOException | IllegalArgumentException unreachable) {
            return false;
        }
    }

    /** Callable from any thread. */
    void close() {
        try {
            channel.close();
        } catch (IOException closed) {
            // it is of no use either way
        }
    }
}
