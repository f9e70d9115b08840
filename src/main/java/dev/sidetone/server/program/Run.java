package dev.sidetone.server.program;

import dev.sidetone.server.twiml.Verb;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;

/**
 * A program on a call.
 *
 * @param rest the verbs that come next
 * @param base what their links are relative to
 * @param leg how far the call is
 * @param documents how many have been read
 */
record Run(
        Launch launch, List<Verb> rest, @Nullable URI base, Leg leg, Doing doing, int documents) {
    /** How far the call is. */
    enum Leg {
        /** It rings. */
        RINGING,
        /** Sound flows. */
        UP,
        /** It is over. */
        GONE
    }

    Run {
        rest = List.copyOf(rest);
    }

    static Run of(Launch launch, boolean up) {
        return new Run(launch, List.of(), null, up ? Leg.UP : Leg.RINGING, new Doing.Starting(), 0);
    }

    Run at(Doing other) {
        return new Run(launch, rest, base, leg, other, documents);
    }

    Run with(Leg other) {
        return new Run(launch, rest, base, other, doing, documents);
    }

    Run reading(List<Verb> verbs, @Nullable URI from) {
        return new Run(launch, verbs, from, leg, doing, documents + 1);
    }

    /** Without its next verb. */
    Run past() {
        return new Run(launch, rest.subList(1, rest.size()), base, leg, doing, documents);
    }

    boolean up() {
        return leg == Leg.UP;
    }
}
