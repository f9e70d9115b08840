package dev.sidetone.voice;

import java.util.function.Consumer;

/**
 * How the sound of a call is treated.
 *
 * @param noiseSuppression whether steady noise is taken out of what is sent
 * @param highpassFilter whether rumble under 100 Hz is taken out of what is sent
 * @param audioJitterBufferMinDelayMs by how much what is heard is held back, at least
 * @param audioJitterBufferMaxPackets how many packets may wait to be heard, 20 at least; the media
 *     engine has no such setting, so it is only kept
 */
public record AudioOptions(
        boolean noiseSuppression,
        boolean highpassFilter,
        int audioJitterBufferMinDelayMs,
        int audioJitterBufferMaxPackets) {
    /** The filter alone. */
    public static final AudioOptions DEFAULT = new AudioOptions(false, true, 0, 50);

    private static final int FEWEST_PACKETS = 20;

    /** What is out of its bounds is brought to the next one. */
    public AudioOptions {
        audioJitterBufferMinDelayMs = Math.max(0, audioJitterBufferMinDelayMs);
        audioJitterBufferMaxPackets = Math.max(FEWEST_PACKETS, audioJitterBufferMaxPackets);
    }

    /** The default with what {@code block} sets. */
    public static AudioOptions with(Consumer<Builder> block) {
        Builder builder = new Builder();
        block.accept(builder);
        return new AudioOptions(
                builder.noiseSuppression,
                builder.highpassFilter,
                builder.minDelay,
                builder.maxPackets);
    }

    /** Collects options. Not thread safe. */
    public static final class Builder {
        private boolean noiseSuppression;
        private boolean highpassFilter = true;
        private int minDelay;
        private int maxPackets = DEFAULT.audioJitterBufferMaxPackets;

        private Builder() {}

        /** See {@link AudioOptions#noiseSuppression()}. */
        public Builder noiseSuppression(boolean value) {
            noiseSuppression = value;
            return this;
        }

        /** See {@link AudioOptions#highpassFilter()}. */
        public Builder highpassFilter(boolean value) {
            highpassFilter = value;
            return this;
        }

        /** See {@link AudioOptions#audioJitterBufferMinDelayMs()}. */
        public Builder audioJitterBufferMinDelayMs(int value) {
            minDelay = value;
            return this;
        }

        /** See {@link AudioOptions#audioJitterBufferMaxPackets()}. */
        public Builder audioJitterBufferMaxPackets(int value) {
            maxPackets = value;
            return this;
        }
    }
}
