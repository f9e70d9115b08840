package dev.sidetone.server.call;

import org.jspecify.annotations.Nullable;

/**
 * One side of a call.
 *
 * @param offering whether it has sent a new offer that the other side has not answered yet
 * @param owedOffer an offer of the other side that waits for this one to come back
 */
public record Leg(
        String sid, String identity, Place place, boolean offering, @Nullable String owedOffer) {
    /** Where a leg is. */
    public sealed interface Place {
        /** Behind a socket. */
        record OnSocket(Attachment at) implements Place {}

        /** Its socket broke; it may come back. */
        record Lost() implements Place {}
    }

    static Leg on(String sid, String identity, Place place) {
        return new Leg(sid, identity, place, false, null);
    }

    boolean isAt(SocketId socket) {
        return place instanceof Place.OnSocket(Attachment at) && at.socket().equals(socket);
    }

    /** Whether the server itself is this side. */
    boolean inServer() {
        return place instanceof Place.OnSocket(Attachment at) && at.inServer();
    }

    boolean lost() {
        return place instanceof Place.Lost;
    }

    Leg at(Place other) {
        return new Leg(sid, identity, other, offering, owedOffer);
    }

    Leg offering(boolean now) {
        return new Leg(sid, identity, place, now, owedOffer);
    }

    Leg owed(@Nullable String offer) {
        return new Leg(sid, identity, place, offering, offer);
    }

    @Override
    public String toString() {
        return "Leg[" + sid + ", " + identity + ", " + place + "]";
    }
}
