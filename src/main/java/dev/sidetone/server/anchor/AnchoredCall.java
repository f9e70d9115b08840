package dev.sidetone.server.anchor;

import dev.sidetone.server.anchor.MediaAnchor.OpenLeg;
import dev.sidetone.server.anchor.sdp.AnchoredDescription;
import dev.sidetone.server.anchor.sdp.Description;
import dev.sidetone.server.anchor.sdp.LocalIce;
import dev.sidetone.server.anchor.sdp.MalformedDescription;
import dev.sidetone.server.anchor.stun.IceCredentials;
import dev.sidetone.server.anchor.stun.IceGate;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The media of one call: the caller's leg, and one for each place where it rings until one of them
 * answers. What each side is told of the other is what the other wrote, but for how it is reached.
 */
public final class AnchoredCall implements AutoCloseable {
    /** One leg as this call sees it. */
    private static final class End {
        final OpenLeg open;
        IceCredentials own;
        @Nullable Description first;
        @Nullable IceCredentials theirs;
        int round;

        End(OpenLeg open, IceCredentials own) {
            this.open = open;
            this.own = own;
        }

        Description first() {
            Description written = first;
            if (written == null) {
                throw new IllegalStateException("this side has described nothing");
            }
            return written;
        }

        void describedBy(Description description) {
            first = description;
            theirs = description.credentials();
        }

        LocalIce ice(IceCredentials credentials) {
            return new LocalIce(credentials, open.shown());
        }
    }

    private final MediaAnchor anchor;
    private final String callerSid;
    private final Map<String, End> forks = new LinkedHashMap<>();
    private @Nullable End caller;
    private @Nullable End callee;
    private @Nullable String answer;

    AnchoredCall(MediaAnchor anchor, String callerSid) {
        this.anchor = anchor;
        this.callerSid = callerSid;
    }

    /**
     * The caller's offer as the fork {@code forkSid} is to see it. The caller's own port is opened
     * with the first fork, so that an answer never finds none free.
     *
     * @throws MalformedDescription when no call can be built on the offer
     * @throws AnchorFull when the server carries as much as it may, or no port is free
     * @throws IllegalStateException after the call was answered
     */
    public synchronized String offerFor(String forkSid, String callerOffer)
            throws MalformedDescription, IOException {
        if (callee != null) {
            throw new IllegalStateException("the call was answered");
        }
        Description offer = Description.of("the caller's offer", callerOffer);
        if (caller == null) {
            caller = opened(callerSid, offer.credentials().ufrag());
            caller.describedBy(offer);
        }
        End fork = forks.get(forkSid);
        if (fork == null) {
            fork = opened(forkSid, null);
            forks.put(forkSid, fork);
        }
        return AnchoredDescription.relayed(offer, fork.ice(fork.own));
    }

    private End opened(String sid, @Nullable String farUfrag) throws IOException {
        IceCredentials own = anchor.freshCredentials();
        return new End(anchor.open(sid, callerSid, new IceGate(own, farUfrag)), own);
    }

    /**
     * The answer of a fork as the caller is to see it. Media flow from here on; all other forks are
     * closed. The same again for a repeated answer of that fork.
     *
     * @throws MalformedDescription when it is no answer; nothing has changed then
     * @throws IllegalArgumentException when nothing was offered to that fork, or it was closed
     */
    public synchronized String answered(String forkSid, String calleeAnswer)
            throws MalformedDescription {
        End fork = forks.get(forkSid);
        End calling = caller;
        if (fork == null || calling == null) {
            throw new IllegalArgumentException("nothing is offered to " + forkSid);
        }
        if (fork == callee && answer != null) {
            return answer;
        }
        Description read = Description.of("the callee's answer", calleeAnswer);
        if (read.setup().equals("actpass")) {
            throw new MalformedDescription(read.what(), "leaves open who begins with DTLS");
        }
        String relayed = AnchoredDescription.relayed(read, calling.ice(calling.own));
        fork.describedBy(read);
        forks.values().stream().filter(other -> other != fork).forEach(o -> anchor.close(o.open));
        forks.values().removeIf(other -> other != fork);
        connect(calling, fork, read.credentials().ufrag());
        callee = fork;
        answer = relayed;
        return relayed;
    }

    /**
     * Takes a call up that another server carried, from what its two sides last wrote of
     * themselves, whichever of them was offer or answer. Media flow again when each side has made a
     * new offer, which {@link #reoffer} answers.
     *
     * @param sides the descriptions by SID, the caller's and the callee's
     * @throws MalformedDescription when one of them is no description
     * @throws AnchorFull when the server carries as much as it may, or no port is free
     */
    public synchronized void takeUp(Map<String, String> sides)
            throws MalformedDescription, IOException {
        Map<String, Description> read = new LinkedHashMap<>();
        for (Map.Entry<String, String> side : sides.entrySet()) {
            read.put(side.getKey(), Description.of("a side's description", side.getValue()));
        }
        for (Map.Entry<String, Description> side : read.entrySet()) {
            End end = opened(side.getKey(), side.getValue().credentials().ufrag());
            end.describedBy(side.getValue());
            if (side.getKey().equals(callerSid)) {
                caller = end;
            } else {
                forks.put(side.getKey(), end);
                callee = end;
            }
        }
        if (caller == null || callee == null) {
            throw new IllegalStateException("the two sides are not of one call");
        }
        connect(caller, callee, callee.first().credentials().ufrag());
    }

    private void connect(End calling, End fork, String calleeUfrag) {
        anchor.later(
                () -> {
                    fork.open.leg().expect(calleeUfrag);
                    MediaLeg.join(calling.open.leg(), fork.open.leg());
                });
        anchor.watch(calling.open);
        anchor.watch(fork.open);
    }

    /**
     * The answer to a new offer of one side, made here alone: the other side hears nothing of it.
     * New ICE credentials of the side begin a new generation of the leg's own (RFC 8839 §4.4.1.1);
     * who begins the DTLS handshake and the payload types stay as they were agreed on at first.
     *
     * @throws MalformedDescription when it cannot be answered; nothing has changed then
     * @throws RenewedKeys when only the other side can answer it; nothing has changed then
     * @throws IllegalArgumentException for a side that is not of this call
     * @throws IllegalStateException before the call was answered
     */
    public synchronized String reoffer(String sid, String newOffer)
            throws MalformedDescription, RenewedKeys {
        End calling = caller;
        End called = callee;
        if (calling == null || called == null) {
            throw new IllegalStateException("the call was not answered");
        }
        boolean byCaller = sid.equals(callerSid);
        if (!byCaller && forks.get(sid) != called) {
            throw new IllegalArgumentException("not of this call: " + sid);
        }
        Description offer = Description.of("the new offer", newOffer);
        // whoever begins with DTLS began at first: the callee, where its answer was active
        // (one whose last word was an offer leaves it open there, and began as everybody does)
        boolean calleeBegins = !called.first().setup().equals("passive");
        String setup = byCaller == calleeBegins ? "active" : "passive";
        return byCaller
                ? renewed(calling, offer, called.first(), called.first(), setup)
                : renewed(called, offer, calling.first(), called.first(), setup);
    }

    private String renewed(
            End end, Description offer, Description far, Description agreed, String setup)
            throws MalformedDescription, RenewedKeys {
        if (!offer.fingerprints().equals(end.first().fingerprints())) {
            throw new RenewedKeys();
        }
        if (offer.setup().equals(setup)) {
            throw new MalformedDescription(offer.what(), "changes who begins with DTLS");
        }
        boolean restart = !offer.credentials().equals(end.theirs);
        IceCredentials own = restart ? anchor.freshCredentials() : end.own;
        String made =
                AnchoredDescription.answer(offer, far, agreed, setup, end.round + 1, end.ice(own));
        end.round++;
        if (restart) {
            end.own = own;
            end.theirs = offer.credentials();
            IceGate gate = new IceGate(own, offer.credentials().ufrag());
            anchor.later(() -> end.open.leg().renew(gate));
        }
        return made;
    }

    /** A fork has refused or gone, or with the caller's name: the call is over. */
    public synchronized void close(String sid) {
        End fork = forks.get(sid);
        if (sid.equals(callerSid) || fork != null && fork == callee) {
            close();
        } else if (fork != null) {
            forks.remove(sid);
            anchor.close(fork.open);
        }
    }

    /** The call is over: all of its ports are closed. Idempotent. */
    @Override
    public synchronized void close() {
        forks.values().forEach(fork -> anchor.close(fork.open));
        forks.clear();
        if (caller != null) {
            anchor.close(caller.open);
        }
        caller = null;
        callee = null;
    }
}
