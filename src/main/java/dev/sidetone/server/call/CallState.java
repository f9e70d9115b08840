package dev.sidetone.server.call;

import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * A call between a caller and whoever answers. Its name is the SID of the caller's leg.
 *
 * <p>{@code Ringing → Talking → Ended}, or straight to {@code Ended}.
 */
public sealed interface CallState {
    /** The SID of the caller's leg. */
    String id();

    /** The legs and forks that messages may be about. */
    List<String> sids();

    /** Whose leg or fork {@code sid} is; one of {@link #sids()}. */
    String identityOf(String sid);

    /**
     * The caller waits.
     *
     * @param announced whether the caller has been told that it rings
     * @param refusal the last refusal of a fork; what the caller hears if nobody else answers
     * @param program who had the call and let it ring elsewhere: gets it back when nobody answers
     */
    record Ringing(
            Placement placement,
            Leg caller,
            List<Fork> forks,
            boolean announced,
            @Nullable WireError refusal,
            @Nullable Fork program)
            implements CallState {
        public Ringing {
            forks = List.copyOf(forks);
        }

        @Override
        public String id() {
            return caller.sid();
        }

        @Override
        public List<String> sids() {
            Stream<Fork> rung = Stream.concat(forks.stream(), Stream.ofNullable(program));
            return Stream.concat(Stream.of(caller.sid()), rung.map(Fork::sid)).toList();
        }

        @Override
        public String identityOf(String sid) {
            Fork fork = fork(sid);
            return fork == null ? caller.identity() : fork.callee().identity();
        }

        Ringing with(List<Fork> others) {
            return new Ringing(placement, caller, others, announced, refusal, program);
        }

        Ringing refused(@Nullable WireError why) {
            return new Ringing(placement, caller, forks, announced, why, program);
        }

        Ringing announcedNow() {
            return new Ringing(placement, caller, forks, true, refusal, program);
        }

        /** It rings elsewhere; {@code by} waits for the outcome. */
        Ringing forwarded(Placement to, List<Fork> others, Fork by) {
            return new Ringing(to, caller, others, announced, null, by);
        }

        /** No program has it: whatever comes next ends it. */
        Ringing alone() {
            return new Ringing(placement, caller, forks, announced, refusal, null);
        }

        /** Nobody answered elsewhere, for that reason: the program has it again. */
        Ringing returned(Fork by, WireError why) {
            return new Ringing(placement, caller, List.of(by), announced, why, null);
        }

        /** The fork of that SID; null when there is none. */
        public @Nullable Fork fork(String sid) {
            return forks.stream().filter(f -> f.sid().equals(sid)).findFirst().orElse(null);
        }
    }

    /**
     * Both sides are connected, or one of them has lost its socket for a moment.
     *
     * @param anchored whether their media goes through the server
     */
    record Talking(Leg caller, Leg callee, boolean anchored) implements CallState {
        @Override
        public String id() {
            return caller.sid();
        }

        @Override
        public List<String> sids() {
            return List.of(caller.sid(), callee.sid());
        }

        @Override
        public String identityOf(String sid) {
            return leg(sid).identity();
        }

        Leg leg(String sid) {
            return caller.sid().equals(sid) ? caller : callee;
        }

        Leg peerOf(Leg leg) {
            return leg.sid().equals(caller.sid()) ? callee : caller;
        }

        /** Whether the other side of a leg is told of keys. */
        public boolean takesKeys(String sid) {
            return peerOf(leg(sid)).place() instanceof Leg.Place.OnSocket(Attachment at)
                    && at.sidetone();
        }

        Talking with(Leg changed) {
            return changed.sid().equals(caller.sid())
                    ? new Talking(changed, callee, anchored)
                    : new Talking(caller, changed, anchored);
        }
    }

    /**
     * Over.
     *
     * @param why null for a normal end
     */
    record Ended(String id, @Nullable WireError why) implements CallState {
        @Override
        public List<String> sids() {
            return List.of();
        }

        @Override
        public String identityOf(String sid) {
            throw new IllegalArgumentException("an ended call has no legs");
        }
    }
}
