package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.PortAllocatorConfig;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDtmfSender;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpReceiver;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.sidetone.media.MediaOptions;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/**
 * The native side of one session: connection, audio source, tracks; made together and released
 * together, in the one order that neither leaks nor crashes. Used on the session's queue alone.
 */
final class Connection {
    /** What the library reports, on its own threads: implementations only enqueue. */
    interface Observer {
        void candidate(String line);

        void gathered();

        void state(RTCPeerConnectionState state);
    }

    private final CustomAudioSource source = new CustomAudioSource();
    private final AudioTrack track;
    private final RTCPeerConnection peer;
    private final RTCRtpSender sender;
    private final int loopbackPort;
    private volatile @Nullable RTCRtpReceiver receiver;
    private volatile @Nullable AudioTrack remoteTrack;
    private String remoteDescription = "";

    private Connection(
            PeerConnectionFactory factory,
            MediaOptions options,
            RemoteSound sound,
            Observer observer) {
        this.loopbackPort = loopbackPortIfNeeded(options);
        this.track = factory.createAudioTrack("audio", source);
        this.peer =
                factory.createPeerConnection(
                        configuration(options, loopbackPort), listen(sound, observer));
        // without a track of ours the library would deliver nothing of the other side either
        this.sender = peer.addTrack(track, List.of("sidetone"));
        CodecOrder.apply(factory, peer, options);
    }

    static Connection open(
            PeerConnectionFactory factory,
            MediaOptions options,
            RemoteSound sound,
            Observer observer) {
        return new Connection(factory, options, sound, observer);
    }

    private static int loopbackPortIfNeeded(MediaOptions options) {
        try {
            return !options.relayOnly() && Network.onlyLoopback() ? Network.freeLoopbackPort() : 0;
        } catch (IOException noPort) {
            return 0;
        }
    }

    private static RTCConfiguration configuration(MediaOptions options, int loopbackPort) {
        var configuration = new RTCConfiguration();
        for (MediaOptions.IceServer server : options.iceServers()) {
            var ice = new RTCIceServer();
            ice.urls.add(server.url());
            ice.username = server.username();
            ice.password = server.password();
            configuration.iceServers.add(ice);
        }
        if (options.relayOnly()) {
            configuration.iceTransportPolicy = RTCIceTransportPolicy.RELAY;
        }
        configuration.portAllocatorConfig =
                loopbackPort > 0
                        ? new PortAllocatorConfig(
                                loopbackPort,
                                loopbackPort,
                                PortAllocatorConfig.PORTALLOCATOR_ENABLE_ANY_ADDRESS_PORTS)
                        : new PortAllocatorConfig().setDisableTcp(options.iceServers().isEmpty());
        return configuration;
    }

    private PeerConnectionObserver listen(RemoteSound sound, Observer observer) {
        return new PeerConnectionObserver() {
            @Override
            public void onIceCandidate(RTCIceCandidate candidate) {
                observer.candidate(candidate.sdp);
            }

            @Override
            public void onIceGatheringChange(RTCIceGatheringState state) {
                if (state == RTCIceGatheringState.COMPLETE) {
                    observer.gathered();
                }
            }

            @Override
            public void onConnectionChange(RTCPeerConnectionState state) {
                observer.state(state);
            }

            @Override
            public void onTrack(RTCRtpTransceiver transceiver) {
                RTCRtpReceiver from = transceiver.getReceiver();
                if (from.getTrack() instanceof AudioTrack audio && remoteTrack == null) {
                    receiver = from;
                    remoteTrack = audio;
                    audio.addSink(sound);
                }
            }
        };
    }

    RTCPeerConnection peer() {
        return peer;
    }

    CustomAudioSource source() {
        return source;
    }

    /** The fixed port on a machine with no network but loopback; 0 elsewhere. */
    int loopbackPort() {
        return loopbackPort;
    }

    void remoteDescription(String sdp) {
        remoteDescription = sdp;
    }

    /** Whether a packet of the other side has arrived. */
    boolean hasReceived() {
        RTCRtpReceiver from = receiver;
        return from != null && !from.getSynchronizationSources().isEmpty();
    }

    /** Sends RFC 4733 events; false when the other side does not take them. */
    boolean sendDigits(String digits) {
        if (!Sdp.takesTelephoneEvents(remoteDescription)) {
            return false;
        }
        RTCDtmfSender dtmf = sender.getDtmfSender();
        return dtmf != null && dtmf.canInsertDtmf() && dtmf.insertDtmf(digits, 160, 70);
    }

    /**
     * Frees everything. The push gate must be shut. Nothing of this object may be used afterwards;
     * the remote track is not disposed, because its wrapper owns nothing.
     */
    void release(RemoteSound sound) {
        AudioTrack remote = remoteTrack;
        if (remote != null) {
            remote.removeSink(sound);
        }
        NativeReference connection = NativeReference.of(peer);
        NativeReference sending = NativeReference.of(sender);
        peer.close();
        connection.release();
        sending.release();
        track.dispose();
        source.dispose();
    }
}
