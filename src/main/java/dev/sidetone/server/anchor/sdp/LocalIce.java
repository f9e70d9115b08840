package dev.sidetone.server.anchor.sdp;

import dev.sidetone.server.anchor.stun.IceCredentials;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a leg's side learns of the anchor instead of the far side's transport: its credentials and
 * one host candidate for each address.
 *
 * @param addresses the best first; at least one
 */
public record LocalIce(IceCredentials credentials, List<InetSocketAddress> addresses) {
    // RFC 8445 §5.1.2.1 with the type preference of host candidates and component 1
    private static final long FIRST_PRIORITY = (126L << 24) + (65_535L << 8) + 255;
    private static final long PRIORITY_STEP = 1L << 8;
    private static final Set<String> TRANSPORT =
            Set.of(
                    "candidate",
                    "end-of-candidates",
                    "remote-candidates",
                    "ice-ufrag",
                    "ice-pwd",
                    "ice-options",
                    "ice-lite",
                    "ice-mismatch",
                    "ice-pacing",
                    "rtcp");

    /** A copy of the list is kept. */
    public LocalIce {
        addresses = List.copyOf(addresses);
    }

    /** What describes somebody else's transport. */
    static final Predicate<String> FOREIGN =
            line ->
                    line.startsWith("c=")
                            || TRANSPORT.stream().anyMatch(name -> Section.isAttribute(line, name));

    /** The session's lines of an agent that only answers checks (RFC 8445 §2.5, RFC 8839 §5.3). */
    static Section lite(Section session) {
        return session.without(FOREIGN).with(List.of("a=ice-lite"));
    }

    /** The medium with this transport instead of its own. */
    Section carrying(Section medium) {
        InetSocketAddress first = addresses.getFirst();
        String port = Integer.toString(first.getPort());
        List<String> lines = new ArrayList<>();
        lines.add("a=rtcp:" + port + " " + network(first));
        lines.add("a=ice-ufrag:" + credentials.ufrag());
        lines.add("a=ice-pwd:" + credentials.password());
        for (int i = 0; i < addresses.size(); i++) {
            lines.add(candidate(i));
        }
        lines.add("a=end-of-candidates");
        Section bare = medium.without(FOREIGN).described(port, medium.formats()).with(lines);
        List<String> all = new ArrayList<>(bare.lines());
        // after the medium's name, before its bandwidth (RFC 8866 §5)
        all.add(all.size() > 1 && all.get(1).startsWith("i=") ? 2 : 1, "c=" + network(first));
        return new Section(all);
    }

    private String candidate(int at) {
        InetSocketAddress address = addresses.get(at);
        return "a=candidate:%d 1 udp %d %s %d typ host"
                .formatted(
                        at + 1,
                        FIRST_PRIORITY - at * PRIORITY_STEP,
                        host(address),
                        address.getPort());
    }

    private static String network(InetSocketAddress address) {
        return (address.getAddress() instanceof Inet6Address ? "IN IP6 " : "IN IP4 ")
                + host(address);
    }

    /** Without the zone, which has a meaning on this machine alone. */
    private static String host(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        int zone = host.indexOf('%');
        return zone < 0 ? host : host.substring(0, zone);
    }
}
