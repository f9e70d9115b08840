package dev.sidetone.media;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * An address at which a side may be reached.
 *
 * @param id its name within one report
 * @param remote whether it is the peer's
 * @param type {@code host}, {@code srflx}, {@code prflx} or {@code relay}
 * @param address null where it is kept secret
 * @param protocol {@code udp} or {@code tcp}
 * @param url of the server that it came from
 * @param relayProtocol how the relay is reached; null for no relay
 */
public record MediaCandidate(
        String id,
        @Nullable Boolean remote,
        @Nullable String type,
        @Nullable String address,
        @Nullable Integer port,
        @Nullable String protocol,
        @Nullable Long priority,
        @Nullable String url,
        @Nullable String transport,
        @Nullable String relayProtocol) {

    /** Reads a line {@code candidate:…} of an own description; null where it is none. */
    public static @Nullable MediaCandidate ofLine(String line) {
        String[] words = line.replaceFirst("^a=", "").strip().split(" +");
        if (words.length < 8 || !words[0].startsWith("candidate:") || !words[6].equals("typ")) {
            return null;
        }
        try {
            return new MediaCandidate(
                    words[0].substring("candidate:".length()),
                    false,
                    words[7],
                    words[4],
                    Integer.valueOf(words[5]),
                    words[2].toLowerCase(Locale.ROOT),
                    Long.valueOf(words[3]),
                    null,
                    null,
                    null);
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }
}
