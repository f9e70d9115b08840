package dev.sidetone.media.model;

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
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A session of the model. It takes the time that a real one takes, loses its connection as a real
 * one does, and can be made to on command.
 */
public final class ModelSession implements MediaSession {
    private static final Logger log = LoggerFactory.getLogger(ModelSession.class);
    private static final Duration DESCRIBING = Duration.ofMillis(5);
    private static final Duration RELAY_PATIENCE = Duration.ofSeconds(5);

    private final ModelEngine engine;
    private final SerialQueue queue;
    private final MediaOptions options;
    private final Listener listener;
    private final String id;
    private final ModelLink link;
    private volatile @Nullable FrameSink sink;
    private volatile @Nullable String peer;
    private volatile boolean severed;
    private volatile boolean over;
    private volatile boolean closed;
    private boolean offered;
    private boolean sendsEvents;
    private int versions;
    private long lastArrival;
    private long sent;
    private long received;
    private volatile UnaryOperator<MediaReport> lens = UnaryOperator.identity();

    ModelSession(ModelEngine engine, SerialQueue queue, MediaOptions options, Listener listener) {
        this.engine = engine;
        this.queue = queue;
        this.options = options;
        this.listener = listener;
        this.id = engine.randomness().uuid().toString();
        this.link = new ModelLink(this, queue, engine.net().setUp(), listener);
    }

    String id() {
        return id;
    }

    @Override
    public void createOffer() {
        step(Duration.ZERO, () -> describe(true));
    }

    @Override
    public void restartIce() {
        createOffer();
    }

    @Override
    public void createAnswer(String offer) {
        step(
                Duration.ZERO,
                () -> {
                    if (apply(offer) != null) {
                        offered = false;
                        sendsEvents = false;
                        describe(false);
                    }
                });
    }

    @Override
    public void setAnswer(String answer) {
        step(
                Duration.ZERO,
                () -> {
                    if (!offered) {
                        return;
                    }
                    ModelDescription theirs = apply(answer);
                    if (theirs != null) {
                        offered = false;
                        sendsEvents = theirs.telephoneEvents();
                    }
                });
    }

    private void describe(boolean offer) {
        if (engine.closed()) {
            fail(53400);
        } else if (options.relayOnly() && options.iceServers().isEmpty()) {
            step(RELAY_PATIENCE, () -> fail(53405));
        } else {
            var own = new ModelDescription(id, ++versions, codecs(), offer);
            step(
                    DESCRIBING,
                    () -> {
                        offered |= offer;
                        tell(() -> listener.localDescription(own.text()));
                    });
        }
    }

    private List<String> codecs() {
        return options.codecs().stream().map(codec -> codec.toLowerCase(Locale.ROOT)).toList();
    }

    private @Nullable ModelDescription apply(String sdp) {
        ModelDescription theirs = ModelDescription.of(sdp);
        if (theirs == null) {
            fail(53402);
        } else if (theirs.codecs().stream().noneMatch(codecs()::contains)) {
            fail(53404);
            return null;
        } else {
            peer = theirs.session();
            lookAtBothEnds();
        }
        return theirs;
    }

    /** Nothing reaches this session or comes from it, until it is mended. */
    public void sever() {
        severed = true;
        lookAtBothEnds();
    }

    /** Ends what {@link #sever()} began. */
    public void mend() {
        severed = false;
        lookAtBothEnds();
    }

    /** Ends the session with a failure, as if the library had reported one. */
    public void fail(int code) {
        step(
                Duration.ZERO,
                () -> {
                    over = true;
                    log.debug("A model session fails with {}", code);
                    tell(() -> listener.failed(new MediaFailure(code, "The model says so.")));
                });
    }

    private void lookAtBothEnds() {
        look();
        ModelSession other = engine.net().find(peer);
        if (other != null) {
            other.look();
        }
    }

    /** Something has changed between this session and its peer. */
    void look() {
        step(Duration.ZERO, link::look);
    }

    @Nullable ModelSession reachable() {
        ModelSession other = engine.net().find(peer);
        boolean through =
                other != null
                        && id.equals(other.peer)
                        && engine.net().passes()
                        && !severed
                        && !other.severed;
        return through ? other : null;
    }

    @Override
    public void send(short[] frame) {
        if (over || !link.flows()) {
            return;
        }
        short[] copy = frame.clone();
        step(
                Duration.ZERO,
                () -> {
                    sent++;
                    ModelSession other = reachable();
                    if (other != null) {
                        other.arrive(copy);
                    }
                });
    }

    private void arrive(short[] frame) {
        ModelNet net = engine.net();
        step(
                Duration.ZERO,
                () -> {
                    long now = engine.time().nanos();
                    long delay =
                            net.oneWay().toNanos()
                                    + (long)
                                            engine.randomness()
                                                    .between(0, 1 + net.jitter().toNanos());
                    lastArrival = Math.max(lastArrival, now + delay);
                    step(Duration.ofNanos(lastArrival - now), () -> heard(frame));
                });
    }

    private void heard(short[] frame) {
        if (received++ == 0) {
            tell(listener::firstPacketReceived);
        }
        FrameSink target = sink;
        try {
            if (target != null) {
                target.frame(frame);
            }
        } catch (RuntimeException broken) {
            sink = null;
            log.error("Received sound is dropped: its sink is broken", broken);
        }
    }

    @Override
    public void receive(@Nullable FrameSink target) {
        sink = target;
    }

    @Override
    public void sendDigits(String digits, Consumer<Boolean> taken) {
        step(Duration.ZERO, () -> tell(() -> taken.accept(sendsEvents)));
    }

    @Override
    public void stats(Consumer<MediaReport> answer) {
        step(
                Duration.ZERO,
                () -> {
                    MediaReport report = ModelReport.of(id, engine, codecs(), sent, received);
                    tell(() -> answer.accept(lens.apply(report)));
                });
    }

    /** Reports are what {@code change} makes of them, from now on. */
    public void figures(UnaryOperator<MediaReport> change) {
        lens = change;
    }

    /** A state by the word of the specification. */
    void changed(MediaNews.Machine machine, String value) {
        tell(() -> listener.changed(new MediaNews.State(machine, value)));
    }

    void step(Duration delay, Runnable body) {
        queue.after(
                delay,
                () -> {
                    if (!over) {
                        body.run();
                    }
                });
    }

    void tell(Runnable word) {
        try {
            word.run();
        } catch (RuntimeException broken) {
            log.error("The listener of a media session threw", broken);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        over = true;
        ModelSession other = engine.net().find(peer);
        engine.ended(this);
        if (other != null) {
            other.look();
        }
        queue.close();
    }
}
