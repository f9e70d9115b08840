package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.sidetone.audio.FrameSink;
import dev.sidetone.media.MediaFailure;
import dev.sidetone.media.MediaOptions;
import dev.sidetone.media.MediaSession;
import dev.sidetone.media.MediaStats;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A media session over one peer connection. Everything that touches the connection runs on the
 * session's queue, one after the other; callbacks of the library only enqueue.
 */
final class WebRtcSession implements MediaSession {
    private static final Logger log = LoggerFactory.getLogger(WebRtcSession.class);
    private static final Duration POLL = Duration.ofMillis(3);
    private static final int POLLS = 2_000;

    private final WebRtcEngine engine;
    private final SerialQueue queue;
    private final MediaOptions options;
    private final Listener listener;
    private final PushGate gate = new PushGate();
    private final RemoteSound sound;
    private @Nullable Connection connection;
    private @Nullable Gathering gathering;
    private boolean answered;
    private boolean failed;
    private boolean heard;
    private volatile boolean closed;

    WebRtcSession(WebRtcEngine engine, SerialQueue queue, MediaOptions options, Listener listener) {
        this.engine = engine;
        this.queue = queue;
        this.options = options;
        this.listener = listener;
        this.sound = new RemoteSound(engine.clockLock(), this);
    }

    @Override
    public void createOffer() {
        inOrder(53400, () -> offer(new RTCOfferOptions()));
    }

    @Override
    public void restartIce() {
        inOrder(
                53405,
                () -> {
                    var again = new RTCOfferOptions();
                    again.iceRestart = true;
                    answered = false;
                    offer(again);
                });
    }

    private void offer(RTCOfferOptions how) {
        Connection peer = connect();
        gathering = newGathering(peer, sdp -> sdp);
        peer.peer().createOffer(how, created(peer, sdp -> sdp));
    }

    @Override
    public void createAnswer(String offer) {
        inOrder(
                53402,
                () -> {
                    if (!Sdp.hasAudio(offer)) {
                        fail(53402, "The other side's offer is not a description of a call.");
                        return;
                    }
                    Connection peer = connect();
                    peer.remoteDescription(offer);
                    gathering = newGathering(peer, Sdp::withoutTelephoneEvent);
                    peer.peer()
                            .setRemoteDescription(
                                    description(RTCSdpType.OFFER, offer),
                                    applied(53402, () -> answer(peer)));
                });
    }

    private void answer(Connection peer) {
        peer.peer().createAnswer(new RTCAnswerOptions(), created(peer, sdp -> sdp));
    }

    @Override
    public void setAnswer(String answer) {
        inOrder(
                53402,
                () -> {
                    Connection peer = connection;
                    if (peer == null || answered) {
                        return;
                    }
                    answered = true;
                    peer.remoteDescription(answer);
                    peer.peer()
                            .setRemoteDescription(
                                    description(RTCSdpType.ANSWER, answer),
                                    applied(53402, () -> {}));
                });
    }

    private static RTCSessionDescription description(RTCSdpType type, String sdp) {
        return new RTCSessionDescription(type, Sdp.withTenMillisecondPackets(sdp));
    }

    private CreateSessionDescriptionObserver created(Connection peer, UnaryOperator<String> edit) {
        return new CreateSessionDescriptionObserver() {
            @Override
            public void onSuccess(RTCSessionDescription made) {
                var local = new RTCSessionDescription(made.sdpType, edit.apply(made.sdp));
                inOrder(
                        53400,
                        () ->
                                peer.peer()
                                        .setLocalDescription(
                                                local,
                                                applied(53400, () -> localDescriptionSet(peer))));
            }

            @Override
            public void onFailure(String reason) {
                inOrder(53400, () -> fail(53400, reason));
            }
        };
    }

    private SetSessionDescriptionObserver applied(int code, Runnable then) {
        return new SetSessionDescriptionObserver() {
            @Override
            public void onSuccess() {
                inOrder(code, then);
            }

            @Override
            public void onFailure(String reason) {
                inOrder(code, () -> fail(code, reason));
            }
        };
    }

    private void localDescriptionSet(Connection peer) {
        Gathering open = gathering;
        if (open == null) {
            return;
        }
        if (peer.loopbackPort() > 0) {
            open.candidate(" typ host");
        }
        open.described();
    }

    private Gathering newGathering(Connection peer, UnaryOperator<String> edit) {
        return new Gathering(
                queue,
                options,
                () -> inOrder(53400, () -> describe(peer, edit)),
                () -> fail(53405, "No relay candidate: is the TURN server reachable?"));
    }

    private void describe(Connection peer, UnaryOperator<String> edit) {
        String sdp = edit.apply(peer.peer().getLocalDescription().sdp);
        if (peer.loopbackPort() > 0) {
            sdp = Sdp.withLoopbackCandidate(sdp, peer.loopbackPort());
        }
        listener.localDescription(sdp);
    }

    private Connection connect() {
        Connection peer = connection;
        if (peer == null) {
            peer = Connection.open(engine.factory(), options, sound, new Observer());
            connection = peer;
        }
        return peer;
    }

    /** What the library reports; each on the session's queue. */
    private final class Observer implements Connection.Observer {
        @Override
        public void candidate(String line) {
            inOrder(53400, () -> withGathering(g -> g.candidate(line)));
        }

        @Override
        public void gathered() {
            inOrder(53400, () -> withGathering(Gathering::complete));
        }

        @Override
        public void state(RTCPeerConnectionState state) {
            inOrder(53405, () -> changed(state));
        }
    }

    private void withGathering(Consumer<Gathering> use) {
        if (gathering != null) {
            use.accept(gathering);
        }
    }

    private void changed(RTCPeerConnectionState state) {
        Connection peer = connection;
        if (peer == null) {
            return;
        }
        switch (state) {
            case CONNECTED -> {
                gate.open(peer.source());
                listener.connected();
                if (!heard) {
                    listen(peer, POLLS);
                }
            }
            case DISCONNECTED -> listener.interrupted();
            case FAILED ->
                    fail(
                            53405,
                            "The two sides could not reach each other for sound (ICE or DTLS).");
            case NEW, CONNECTING, CLOSED -> {}
        }
    }

    /** Looks for the first packet: the library has no event for it. */
    private void listen(Connection peer, int left) {
        if (closed || left == 0) {
            return;
        }
        if (peer.hasReceived()) {
            heard = true;
            listener.firstPacketReceived();
        } else {
            queue.after(POLL, () -> listen(peer, left - 1));
        }
    }

    @Override
    public void send(short[] frame) {
        gate.push(frame);
    }

    @Override
    public void receive(@Nullable FrameSink sink) {
        sound.to(sink);
    }

    @Override
    public void sendDigits(String digits, Consumer<Boolean> taken) {
        inOrder(
                53400,
                () -> {
                    Connection peer = connection;
                    taken.accept(peer != null && peer.sendDigits(digits));
                });
    }

    @Override
    public void stats(Consumer<MediaStats> answer) {
        inOrder(
                53405,
                () -> {
                    Connection peer = connection;
                    if (peer != null) {
                        peer.peer()
                                .getStats(
                                        report -> {
                                            MediaStats stats = StatsReading.of(report);
                                            inOrder(53405, () -> answer.accept(stats));
                                        });
                    }
                });
    }

    private void fail(int code, String reason) {
        if (!failed) {
            failed = true;
            listener.failed(new MediaFailure(code, reason));
        }
    }

    /** Runs a step on the queue; what the library throws is a failure of the session. */
    private void inOrder(int code, Runnable step) {
        queue.execute(
                () -> {
                    if (closed || failed) {
                        return;
                    }
                    try {
                        step.run();
                    } catch (RuntimeException | Error broken) {
                        // the library throws plain errors for descriptions it cannot read
                        log.debug("A media session failed", broken);
                        fail(code, String.valueOf(broken.getMessage()));
                    }
                });
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        sound.to(null);
        queue.execute(
                () -> {
                    gate.shut();
                    if (connection != null) {
                        connection.release(sound);
                        connection = null;
                    }
                    engine.ended(this);
                    queue.close();
                });
    }
}
