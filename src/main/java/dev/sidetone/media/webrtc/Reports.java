package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceConnectionState;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionIceErrorEvent;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCSignalingState;
import dev.sidetone.media.MediaNews.Machine;

/**
 * What the library reports of one connection, on its own threads: all of it is only put on the
 * session's queue. A callback that threw would end the process.
 */
final class Reports implements PeerConnectionObserver {
    /** Who takes the reports, on the session's queue. */
    interface Taker {
        void candidate(Reports from, String line);

        void gathered(Reports from);

        void state(Reports from, RTCPeerConnectionState state);

        void track(Reports from, RTCRtpTransceiver transceiver);

        void changed(Reports from, Machine machine, Enum<?> state);
    }

    private final Steps steps;
    private final Taker taker;
    private final IceServers servers;

    Reports(Steps steps, Taker taker, IceServers servers) {
        this.steps = steps;
        this.taker = taker;
        this.servers = servers;
    }

    @Override
    public void onIceCandidate(RTCIceCandidate candidate) {
        String line = String.valueOf(candidate.sdp);
        steps.run(53400, () -> taker.candidate(this, line));
    }

    @Override
    public void onIceCandidateError(RTCPeerConnectionIceErrorEvent event) {
        int error = event.getErrorCode();
        steps.run(53400, () -> servers.failed(error));
    }

    @Override
    public void onIceGatheringChange(RTCIceGatheringState state) {
        changed(Machine.GATHERING, state);
        if (state == RTCIceGatheringState.COMPLETE) {
            steps.run(53400, () -> taker.gathered(this));
        }
    }

    @Override
    public void onConnectionChange(RTCPeerConnectionState state) {
        // those who wait for the connection come before those who watch
        steps.run(53405, () -> taker.state(this, state));
        changed(Machine.CONNECTION, state);
    }

    @Override
    public void onSignalingChange(RTCSignalingState state) {
        changed(Machine.SIGNALING, state);
    }

    @Override
    public void onIceConnectionChange(RTCIceConnectionState state) {
        changed(Machine.ICE, state);
    }

    private void changed(Machine machine, Enum<?> state) {
        steps.run(53405, () -> taker.changed(this, machine, state));
    }

    @Override
    public void onTrack(RTCRtpTransceiver transceiver) {
        steps.run(53402, () -> taker.track(this, transceiver));
    }
}
