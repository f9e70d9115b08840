package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The state of a call and what follows from an event: pure, so that every order of events can be
 * tried without media, sockets or time. An event that does not fit changes nothing.
 *
 * @param outgoing whether this side placed the call
 * @param state what the app sees
 * @param sid the server's name of the call; null until it is known
 * @param reconnect what takes the call up again after a signaling loss
 * @param localSdp the last own description
 * @param awaiting what the next description or answer is for
 * @param invited the offer was handed to signaling
 * @param applied the peer's description was handed to media
 * @param answered offer and answer have been exchanged
 * @param mediaUp media has flowed
 * @param signalingLost the connection to the server is gone, or the server has not yet confirmed
 *     that it knows the call
 * @param mediaLost media has stopped to flow
 * @param restartOwed a new offer is due when signaling allows it
 * @param eager whether it is connected with the answer, before media flow
 */
record CallMachine(
        boolean outgoing,
        CallState state,
        @Nullable String sid,
        @Nullable String reconnect,
        @Nullable String localSdp,
        Awaiting awaiting,
        boolean invited,
        boolean applied,
        boolean answered,
        boolean mediaUp,
        boolean signalingLost,
        boolean mediaLost,
        boolean restartOwed,
        boolean eager) {

    /** What the next description or answer is for. */
    enum Awaiting {
        NOTHING,
        /** Media makes the offer of the call. */
        OFFER,
        /** Media makes the answer of the call. */
        ANSWER,
        /** Media makes the offer of an ICE restart. */
        RESTART_OFFER,
        /** The peer owes the answer to an ICE restart. */
        RESTART_ANSWER,
        /** Media makes the answer to the peer's ICE restart. */
        REANSWER
    }

    /** What follows: the next state, the effects in their order, and whether the event fitted. */
    record Step(CallMachine next, List<CallEffect> effects, boolean fitted) {}

    /** A call that this side is about to place. */
    static CallMachine placed(SdkGeneration generation) {
        return fresh(true, null, generation);
    }

    /** A call that this side is about to accept. */
    static CallMachine accepted(String sid, SdkGeneration generation) {
        return fresh(false, sid, generation);
    }

    private static CallMachine fresh(
            boolean outgoing, @Nullable String sid, SdkGeneration generation) {
        return new CallMachine(
                outgoing,
                CallState.CONNECTING,
                sid,
                null,
                null,
                Awaiting.NOTHING,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                generation.connectsWithoutMedia());
    }

    /** What follows from {@code event}. */
    Step on(CallEvent event) {
        CallDraft draft = new CallDraft(this);
        boolean fitted =
                switch (state) {
                    case CONNECTING, RINGING -> CallSetup.on(draft, event);
                    case CONNECTED, RECONNECTING -> CallTalk.on(draft, event);
                    case DISCONNECTED -> false;
                };
        return fitted ? draft.step() : new Step(this, List.of(), false);
    }
}
