package dev.sidetone.server.anchor;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;

/**
 * What one leg has done up to now. The counters are read one after the other while traffic goes on.
 *
 * @param sid the leg or fork
 * @param call the caller's leg of the same call
 * @param remote where its side is, address and port; null before that is known
 * @param packetsIn datagrams of media taken from its side
 * @param bytesIn their bytes, without UDP's header
 * @param packetsOut datagrams of media sent to its side
 * @param bytesOut their bytes
 * @param checks right connectivity checks
 * @param dropped datagrams that went no further, by reason
 * @param sinceLast since the last sign of life of its side; null when there was none
 * @param silent whether it is reported as silent now
 */
public record LegFigures(
        String sid,
        String call,
        @Nullable String remote,
        long packetsIn,
        long bytesIn,
        long packetsOut,
        long bytesOut,
        long checks,
        Map<Drop, Long> dropped,
        @Nullable Duration sinceLast,
        boolean silent) {
    /** A copy of the map is kept. */
    public LegFigures {
        dropped = Map.copyOf(dropped);
    }
}
