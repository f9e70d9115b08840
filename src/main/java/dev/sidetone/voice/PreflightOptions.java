package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * How to try a network.
 *
 * @param accessToken who tries it, and with what rights
 * @param delegateQueue where the delegate is called; null for the client's main queue
 * @param iceOptions null for host candidates alone
 * @param preferredAudioCodecs best first
 * @param duration how long it lasts once connected, unless the server ends the call before. An
 *     addition of Sidetone: elsewhere the application behind the server decides alone
 */
public record PreflightOptions(
        String accessToken,
        @Nullable Executor delegateQueue,
        @Nullable IceOptions iceOptions,
        List<AudioCodec> preferredAudioCodecs,
        Duration duration) {
    private static final Duration USUAL = Duration.ofSeconds(10);

    /** Options with {@code accessToken} and what {@code block} sets. */
    public static PreflightOptions with(String accessToken, Consumer<Builder> block) {
        Builder builder = new Builder(accessToken);
        block.accept(builder);
        return new PreflightOptions(
                builder.accessToken,
                builder.delegateQueue,
                builder.iceOptions,
                builder.preferredAudioCodecs,
                builder.duration);
    }

    /** The same for the call that tries it: without parameters, it reaches an echo. */
    ConnectOptions call(Executor queue) {
        return ConnectOptions.with(
                accessToken,
                options ->
                        options.delegateQueue(queue)
                                .iceOptions(iceOptions)
                                .preferredAudioCodecs(preferredAudioCodecs));
    }

    /** Collects options. Not thread safe. */
    public static final class Builder {
        private final String accessToken;
        private @Nullable Executor delegateQueue;
        private @Nullable IceOptions iceOptions;
        private List<AudioCodec> preferredAudioCodecs =
                List.of(new AudioCodec.OpusCodec(), new AudioCodec.PcmuCodec());
        private Duration duration = USUAL;

        private Builder(String accessToken) {
            this.accessToken = accessToken;
        }

        /** See {@link PreflightOptions#delegateQueue()}. */
        public Builder delegateQueue(@Nullable Executor value) {
            delegateQueue = value;
            return this;
        }

        /** See {@link PreflightOptions#iceOptions()}. */
        public Builder iceOptions(@Nullable IceOptions value) {
            iceOptions = value;
            return this;
        }

        /** See {@link PreflightOptions#preferredAudioCodecs()}. */
        public Builder preferredAudioCodecs(List<AudioCodec> value) {
            preferredAudioCodecs = List.copyOf(value);
            return this;
        }

        /** See {@link PreflightOptions#duration()}. */
        public Builder duration(Duration value) {
            duration = value;
            return this;
        }
    }
}
