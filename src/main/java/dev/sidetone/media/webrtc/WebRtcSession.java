package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.sidetone.audio.FrameSink;
import dev.sidetone.media.MediaFailure;
import dev.sidetone.media.MediaNews;
import dev.sidetone.media.MediaOptions;
import dev.sidetone.media.MediaReport;
import dev.sidetone.media.MediaSession;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A media session over one peer connection. Everything that touches the connection runs on the
 * session's queue, one after the other; callbacks of the library only enqueue.
 */
final class WebRtcSession implements MediaSession, Reports.Taker, Negotiation.Site {
    private static final Logger log = LoggerFactory.getLogger(WebRtcSession.class);
    private static final Duration POLL = Duration.ofMillis(3);
    private static final int POLLS = 2_000;
    private static final Duration TONE = Duration.ofMillis(230);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final WebRtcEngine engine;
    private final SerialQueue queue;
    private final MediaOptions options;
    private final Listener listener;
    private final Steps steps;
    private final Negotiation negotiation;
    private final PushGate gate;
    private final RemoteSound sound;
    private final Watch watch;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Connection connection;
    private @Nullable Reports reports;
    private boolean connected;
    private boolean stood;
    private boolean heard;

    WebRtcSession(WebRtcEngine engine, SerialQueue queue, MediaOptions options, Listener listener) {
        this.engine = engine;
        this.queue = queue;
        this.options = options;
        this.listener = listener;
        this.steps = new Steps(queue, this::failed);
        this.gate = new PushGate(options.noiseSuppression());
        this.negotiation = new Negotiation(steps, options, engine.packetMillis(), this);
        this.sound = new RemoteSound(engine.clockLock(), queue);
        this.watch = new Watch(news -> tell(() -> listener.changed(news)));
    }

    @Override
    public void createOffer() {
        steps.run(53400, () -> negotiation.offer(false));
    }

    @Override
    public void createAnswer(String offer) {
        steps.run(53402, () -> negotiation.answer(offer));
    }

    @Override
    public void setAnswer(String answer) {
        steps.run(53402, () -> negotiation.accept(answer));
    }

    @Override
    public void restartIce() {
        steps.run(53400, () -> negotiation.offer(true));
    }

    @Override
    public Connection connection(boolean renewed) {
        Connection current = connection;
        if (current != null
                && (!renewed || Network.needsLoopback(options) == current.loopbackPort() > 0)) {
            return current;
        }
        if (current != null) {
            log.info("The network has come or gone: the media connection is made anew");
        }
        return anew();
    }

    @Override
    public Connection anew() {
        release();
        var from = new Reports(steps, this, negotiation.servers());
        int port = Network.needsLoopback(options) ? Network.freeLoopbackPort() : 0;
        Connection made = Connection.open(engine.factory(), options, port, from);
        connection = made;
        reports = from;
        return made;
    }

    @Override
    public void quiet() {
        gate.shut();
    }

    @Override
    public void loud() {
        if (connected && connection != null) {
            gate.open(connection.source());
        }
    }

    @Override
    public void described(String sdp) {
        tell(() -> listener.localDescription(sdp));
    }

    @Override
    public void gatheredNothing() {
        watch.gathering("timeout");
        steps.fail(53405, "no relay", negotiation.servers().noRelay());
    }

    @Override
    public void candidate(Reports from, String line) {
        if (from == reports) {
            watch.candidate(line);
            negotiation.candidate(line);
        }
    }

    @Override
    public void gathered(Reports from) {
        // the word may be of an earlier round
        if (from == reports
                && connection != null
                && connection.peer().getIceGatheringState() == RTCIceGatheringState.COMPLETE) {
            negotiation.gathered();
        }
    }

    @Override
    public void track(Reports from, RTCRtpTransceiver transceiver) {
        if (from == reports && connection != null) {
            connection.attach(transceiver, sound);
        }
    }

    @Override
    public void state(Reports from, RTCPeerConnectionState state) {
        if (from != reports) {
            return;
        }
        switch (state) {
            case CONNECTED -> {
                connected = true;
                stood = true;
                loud();
                tell(listener::connected);
                listen(POLLS);
            }
            case DISCONNECTED -> tell(listener::interrupted);
            case FAILED ->
                    ConnectionEnd.of(stood, connection)
                            .carryOut(steps, negotiation, () -> tell(listener::interrupted));
            case NEW, CONNECTING, CLOSED -> {}
        }
    }

    /** Looks for the first packet: the library has no event for it. */
    private void listen(int left) {
        if (heard || left == 0 || connection == null) {
            return;
        }
        if (connection.hasReceived()) {
            heard = true;
            tell(listener::firstPacketReceived);
        } else {
            steps.after(POLL, 53405, () -> listen(left - 1));
        }
    }

    @Override
    public void send(short[] frame) {
        gate.push(frame);
    }

    @Override
    public void receive(@Nullable FrameSink sink) {
        if (!closed.get()) {
            sound.to(sink);
        }
    }

    @Override
    public void sendDigits(String digits, Consumer<Boolean> taken) {
        steps.run(
                53400,
                () -> {
                    boolean byRtp = negotiation.sendsEvents() && play(digits);
                    tell(() -> taken.accept(byRtp));
                });
    }

    /** A {@code w} is a pause of half a second. */
    private boolean play(String digits) {
        int pause = digits.indexOf('w');
        String now = pause < 0 ? digits : digits.substring(0, pause);
        if (!now.isEmpty() && (connection == null || !connection.sendDigits(now))) {
            return false;
        }
        if (pause >= 0) {
            String later = digits.substring(pause + 1);
            steps.after(TONE.multipliedBy(now.length()).plus(PAUSE), 53400, () -> play(later));
        }
        return true;
    }

    @Override
    public void changed(Reports from, MediaNews.Machine machine, Enum<?> state) {
        if (from == reports) {
            watch.state(machine, state);
            if (machine == MediaNews.Machine.CONNECTION) {
                stats(_ -> {});
            }
        }
    }

    @Override
    public void stats(Consumer<MediaReport> answer) {
        steps.run(
                53405,
                () -> {
                    if (connection == null) {
                        long now = System.currentTimeMillis();
                        tell(() -> answer.accept(MediaReport.empty(now)));
                    } else {
                        String name = connection.name();
                        connection.peer().getStats(report -> answered(report, name, answer));
                    }
                });
    }

    /** The report is read on the queue: what a callback throws ends the process. */
    private void answered(RTCStatsReport report, String name, Consumer<MediaReport> answer) {
        steps.run(
                53405,
                () -> {
                    MediaReport read = StatsReading.of(report, name);
                    watch.report(read);
                    tell(() -> answer.accept(read));
                });
    }

    /** What the owner throws is the owner's: it neither ends the session nor the queue. */
    private void tell(Runnable word) {
        try {
            word.run();
        } catch (RuntimeException broken) {
            log.error("The listener of a media session threw", broken);
        }
    }

    private void failed(MediaFailure why) {
        gate.shut();
        tell(() -> listener.failed(why));
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        sound.to(null);
        steps.end();
        queue.execute(
                () -> {
                    release();
                    gate.release();
                    engine.ended(this);
                    queue.close();
                });
    }

    private void release() {
        gate.shut();
        connected = false;
        Connection ending = connection;
        connection = null;
        reports = null;
        if (ending != null) {
            ending.release(sound);
        }
    }
}
