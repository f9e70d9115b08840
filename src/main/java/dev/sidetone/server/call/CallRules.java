package dev.sidetone.server.call;

import dev.sidetone.server.call.CallState.Ended;
import dev.sidetone.server.call.CallState.Ringing;
import dev.sidetone.server.call.CallState.Talking;
import dev.sidetone.server.call.CallTokens.LegClaims;
import dev.sidetone.server.call.Leg.Place;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.signaling.Protocol;

import java.time.Duration;
import java.util.List;

/**
 * The life of a call: from a state and an event to the next state and what is to be done. An event
 * that does not fit changes nothing.
 */
public final class CallRules {
    /** How long a call rings. */
    public static final Duration RING_TIME = Duration.ofSeconds(30);

    /** How long a callee who is registered but not running may take to come up. */
    public static final Duration REACH_TIME = Duration.ofSeconds(5);

    /** connectToken: somebody else than who holds the call wants to go on with it. */
    static final WireError NO_HANDOVER =
            new WireError(
                    31209,
                    "a call cannot be taken over with a connect token: its media belongs to who was"
                            + " invited");

    /** A state and what led there is to do. */
    public record Step(CallState state, List<CallEffect> effects) {
        static Step nothing(CallState state) {
            return new Step(state, List.of());
        }
    }

    private final RingingRules ringing;
    private final TalkingRules talking;

    /** Rules for calls of an account. */
    public CallRules(String accountSid, CallTokens tokens, CancelStyle cancels) {
        this.ringing = new RingingRules(accountSid, tokens, cancels);
        this.talking = new TalkingRules(tokens);
    }

    /** A call that nobody has heard of yet: {@link CallEvent.Placed} lets it ring. */
    public static CallState placed(
            Placement placement,
            String sid,
            String callerIdentity,
            Attachment caller,
            List<Fork> forks) {
        Leg leg = Leg.on(sid, callerIdentity, new Place.OnSocket(caller)).sealed(placement.offer());
        return new Ringing(placement, leg, forks, false, null, null);
    }

    /**
     * A call of another server, as one of its legs remembers it, with both legs lost: {@link
     * CallEvent.Resumed} brings this one in, and the other has its grace to follow.
     */
    public static Step rebuilt(LegClaims claims) {
        Leg one = Leg.on(claims.sid(), claims.identity(), new Place.Lost());
        Leg other = Leg.on(claims.peerSid(), claims.peerIdentity(), new Place.Lost());
        boolean anchored = claims.way() == CallTokens.MediaWay.ANCHORED;
        CallState call =
                claims.callId().equals(claims.sid())
                        ? new Talking(one, other, anchored)
                        : new Talking(other, one, anchored);
        return new Step(
                call,
                List.of(
                        new CallEffect.Note("Rebuilt", claims.identity()),
                        new CallEffect.Arm(
                                new CallEffect.Deadline.Grace(other.sid()), Protocol.CALL_GRACE)));
    }

    /** What follows from {@code event}. */
    public Step on(CallState state, CallEvent event) {
        return switch (state) {
            case Ringing call -> ringing.on(call, event);
            case Talking call -> talking.on(call, event);
            case Ended over -> Step.nothing(over);
        };
    }
}
