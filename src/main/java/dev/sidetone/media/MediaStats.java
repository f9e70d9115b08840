package dev.sidetone.media;

import org.jspecify.annotations.Nullable;

/** Transport counters since the session began. Absent figures are null, never zero. */
public record MediaStats(
        long packetsSent,
        long packetsReceived,
        long bytesSent,
        long bytesReceived,
        @Nullable Long packetsLost,
        @Nullable Double jitterMillis,
        @Nullable Double roundTripMillis,
        @Nullable String codec) {}
