package dev.sidetone.voice;

import java.util.List;

/** Which ICE servers a call uses, and whether it may do without a relay. */
public record IceOptions(List<IceServer> servers, TransportPolicy transportPolicy) {
    /** Copies the list. */
    public IceOptions {
        servers = List.copyOf(servers);
    }

    /** Servers, and any kind of candidate. */
    public IceOptions(List<IceServer> servers) {
        this(servers, TransportPolicy.ALL);
    }

    /** Which candidates may be used. */
    public enum TransportPolicy {
        ALL,
        RELAY
    }
}
