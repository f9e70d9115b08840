package dev.sidetone.voice;

/** A codec that a call may prefer; the peer decides with us. */
public sealed interface AudioCodec {
    /** Its name in SDP. */
    String name();

    /**
     * Opus.
     *
     * @param maxAverageBitrate 6000 to 510000 bit/s; anything else leaves it to the engine
     */
    record OpusCodec(int maxAverageBitrate) implements AudioCodec {
        /** Opus as the engine likes it. */
        public OpusCodec() {
            this(0);
        }

        @Override
        public String name() {
            return "opus";
        }
    }

    /** G.711 µ-law. */
    record PcmuCodec() implements AudioCodec {
        @Override
        public String name() {
            return "PCMU";
        }
    }
}
