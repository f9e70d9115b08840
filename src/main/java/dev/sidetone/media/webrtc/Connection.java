package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCDtmfSender;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpReceiver;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.sidetone.media.MediaOptions;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.UUID;

/**
 * The native side of one session: connection, audio source, tracks; made together and released
 * together, in the one order that neither leaks nor crashes. Used on the session's queue alone.
 */
final class Connection {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final int TONE_MILLIS = 160;
    private static final int GAP_MILLIS = 70;

    private final String name = UUID.randomUUID().toString();
    private final int loopbackPort;
    private final CustomAudioSource source;
    private final AudioTrack track;
    private final RTCPeerConnection peer;
    private final RTCRtpSender sender;
    private @Nullable RTCRtpReceiver receiver;
    private @Nullable AudioTrack remoteTrack;

    private Connection(
            int loopbackPort,
            CustomAudioSource source,
            AudioTrack track,
            RTCPeerConnection peer,
            RTCRtpSender sender) {
        this.loopbackPort = loopbackPort;
        this.source = source;
        this.track = track;
        this.peer = peer;
        this.sender = sender;
    }

    /**
     * Makes all of it, or nothing.
     *
     * @param loopbackPort where the machine has no network but loopback; else 0
     */
    static Connection open(
            PeerConnectionFactory factory,
            MediaOptions options,
            int loopbackPort,
            Reports reports) {
        var source = new CustomAudioSource();
        var track = factory.createAudioTrack("audio", source);
        try {
            var peer =
                    factory.createPeerConnection(
                            Network.configuration(options, loopbackPort), reports);
            // without a track of ours the library would deliver nothing of the other side either
            var sender = peer.addTrack(track, List.of("sidetone"));
            CodecOrder.apply(factory, peer, options.codecs());
            return new Connection(loopbackPort, source, track, peer, sender);
        } catch (RuntimeException | Error refused) {
            track.dispose();
            source.dispose();
            throw refused;
        }
    }

    /** Tells it from the connection that was there before it. */
    String name() {
        return name;
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

    /** The other side's track is there: its sound goes to {@code sound}. */
    void attach(RTCRtpTransceiver transceiver, RemoteSound sound) {
        RTCRtpReceiver from = transceiver.getReceiver();
        if (remoteTrack == null && from.getTrack() instanceof AudioTrack audio) {
            receiver = from;
            remoteTrack = audio;
            audio.addSink(sound);
        }
    }

    /** Whether a packet of the other side has been decoded. */
    boolean hasReceived() {
        RTCRtpReceiver from = receiver;
        return from != null && !from.getSynchronizationSources().isEmpty();
    }

    /** Sends RFC 4733 events, each of 160 ms; false when they cannot be sent. */
    boolean sendDigits(String digits) {
        RTCDtmfSender dtmf = sender.getDtmfSender();
        return dtmf != null
                && dtmf.canInsertDtmf()
                && dtmf.insertDtmf(digits, TONE_MILLIS, GAP_MILLIS);
    }

    /**
     * Frees everything. The push gate must be shut. Nothing of this object may be used afterwards;
     * the remote track is not disposed, because its wrapper owns nothing.
     */
    void release(RemoteSound sound) {
        AudioTrack remote = remoteTrack;
        if (remote != null) {
            carefully(() -> remote.removeSink(sound));
        }
        NativeReference connection = NativeReference.of(peer);
        NativeReference sending = NativeReference.of(sender);
        carefully(peer::close);
        connection.release();
        sending.release();
        carefully(track::dispose);
        carefully(source::dispose);
    }

    /** One step that fails must not keep the others from being done; none may be tried again. */
    private static void carefully(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error refused) {
            log.warn("A native object was not freed: {}", refused.toString());
        }
    }
}
