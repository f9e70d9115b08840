package dev.sidetone.voice;

import dev.sidetone.media.MediaOptions;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

/** What {@link ConnectOptions} and {@link AcceptOptions} have in common. Immutable. */
public abstract sealed class CallOptions permits ConnectOptions, AcceptOptions {
    private final @Nullable UUID uuid;
    private final @Nullable Executor delegateQueue;
    private final @Nullable IceOptions iceOptions;
    private final List<AudioCodec> preferredAudioCodecs;
    private final @Nullable CallMessageDelegate callMessageDelegate;
    private final boolean enableIceGatheringOnAnyAddressPorts;
    private final @Nullable String region;
    private final boolean enableInsights;
    private final boolean enableDscp;
    private final AudioOptions audioOptions;

    CallOptions(Builder<?> builder) {
        this.uuid = builder.uuid;
        this.delegateQueue = builder.delegateQueue;
        this.iceOptions = builder.iceOptions;
        this.preferredAudioCodecs = builder.preferredAudioCodecs;
        this.callMessageDelegate = builder.callMessageDelegate;
        this.enableIceGatheringOnAnyAddressPorts = builder.enableIceGatheringOnAnyAddressPorts;
        this.region = builder.region;
        this.enableInsights = builder.enableInsights;
        this.enableDscp = builder.enableDscp;
        this.audioOptions = builder.audioOptions;
    }

    /** The CallKit call that the call belongs to; null for none. */
    public @Nullable UUID uuid() {
        return uuid;
    }

    /** Where the delegate is called; null for the client's main queue. Must be serial. */
    public @Nullable Executor delegateQueue() {
        return delegateQueue;
    }

    /** ICE servers and policy; null for host candidates alone. */
    public @Nullable IceOptions iceOptions() {
        return iceOptions;
    }

    /** Codecs, best first. */
    public List<AudioCodec> preferredAudioCodecs() {
        return preferredAudioCodecs;
    }

    /** Hears of messages in the call, on the delegate queue; null for nobody. */
    public @Nullable CallMessageDelegate callMessageDelegate() {
        return callMessageDelegate;
    }

    /** Whether ICE also tries ports that are bound to no address of a network; usually not. */
    public boolean enableIceGatheringOnAnyAddressPorts() {
        return enableIceGatheringOnAnyAddressPorts;
    }

    /** Where the call goes in, as versions before 5 have it; null leaves it to the client. */
    public @Nullable String region() {
        return region;
    }

    /** Whether events and metrics of the call are published, as long as the client does so. */
    public boolean enableInsights() {
        return enableInsights;
    }

    /** Whether signaling is marked for expedited forwarding. Media cannot be marked here. */
    public boolean enableDscp() {
        return enableDscp;
    }

    /** How the sound is treated. */
    public AudioOptions audioOptions() {
        return audioOptions;
    }

    /** The same for the media engine. */
    MediaOptions media() {
        IceOptions ice = iceOptions == null ? new IceOptions(List.of()) : iceOptions;
        return new MediaOptions(
                ice.servers().stream().map(CallOptions::engineServer).toList(),
                ice.transportPolicy() == IceOptions.TransportPolicy.RELAY,
                preferredAudioCodecs.stream().map(AudioCodec::name).toList(),
                opusBitrate(),
                enableIceGatheringOnAnyAddressPorts,
                audioOptions.noiseSuppression());
    }

    private static MediaOptions.IceServer engineServer(IceServer server) {
        return new MediaOptions.IceServer(server.urlString(), server.username(), server.password());
    }

    private int opusBitrate() {
        Optional<Integer> wanted =
                preferredAudioCodecs.stream()
                        .filter(AudioCodec.OpusCodec.class::isInstance)
                        .map(codec -> ((AudioCodec.OpusCodec) codec).maxAverageBitrate())
                        .findFirst();
        return wanted.filter(rate -> rate >= 6_000 && rate <= 510_000).orElse(0);
    }

    /** Collects options. Not thread safe. */
    public abstract static sealed class Builder<B extends Builder<B>>
            permits ConnectOptions.Builder, AcceptOptions.Builder {
        private @Nullable UUID uuid;
        private @Nullable Executor delegateQueue;
        private @Nullable IceOptions iceOptions;
        private @Nullable CallMessageDelegate callMessageDelegate;
        private boolean enableIceGatheringOnAnyAddressPorts;
        private @Nullable String region;
        private boolean enableInsights = true;
        private boolean enableDscp = true;
        private AudioOptions audioOptions = AudioOptions.DEFAULT;
        private List<AudioCodec> preferredAudioCodecs =
                List.of(new AudioCodec.OpusCodec(), new AudioCodec.PcmuCodec());

        Builder() {}

        abstract B self();

        /** See {@link CallOptions#uuid()}. */
        public B uuid(@Nullable UUID value) {
            uuid = value;
            return self();
        }

        /** See {@link CallOptions#delegateQueue()}. */
        public B delegateQueue(@Nullable Executor value) {
            delegateQueue = value;
            return self();
        }

        /** See {@link CallOptions#iceOptions()}. */
        public B iceOptions(@Nullable IceOptions value) {
            iceOptions = value;
            return self();
        }

        /** See {@link CallOptions#preferredAudioCodecs()}. */
        public B preferredAudioCodecs(List<AudioCodec> value) {
            preferredAudioCodecs = List.copyOf(value);
            return self();
        }

        /** See {@link CallOptions#callMessageDelegate()}. */
        public B callMessageDelegate(@Nullable CallMessageDelegate value) {
            callMessageDelegate = value;
            return self();
        }

        /** See {@link CallOptions#enableIceGatheringOnAnyAddressPorts()}. */
        public B enableIceGatheringOnAnyAddressPorts(boolean value) {
            enableIceGatheringOnAnyAddressPorts = value;
            return self();
        }

        /**
         * See {@link CallOptions#region()}.
         *
         * @throws IllegalArgumentException with a text for a person when there is no such region
         */
        public B region(@Nullable String value) {
            region = value == null ? null : Edges.known(value);
            return self();
        }

        /** See {@link CallOptions#enableInsights()}. */
        public B enableInsights(boolean value) {
            enableInsights = value;
            return self();
        }

        /** See {@link CallOptions#enableDscp()}. */
        public B enableDscp(boolean value) {
            enableDscp = value;
            return self();
        }

        /** See {@link CallOptions#audioOptions()}. */
        public B audioOptions(AudioOptions value) {
            audioOptions = value;
            return self();
        }
    }
}
