package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.sidetone.media.MediaOptions;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Offers and answers of one session, one exchange at a time, in the order in which they were asked
 * for. Used on the session's queue alone.
 */
final class Negotiation {
    private static final Logger log = LoggerFactory.getLogger(Negotiation.class);
    private static final int OWN_DESCRIPTION = 53400;
    private static final int THEIR_DESCRIPTION = 53402;
    private static final int NO_COMMON_CODEC = 53404;
    // as long as a library's packet is without being asked
    private static final int USUAL_PACKET_MILLIS = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The session around it. */
    interface Site {
        /** The connection to negotiate; a new one where {@code renewed} and the network changed. */
        Connection connection(boolean renewed);

        /** A new connection in the place of the old one. */
        Connection anew();

        /** Nobody pushes sound from here on: the native source is being rewired. */
        void quiet();

        /** Sound may be pushed again. */
        void loud();

        void described(String sdp);

        /** There are no candidates that may be used: the end. */
        void gatheredNothing();
    }

    private record Exchange(int code, Runnable start) {}

    private final Steps steps;
    private final MediaOptions options;
    private final IceServers servers;
    private final int packetMillis;
    private final Site site;
    private final Deque<Exchange> waiting = new ArrayDeque<>();
    private final List<String> early = new ArrayList<>();
    private @Nullable Gathering gathering;
    private @Nullable Connection offeredOn;
    private boolean busy;
    private boolean sendsEvents;

    Negotiation(Steps steps, MediaOptions options, int packetMillis, Site site) {
        this.steps = steps;
        this.options = options;
        this.servers = new IceServers(options);
        this.packetMillis = packetMillis;
        this.site = site;
    }

    /** What candidates come from, and what is wrong with it. */
    IceServers servers() {
        return servers;
    }

    /** Whether the peer reads digits from RTP: its answer to our last offer said so. */
    boolean sendsEvents() {
        return sendsEvents;
    }

    void offer(boolean restart) {
        begin(
                OWN_DESCRIPTION,
                () -> {
                    Connection peer = site.connection(restart);
                    var how = new RTCOfferOptions();
                    how.iceRestart = restart;
                    peer.peer().createOffer(how, made(own -> setLocal(peer, own)));
                });
    }

    void answer(String offer) {
        begin(
                THEIR_DESCRIPTION,
                () -> {
                    Sdp theirs = Sdp.of(offer);
                    if (!usable(theirs)) {
                        return;
                    }
                    // Two offers have crossed, and whoever is asked to answer gives its own up. The
                    // library's rollback leaves the call silent for good: a new connection does not
                    answer(offeredOn == null ? site.connection(true) : site.anew(), theirs);
                });
    }

    private void answer(Connection peer, Sdp theirs) {
        setRemote(
                peer,
                RTCSdpType.OFFER,
                theirs,
                () -> {
                    offeredOn = null;
                    sendsEvents = false;
                    peer.peer()
                            .createAnswer(new RTCAnswerOptions(), made(own -> setLocal(peer, own)));
                });
    }

    void accept(String answer) {
        begin(
                THEIR_DESCRIPTION,
                () -> {
                    Connection peer = offeredOn;
                    Sdp theirs = Sdp.of(answer);
                    if (peer == null) {
                        log.debug("An answer to no offer is ignored");
                        finished();
                    } else if (usable(theirs)) {
                        offeredOn = null;
                        sendsEvents = theirs.takesTelephoneEvents();
                        setRemote(peer, RTCSdpType.ANSWER, theirs, this::finished);
                    }
                });
    }

    private boolean usable(Sdp theirs) {
        if (!theirs.describesCall()) {
            steps.fail(THEIR_DESCRIPTION, "not the description of a call");
        } else if (theirs.refusesAudio() || !theirs.sharesCodec()) {
            steps.fail(NO_COMMON_CODEC, "no codec in common");
        }
        return !steps.over();
    }

    private void setRemote(Connection peer, RTCSdpType type, Sdp theirs, Runnable then) {
        Sdp edited =
                theirs.preferring(options.codecs())
                        .withMaxAverageBitrate(options.maxAverageBitrate());
        if (packetMillis != USUAL_PACKET_MILLIS) {
            edited = edited.withPacketTime(packetMillis);
        }
        site.quiet();
        peer.peer()
                .setRemoteDescription(
                        new RTCSessionDescription(type, edited.toString()),
                        applied(THEIR_DESCRIPTION, then));
    }

    private void setLocal(Connection peer, RTCSessionDescription own) {
        if (Sdp.of(own.sdp).refusesAudio()) {
            steps.fail(NO_COMMON_CODEC, "our answer would refuse audio");
            return;
        }
        gathering = null;
        early.clear();
        site.quiet();
        peer.peer()
                .setLocalDescription(
                        own, applied(OWN_DESCRIPTION, () -> gather(peer, own.sdpType)));
    }

    private void gather(Connection peer, RTCSdpType type) {
        var open =
                new Gathering(
                        (delay, task) -> steps.after(delay, OWN_DESCRIPTION, task),
                        options,
                        () -> describe(peer, type),
                        site::gatheredNothing);
        gathering = open;
        early.forEach(open::candidate);
        if (peer.loopbackPort() > 0) {
            open.candidate(" typ host");
        }
    }

    /** A candidate was gathered. */
    void candidate(String line) {
        if (gathering == null) {
            early.add(line);
        } else {
            gathering.candidate(line);
        }
    }

    /** All candidates were gathered. */
    void gathered() {
        if (gathering != null) {
            gathering.complete();
        }
    }

    private void describe(Connection peer, RTCSdpType type) {
        Sdp own =
                Sdp.of(peer.peer().getLocalDescription().sdp)
                        .withMaxAverageBitrate(options.maxAverageBitrate());
        if (peer.loopbackPort() > 0) {
            own = own.withLoopbackCandidate(peer.loopbackPort());
        }
        if (type == RTCSdpType.OFFER) {
            offeredOn = peer;
        } else {
            own = own.withoutTelephoneEvent();
        }
        site.described(own.toString());
        finished();
    }

    private void begin(int code, Runnable start) {
        waiting.add(new Exchange(code, start));
        next();
    }

    private void finished() {
        busy = false;
        next();
    }

    private void next() {
        if (!busy && !waiting.isEmpty()) {
            busy = true;
            Exchange exchange = waiting.remove();
            steps.run(exchange.code(), exchange.start());
        }
    }

    /** There are descriptions that the library never answers to: no call waits for ever. */
    private SerialQueue.Timer deadline(int code) {
        return steps.after(PATIENCE, code, () -> steps.fail(code, "the library is silent"));
    }

    private CreateSessionDescriptionObserver made(Consumer<RTCSessionDescription> then) {
        var deadline = deadline(OWN_DESCRIPTION);
        return new CreateSessionDescriptionObserver() {
            @Override
            public void onSuccess(RTCSessionDescription description) {
                steps.run(
                        OWN_DESCRIPTION,
                        () -> {
                            deadline.cancel();
                            then.accept(description);
                        });
            }

            @Override
            public void onFailure(String word) {
                steps.run(OWN_DESCRIPTION, () -> steps.fail(OWN_DESCRIPTION, word));
            }
        };
    }

    private SetSessionDescriptionObserver applied(int code, Runnable then) {
        var deadline = deadline(code);
        return new SetSessionDescriptionObserver() {
            @Override
            public void onSuccess() {
                steps.run(
                        code,
                        () -> {
                            deadline.cancel();
                            site.loud();
                            then.run();
                        });
            }

            @Override
            public void onFailure(String word) {
                steps.run(code, () -> steps.fail(code, word));
            }
        };
    }
}
