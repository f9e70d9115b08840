package dev.sidetone.server.call;

import org.jspecify.annotations.Nullable;

/**
 * One side of a call.
 *
 * @param offering whether it has sent a new offer that the other side has not answered yet
 * @param owedOffer an offer of the other side that waits for this one to come back
 * @param fingerprint of the certificate with which its media is sealed; null where it is not known
 */
public record Leg(
        String sid,
        String identity,
        Place place,
        boolean offering,
        @Nullable String owedOffer,
        @Nullable String fingerprint) {
    /** Where a leg is. */
    public sealed interface Place {
        /** Behind a socket. */
        record OnSocket(Attachment at) implements Place {}

        /** Its socket broke; it may come back. */
        record Lost() implements Place {}
    }

    static Leg on(String sid, String identity, Place place) {
        return new Leg(sid, identity, place, false, null, null);
    }

    boolean isAt(SocketId socket) {
        return place instanceof Place.OnSocket(Attachment at) && at.socket().equals(socket);
    }

    /** Whether the server itself is this side. */
    public boolean inServer() {
        return place instanceof Place.OnSocket(Attachment at) && at.inServer();
    }

    boolean lost() {
        return place instanceof Place.Lost;
    }

    Leg at(Place other) {
        return new Leg(sid, identity, other, offering, owedOffer, fingerprint);
    }

    Leg offering(boolean now) {
        return new Leg(sid, identity, place, now, owedOffer, fingerprint);
    }

    Leg owed(@Nullable String offer) {
        return new Leg(sid, identity, place, offering, offer, fingerprint);
    }

    /** With the certificate of its latest description. */
    Leg sealed(@Nullable String description) {
        String known = SessionDescription.fingerprint(description);
        return known == null ? this : new Leg(sid, identity, place, offering, owedOffer, known);
    }

    /**
     * Whether a description can be this leg's: the certificate stays the same for as long as the
     * connection lives. Another one is somebody else's who wants the call for himself (signaling.md
     * §5, connectToken).
     */
    boolean owns(@Nullable String description) {
        String other = SessionDescription.fingerprint(description);
        return fingerprint == null || other == null || fingerprint.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
        return "Leg[" + sid + ", " + identity + ", " + place + "]";
    }
}
