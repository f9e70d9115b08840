package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * An invite until it is accepted, rejected or withdrawn. Pure, like {@link CallMachine}.
 *
 * @param offer the caller's description; null until it has been fetched
 * @param reconnect what takes the call up again later
 * @param lost the signaling connection is away
 */
record InviteMachine(
        State state, @Nullable String offer, @Nullable String reconnect, boolean lost) {
    /** Longer than any server rings; for servers that never cancel. */
    static final Duration PATIENCE = Duration.ofSeconds(45);

    /** For the signaling connection to come back. */
    static final Duration ABSENCE = Duration.ofSeconds(15);

    enum State {
        PENDING,
        ACCEPTED,
        REJECTED,
        WITHDRAWN
    }

    /** What can happen to an invite. */
    sealed interface Event {
        record Offered(String sdp, @Nullable String reconnect) implements Event {}

        record Accepted() implements Event {}

        record Rejected(@Nullable String reason) implements Event {}

        record Withdrawn(VoiceError error) implements Event {}

        /** The server refused a bridge token: perhaps this call's. */
        record Refused(VoiceError error) implements Event {}

        record SignalingLost(VoiceError error, boolean couldNotOpen) implements Event {}

        record SignalingReady() implements Event {}

        record RanOut() implements Event {}

        record StayedAway() implements Event {}
    }

    /** What has to be done. */
    sealed interface Effect {
        /** The accepted call takes over, with the offer as far as there is one. */
        record HandOver() implements Effect {}

        record SendReject(@Nullable String reason) implements Effect {}

        record TellCancelled(VoiceError error) implements Effect {}

        /** Begins to wait for the signaling connection. */
        record AwaitSignaling() implements Effect {}

        /** Needs not wait for it any more. */
        record SignalingBack() implements Effect {}

        /** The last effect. */
        record Forget() implements Effect {}
    }

    record Step(InviteMachine next, List<Effect> effects) {}

    static InviteMachine pending() {
        return new InviteMachine(State.PENDING, null, null, false);
    }

    Step on(Event event) {
        if (state != State.PENDING) {
            return new Step(this, List.of());
        }
        return switch (event) {
            case Event.Offered(String sdp, String token) ->
                    new Step(new InviteMachine(state, sdp, token, lost), List.of());
            case Event.Accepted _ ->
                    become(State.ACCEPTED, new Effect.HandOver(), new Effect.Forget());
            case Event.Rejected(String reason) ->
                    become(State.REJECTED, new Effect.SendReject(reason), new Effect.Forget());
            case Event.Withdrawn(VoiceError error) -> withdrawn(error);
            case Event.Refused(VoiceError error) ->
                    offer == null ? withdrawn(error) : new Step(this, List.of());
            case Event.SignalingLost(VoiceError error, boolean couldNotOpen) ->
                    couldNotOpen && offer == null ? withdrawn(error) : disconnected();
            case Event.SignalingReady _ ->
                    new Step(
                            new InviteMachine(state, offer, reconnect, false),
                            lost ? List.of(new Effect.SignalingBack()) : List.of());
            case Event.RanOut _ ->
                    withdrawn(
                            VoiceError.of(
                                    ErrorCode.CALL_CANCELLED,
                                    "The call was not answered in time."));
            case Event.StayedAway _ -> withdrawn(VoiceError.of(ErrorCode.SIGNALING_DISCONNECTED));
        };
    }

    private Step withdrawn(VoiceError error) {
        return become(State.WITHDRAWN, new Effect.TellCancelled(error), new Effect.Forget());
    }

    private Step become(State end, Effect... effects) {
        return new Step(new InviteMachine(end, offer, reconnect, lost), List.of(effects));
    }

    private Step disconnected() {
        return new Step(
                new InviteMachine(state, offer, reconnect, true),
                lost ? List.of() : List.of(new Effect.AwaitSignaling()));
    }
}
