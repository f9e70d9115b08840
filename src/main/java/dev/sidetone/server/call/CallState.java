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
     */
    record Ringing(
            Placement placement,
            Leg caller,
            List<Fork> forks,
            boolean announced,
            @Nullable WireError refusal)
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
            return Stream.concat(Stream.of(caller.sid()), forks.stream().map(Fork::sid)).toList();
        }

        @Override
        public String identityOf(String sid) {
            return sid.equals(caller.sid()) ? caller.identity() : placement.callee();
        }

        Ringing with(List<Fork> others) {
            return new Ringing(placement, caller, others, announced, refusal);
        }

        Ringing refused(WireError why) {
            return new Ringing(placement, caller, forks, announced, why);
        }

        Ringing announcedNow() {
            return new Ringing(placement, caller, forks, true, refusal);
        }

        @Nullable Fork fork(String sid) {
            return forks.stream().filter(f -> f.sid().equals(sid)).findFirst().orElse(null);
        }
    }

    /** Both sides are connected, or one of them has lost its socket for a moment. */
    record Talking(Leg caller, Leg callee) implements CallState {
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

        Talking with(Leg changed) {
            return changed.sid().equals(caller.sid())
                    ? new Talking(changed, callee)
                    : new Talking(caller, changed);
        }
    }

    /** Over. */
    record Ended(String id) implements CallState {
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
