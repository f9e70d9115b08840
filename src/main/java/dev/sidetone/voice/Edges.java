package dev.sidetone.voice;

import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Protocol;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * At which of its edges a cloud is dialled. A cloud of many places has the edge in its name, {@code
 * voice-js.<edge>.example.com}, and one that cannot be reached is followed by the next of the list.
 * A server of one place is dialled where it is, and told which edge was wished for. Any thread.
 */
final class Edges {
    static final String ROAMING = "roaming";
    static final String EVERYWHERE = "gll";
    private static final Map<String, String> OF_REGIONS =
            Map.of(
                    "au1",
                    "sydney",
                    "br1",
                    "sao-paulo",
                    "de1",
                    "frankfurt",
                    "ie1",
                    "dublin",
                    "jp1",
                    "tokyo",
                    "sg1",
                    "singapore",
                    "us1",
                    "ashburn",
                    "us2",
                    "umatilla",
                    EVERYWHERE,
                    ROAMING);
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61})");
    private static final Pattern CLOUD = Pattern.compile("(voice-js\\.)[^.]+(\\..+)");

    private final VoiceSetup setup;
    private List<String> wanted = List.of(ROAMING);
    private String region = EVERYWHERE;
    private int at;

    Edges(VoiceSetup setup) {
        this.setup = setup;
    }

    synchronized List<String> wanted() {
        return wanted;
    }

    /** In the order in which they are tried. */
    synchronized void want(List<String> edges) {
        for (String edge : edges) {
            if (!LABEL.matcher(edge).matches()) {
                throw new IllegalArgumentException(
                        "An edge is a name such as frankfurt or " + ROAMING + ", not " + edge);
            }
        }
        wanted = edges.isEmpty() ? List.of(ROAMING) : List.copyOf(edges);
        at = 0;
    }

    synchronized String region() {
        return region;
    }

    /** The edge of that region alone. */
    synchronized void wantRegion(String name) {
        region = known(name);
        want(List.of(OF_REGIONS.getOrDefault(region, ROAMING)));
    }

    /** The name, if it is a region's. */
    static String known(String region) {
        if (!OF_REGIONS.containsKey(region)) {
            throw new IllegalArgumentException(
                    "A region is one of "
                            + String.join(", ", new TreeSet<>(OF_REGIONS.keySet()))
                            + ", not "
                            + region);
        }
        return region;
    }

    /** The one that is tried now. */
    synchronized String edge() {
        return wanted.get(at);
    }

    /** It could not be reached: the next one is tried. */
    synchronized void failed() {
        at = (at + 1) % wanted.size();
    }

    /** The address of the signaling socket. */
    URI url() {
        URI plain = setup.signalUrl();
        Matcher cloud = CLOUD.matcher(plain.getRawAuthority());
        return cloud.matches()
                ? URI.create(
                        plain.getScheme()
                                + "://"
                                + cloud.group(1)
                                + edge()
                                + cloud.group(2)
                                + Protocol.SIGNAL_PATH)
                : plain;
    }

    /** Another cloud than ours is spoken to in its own words alone. */
    synchronized Message.Endpoint introduction() {
        if (CLOUD.matcher(setup.signalUrl().getRawAuthority()).matches()) {
            return new Message.Endpoint("browser", Reporting.SDK_VERSION);
        }
        return new Message.Endpoint(
                Message.Endpoint.SIDETONE,
                Protocol.VERSION,
                unless(ROAMING, edge()),
                unless(EVERYWHERE, region));
    }

    private static @Nullable String unless(String usual, String value) {
        return value.equals(usual) ? null : value;
    }
}
