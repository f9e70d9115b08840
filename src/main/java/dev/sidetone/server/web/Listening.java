package dev.sidetone.server.web;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The listening sockets of one port: on the loopback addresses of both families by default, so that
 * {@code localhost} works whichever the browser tries first.
 */
record Listening(int port, List<ServerSocketChannel> channels) {
    private static final Logger log = LoggerFactory.getLogger(Listening.class);
    private static final int TRIES = 20;

    /**
     * Listens on {@code port}.
     *
     * @param exact whether another free port will not do
     * @throws PortInUse when it is taken and no other will do
     */
    static Listening on(String host, int port, boolean exact) throws IOException {
        try {
            return bound(host, port);
        } catch (BindException taken) {
            if (exact && port != 0) {
                throw new PortInUse(port, taken);
            }
        }
        IOException last = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                return bound(host, 0);
            } catch (BindException takenForTheOtherFamily) {
                last = takenForTheOtherFamily;
            }
        }
        throw new IOException("No free port was found on " + host, last);
    }

    private static Listening bound(String host, int port) throws IOException {
        List<ServerSocketChannel> channels = new ArrayList<>();
        try {
            int taken = port;
            for (InetAddress address : addresses(host)) {
                ServerSocketChannel channel = open(address, taken);
                if (channel != null) {
                    channels.add(channel);
                    taken = ((InetSocketAddress) channel.getLocalAddress()).getPort();
                }
            }
            return new Listening(taken, channels);
        } catch (IOException failed) {
            for (ServerSocketChannel channel : channels) {
                channel.close();
            }
            throw failed;
        }
    }

    private static List<InetAddress> addresses(String host) throws IOException {
        InetAddress address = ofThisMachine(host);
        return address.isLoopbackAddress()
                ? List.of(
                        InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                        InetAddress.getByName("::1"))
                : List.of(address);
    }

    private static InetAddress ofThisMachine(String host) throws IOException {
        String problem;
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null) {
                return address;
            }
            problem = "is not an address of this machine";
        } catch (UnknownHostException unknown) {
            problem = "is not known";
        }
        throw new IOException(
                "The server cannot listen on "
                        + host
                        + ": it "
                        + problem
                        + ". --host takes an address such as 127.0.0.1, or 0.0.0.0 for all.");
    }

    private static @Nullable ServerSocketChannel open(InetAddress address, int port)
            throws IOException {
        boolean six = address instanceof Inet6Address;
        ServerSocketChannel channel;
        try {
            channel =
                    ServerSocketChannel.open(
                            six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        } catch (UnsupportedOperationException noSuchFamily) {
            return null;
        }
        try {
            if (!System.getProperty("os.name").startsWith("Windows")) {
                // so that a successor can have the port at once
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            }
            channel.bind(new InetSocketAddress(address, port), 256);
            return channel;
        } catch (IOException failed) {
            channel.close();
            if (six && !inUse(failed)) {
                log.debug("No IPv6 loopback here: {}", failed.getMessage());
                return null;
            }
            throw failed;
        }
    }

    /** A machine without IPv6 says "Cannot assign requested address", also as a BindException. */
    private static boolean inUse(IOException failed) {
        String message = String.valueOf(failed.getMessage());
        return failed instanceof BindException && !message.contains("assign");
    }

    void close() {
        for (ServerSocketChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException closing) {
                log.debug("Closing port {}: {}", port, closing.getMessage());
            }
        }
    }
}
