package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpCodecCapability;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.media.MediaType;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the preferred codecs first. */
final class CodecOrder {
    private CodecOrder() {}

    static void apply(PeerConnectionFactory factory, RTCPeerConnection peer, List<String> wanted) {
        // Opus first is the library's own order: nothing to do, and nothing lost
        if (wanted.isEmpty() || wanted.getFirst().equalsIgnoreCase("opus")) {
            return;
        }
        List<RTCRtpCodecCapability> codecs =
                new ArrayList<>(factory.getRtpSenderCapabilities(MediaType.AUDIO).getCodecs());
        codecs.sort(Comparator.comparingInt(codec -> rank(codec, wanted)));
        for (RTCRtpTransceiver transceiver : peer.getTransceivers()) {
            transceiver.setCodecPreferences(codecs);
        }
    }

    private static int rank(RTCRtpCodecCapability codec, List<String> preferred) {
        for (int i = 0; i < preferred.size(); i++) {
            if (codec.getName().equalsIgnoreCase(preferred.get(i))) {
                return i;
            }
        }
        return preferred.size();
    }
}
