package dev.sidetone.server.script;

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
 * @param documents how many have been read in a row, with nothing done between them
 */
public record Run(
        Launch launch, List<Verb> rest, @Nullable URI base, Leg leg, Doing doing, int documents) {
    /** How far the call is. */
    public enum Leg {
        /** It rings. */
        RINGING,
        /** Sound flows. */
        UP,
        /** It is over. */
        GONE
    }

    public Run {
        rest = List.copyOf(rest);
    }

    /** A program that has not begun; {@code up} where its call has been answered. */
    public static Run of(Launch launch, boolean up) {
        return new Run(launch, List.of(), null, up ? Leg.UP : Leg.RINGING, new Doing.Starting(), 0);
    }

    Run at(Doing other) {
        return new Run(launch, rest, base, leg, other, documents);
    }

    /** With the call elsewhere. */
    public Run with(Leg other) {
        return new Run(launch, rest, base, other, doing, documents);
    }

    Run reading(List<Verb> verbs, @Nullable URI from) {
        return new Run(launch, verbs, from, leg, doing, documents + 1);
    }

    /** The documents that have been read were not in vain. */
    Run havingDoneSomething() {
        return documents == 0 ? this : new Run(launch, rest, base, leg, doing, 0);
    }

    /** Without its next verb. */
    Run past() {
        return new Run(launch, rest.subList(1, rest.size()), base, leg, doing, documents);
    }

    /** Whether the call is over. */
    public boolean gone() {
        return leg == Leg.GONE;
    }

    /** Whether sound flows. */
    public boolean up() {
        return leg == Leg.UP;
    }
}
