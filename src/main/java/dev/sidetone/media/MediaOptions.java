package dev.sidetone.media;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a session is made with.
 *
 * @param iceServers none by default: host candidates are enough on one machine
 * @param relayOnly whether only TURN relays may be used
 * @param codecs preferred codecs, best first: {@code opus}, {@code PCMU}
 * @param maxAverageBitrate of Opus, 6000 to 510000 bit/s; 0 leaves it to the engine
 * @param anyAddressPorts whether ports that are bound to no address of a network are tried too
 * @param noiseSuppression whether steady noise is taken out of what is sent
 */
public record MediaOptions(
        List<IceServer> iceServers,
        boolean relayOnly,
        List<String> codecs,
        int maxAverageBitrate,
        boolean anyAddressPorts,
        boolean noiseSuppression) {
    /** Host candidates, Opus first. */
    public static final MediaOptions DEFAULT =
            new MediaOptions(List.of(), false, List.of("opus", "PCMU"), 0);

    /** The same with ports that are bound to addresses alone, and sound as it is. */
    public MediaOptions(
            List<IceServer> iceServers,
            boolean relayOnly,
            List<String> codecs,
            int maxAverageBitrate) {
        this(iceServers, relayOnly, codecs, maxAverageBitrate, false, false);
    }

    /** A STUN or TURN server. */
    public record IceServer(String url, @Nullable String username, @Nullable String password) {
        @Override
        public String toString() {
            return url;
        }
    }
}
