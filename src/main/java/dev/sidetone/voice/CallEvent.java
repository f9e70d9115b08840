package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

/** What can happen to a call. */
sealed interface CallEvent {
    /** The app placed the call. */
    record Started() implements CallEvent {}

    /** The app accepted an invite. */
    record Accepted() implements CallEvent {}

    /** The app ended the call. */
    record HungUp() implements CallEvent {}

    /** The app sends digits. */
    record DigitsPressed(String digits) implements CallEvent {}

    /** The peer's media takes no telephone-events. */
    record DigitsNotTaken(String digits) implements CallEvent {}

    /** The peer can be told of no digits; it can hear them. */
    record DigitsUnheard(String digits) implements CallEvent {}

    /** The offer or answer that was asked for is there. */
    record Described(String sdp) implements CallEvent {
        @Override
        public String toString() {
            return "Described";
        }
    }

    /** Media flows, for the first time or again. */
    record MediaConnected() implements CallEvent {}

    /** Media has stopped to flow. */
    record MediaInterrupted() implements CallEvent {}

    /** Media cannot go on. */
    record MediaFailed(VoiceError error) implements CallEvent {}

    /** The callee rings; {@code sdp} brings early media. */
    record RemoteRinging(String sid, @Nullable String sdp) implements CallEvent {}

    /** An answer: of the callee, to a reconnect invite, or to an ICE restart. */
    record RemoteAnswered(@Nullable String sid, @Nullable String sdp, @Nullable String reconnect)
            implements CallEvent {}

    /** The offer of an accepted call. */
    record RemoteOffered(String sdp, @Nullable String reconnect) implements CallEvent {}

    /** The peer restarts ICE. */
    record RemoteReinvited(String sdp) implements CallEvent {}

    /** The server ended the call. */
    record RemoteHungUp(@Nullable VoiceError error) implements CallEvent {}

    /** The caller gave up before the answer arrived. */
    record RemoteCancelled() implements CallEvent {}

    /** The peer pressed keys. */
    record RemoteDigits(String digits) implements CallEvent {}

    /** The server refused the token. */
    record Refused(VoiceError error) implements CallEvent {}

    /** The signaling connection broke, or could not be opened. */
    record SignalingLost(VoiceError error, boolean couldNotOpen) implements CallEvent {}

    /** The server has accepted the token on a new or a refreshed connection. */
    record SignalingReady() implements CallEvent {}

    /** The machine's own addresses are others than before. */
    record NetworkChanged() implements CallEvent {}

    /** A timer ran out. */
    record TimedOut(CallTimer timer) implements CallEvent {}
}
