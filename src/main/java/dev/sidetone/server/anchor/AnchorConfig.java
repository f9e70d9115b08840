package dev.sidetone.server.anchor;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How media are anchored.
 *
 * @param addresses a leg has one port on each; the best first, at least one
 * @param ports which ports may be used
 * @param mostLegs how many legs and forks there may be at once
 * @param silence after how much time without a sign of life a leg is reported
 */
public record AnchorConfig(List<Address> addresses, Ports ports, int mostLegs, Duration silence) {
    /** Two for each of a thousand calls. */
    public static final int USUAL_LEGS = 2_000;

    /** As long as a stock page waits before it tries to reconnect. */
    public static final Duration USUAL_SILENCE = Duration.ofSeconds(7);

    private static final int MOST_ADDRESSES = 4;

    /**
     * An address of this machine.
     *
     * @param bound where ports are opened
     * @param shown what calls are told, another one behind an address translation
     */
    public record Address(InetAddress bound, InetAddress shown) {}

    /** UDP ports from {@code first} to {@code last}; 0 and 0 for any that is free. */
    public record Ports(int first, int last) {
        /** Whichever is free. */
        public static final Ports ANY = new Ports(0, 0);

        /**
         * A range.
         *
         * @throws IllegalArgumentException for one that is empty or not of ports
         */
        public Ports {
            boolean any = first == 0 && last == 0;
            if (!any && (first < 1 || last < first || last > 65_535)) {
                throw new IllegalArgumentException(
                        "no range of UDP ports: " + first + " to " + last);
            }
        }

        int count() {
            return last - first + 1;
        }

        int at(int index) {
            return first + Math.floorMod(index, count());
        }
    }

    /** A copy of the list is kept. */
    public AnchorConfig {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("an anchor needs an address");
        }
    }

    /**
     * The usual settings for a server that listens on {@code host}: a loopback address means that
     * of both families where the machine has them, the wildcard address means all of the machine's
     * own.
     *
     * @throws SocketException when the machine does not tell its addresses
     */
    public static AnchorConfig listeningOn(InetAddress host) throws SocketException {
        List<InetAddress> addresses =
                host.isLoopbackAddress()
                        ? loopback()
                        : host.isAnyLocalAddress() ? ownAddresses() : List.of(host);
        return new AnchorConfig(
                addresses.stream().map(one -> new Address(one, one)).toList(),
                Ports.ANY,
                USUAL_LEGS,
                USUAL_SILENCE);
    }

    private static List<InetAddress> loopback() throws SocketException {
        try {
            InetAddress four = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            InetAddress six = InetAddress.getByName("::1");
            return NetworkInterface.getByInetAddress(six) == null
                    ? List.of(four)
                    : List.of(four, six);
        } catch (UnknownHostException never) {
            throw new IllegalStateException("literal addresses are always known", never);
        }
    }

    /** Those that others can reach first, and the old family first. */
    private static List<InetAddress> ownAddresses() throws SocketException {
        List<InetAddress> found = new ArrayList<>();
        for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
            if (one.isUp()) {
                one.inetAddresses().filter(a -> !a.isLinkLocalAddress()).forEach(found::add);
            }
        }
        found.sort(
                Comparator.comparing(InetAddress::isLoopbackAddress)
                        .thenComparing(Inet6Address.class::isInstance));
        return found.isEmpty() ? loopback() : found.stream().limit(MOST_ADDRESSES).toList();
    }

    /** The same with ports of a range only. */
    public AnchorConfig with(Ports range) {
        return new AnchorConfig(addresses, range, mostLegs, silence);
    }

    /** The same, but calls are told {@code address}, because a translation stands before it. */
    public AnchorConfig showing(InetAddress address) {
        Address first = new Address(addresses.getFirst().bound(), address);
        return new AnchorConfig(List.of(first), ports, mostLegs, silence);
    }

    /** The same with room for so many legs. */
    public AnchorConfig withMostLegs(int legs) {
        return new AnchorConfig(addresses, ports, legs, silence);
    }

    /** The same with another patience. */
    public AnchorConfig withSilence(Duration limit) {
        return new AnchorConfig(addresses, ports, mostLegs, limit);
    }
}
